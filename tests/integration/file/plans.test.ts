import { beforeAll, describe, expect, test } from 'vitest'
import { REQUETE_SUIVANTE } from '@/lib/attribution/mutations'
import { jourParis } from '@/lib/core/calendrier'
import { getPool, getPrisma } from '@/lib/core/db'
import { requeteExport } from '@/lib/export/data'
import { requeteCompte, requetePage } from '@/lib/file/data'
import { type FiltreFile, TRIS, triDe } from '@/lib/file/rules'
import { Prisma } from '@/lib/generated/prisma/client'
import { requeteMembres } from '@/lib/recherche/data'
import { requeteSommes } from '@/lib/statistique/data'
import { debutPeriode, PERIODE_USUELLE } from '@/lib/statistique/rules'
import { ecartsDeLaFile, resoudreFiltre } from '@/tests/support/file'
import { peupler, uuidDe } from '@/tests/support/peuplement'

const ORGANISMES = 50_000
const GRANDES = ['DemandeFile', 'Demande', 'Organisme', 'Compte', 'Membre', 'FileMot', 'Statistique']

let faute: string
let siret: string
beforeAll(async () => {
  await peupler(process.env.DATABASE_URL ?? '', ORGANISMES)
  const { rows } = await getPool().query<{ mot: string; siret: string }>(
    `SELECT (mots_de("raisonSociale"))[2] AS mot, siret FROM "Organisme" WHERE id = $1`,
    [uuidDe(1, 77)],
  )
  const { mot = '', siret: trouve = '' } = rows[0] ?? {}
  faute = `${mot.slice(0, 4)}${mot.charAt(5)}${mot.charAt(4)}${mot.slice(6)}`
  siret = trouve
}, 180_000)

type Noeud = { 'Node Type': string; 'Relation Name'?: string; Plans?: Noeud[] }
const noeuds = (noeud: Noeud): Noeud[] => [noeud, ...(noeud.Plans ?? []).flatMap(noeuds)]

/** How the plan of a statement reads the big tables: « Seq Scan DemandeFile », « Index Scan DemandeFile »… */
async function lectures(requete: Prisma.Sql): Promise<string[]> {
  const lignes = await getPrisma().$queryRaw<{ 'QUERY PLAN': [{ Plan: Noeud }] }[]>(Prisma.sql`EXPLAIN (FORMAT JSON) ${requete}`)
  const plan = lignes[0]?.['QUERY PLAN'][0].Plan
  return plan
    ? noeuds(plan).flatMap(({ 'Node Type': genre, 'Relation Name': nom }) =>
        GRANDES.includes(nom ?? '') ? [`${genre} ${nom}`] : [],
      )
    : []
}
const parIndex = async (requete: Prisma.Sql) => {
  const lues = await lectures(requete)
  expect(lues).not.toEqual([])
  expect(lues.filter((lue) => lue.startsWith('Seq'))).toEqual([])
}

const FILTRES: Partial<FiltreFile>[] = [
  {},
  { etat: 'en_attente' },
  { etat: 'refusee' },
  { nature: 'renouvellement' },
  { age: 'delai' },
  { age: 'alerte' },
  { age: 'retard' },
  { region: '93' },
  { departement: '75' },
  { forme: '7210' },
  { agent: uuidDe(3, 1) },
  { agent: 'aucun' },
  { agent: 'aucun', etat: 'en_attente' },
  { departement: '48', etat: 'refusee', nature: 'initiale' },
  { q: 'formation' },
  { q: '-formation' },
  { q: 'email:contact-77@organisme.test' },
  { q: 'personne-77@essai.test' },
  { q: 'nda:11000000077' },
  { q: 'apres:2020 avant:2024' },
]

describe(`with ${2 * ORGANISMES} demandes, no big table is read whole`, () => {
  test('the sample is a queue like any other', async () => {
    expect(await ecartsDeLaFile()).toEqual({ lignes: [], comptes: [], mots: [] })
  }, 120_000)

  test.each(FILTRES)('by %o', async (filtre) => {
    const resolu = await resoudreFiltre(filtre)
    const tri = triDe(resolu.filtre, resolu.criteres)
    await parIndex(requetePage(resolu, tri, { apres: null, avant: null }))
    await parIndex(requeteCompte(resolu))
  })

  test.each(TRIS)('sorted by %s, first page and next ones', async (tri) => {
    const resolu = await resoudreFiltre({})
    const valeur = tri.endsWith('nom') ? 'institut' : tri.endsWith('siret') ? siret : '1700000000000'
    const curseur = { valeur, id: uuidDe(4, 1) }
    for (const page of [
      { apres: null, avant: null },
      { apres: curseur, avant: null },
      { apres: null, avant: curseur },
    ])
      await parIndex(requetePage(resolu, tri, page))
  })

  test('by a name with a typing error, and by SIRET', async () => {
    for (const q of [faute, siret, `siret:${siret}`]) {
      const resolu = await resoudreFiltre({ q })
      const requete = requetePage(resolu, 'attente', { apres: null, avant: null })
      await parIndex(requete)
      expect((await getPrisma().$queryRaw<object[]>(requete)).length, q).toBeGreaterThan(0)
    }
    expect(Object.keys((await resoudreFiltre({ q: faute })).resolution.corrections)).toEqual([faute])
  })

  test('what a search asks first: a word, those like it, an address', async () => {
    await parIndex(Prisma.sql`SELECT 1 FROM "FileMot" WHERE mot >= ${faute} AND mot < ${`${faute}{`}`)
    await parIndex(Prisma.sql`SELECT mot FROM "FileMot" WHERE mot % ${faute}`)
    await parIndex(Prisma.sql`SELECT mot FROM "FileMot" WHERE mot = ANY(${[faute, siret]}) LIMIT 8`)
    await parIndex(Prisma.sql`SELECT (SELECT array_agg(o) FROM (${requeteMembres(Prisma.sql`saisi`)}) AS o)
      FROM unnest(${['personne-77@']}::text[]) AS saisi`)
    await parIndex(Prisma.sql`SELECT id FROM "Compte" WHERE role IN ('agent', 'administrateur')`)
  })

  test('the statistics of the usual period, and of the whole past, which only their sums are read whole for', async () => {
    const maintenant = new Date()
    const [aujourdhui, retard] = [`${jourParis(maintenant)}`, new Date(maintenant.getTime() - 72 * 3_600_000)]
    const demande = { aujourdhui, retard, jourRetard: `${jourParis(retard)}` }
    await parIndex(requeteSommes({ ...demande, debut: debutPeriode(PERIODE_USUELLE, maintenant) }))
    const tout = await lectures(requeteSommes({ ...demande, debut: null }))
    expect(tout.filter((lue) => lue.startsWith('Seq') && !lue.endsWith(' Statistique'))).toEqual([])
  })

  test('« Suivante », and what an export reads of the queue', async () => {
    await parIndex(REQUETE_SUIVANTE)
    const lues = await lectures(requeteExport(await resoudreFiltre({ q: siret }), 'attente'))
    expect(lues.filter((lue) => lue.endsWith(' DemandeFile'))).toEqual(['Index Scan DemandeFile'])
  })
})
