import { beforeAll, describe, expect, test } from 'vitest'
import { getPool, getPrisma } from '@/lib/core/db'
import { compterFiles, listFile } from '@/lib/file/data'
import { tasserComptes } from '@/lib/file/mutations'
import type { FiltreFile, Tri } from '@/lib/file/rules'
import { makeAgent, makeDemande, makeOrganisme } from '@/tests/support/factories'
import { ecartsDeLaFile, lireFile, resoudreFiltre } from '@/tests/support/file'

const jour = (n: number) => new Date(Date.UTC(2026, 5, n, 8))
const RIEN = { lignes: [], comptes: [], mots: [] }

let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent({ nom: 'Alix Premier' })).id
  for (let n = 1; n <= 14; n++) {
    const { id: organismeId } = await makeOrganisme(
      n % 2 ? {} : { codeDepartement: '2A', codeRegion: '94', formeJuridique: '5710' },
    )
    await makeDemande({ statut: 'en_attente', organismeId, valideeLe: jour(n) })
  }
  for (let n = 15; n <= 28; n++) await makeDemande({ statut: n % 2 ? 'brouillon' : 'a_corriger', creeLe: jour(n) })
})

/** Every row, page after page, then back to the beginning. */
async function parcourir(filtre: Partial<FiltreFile>, tri: Tri) {
  const resolu = await resoudreFiltre(filtre)
  const pages = [await listFile(resolu, tri, { apres: null, avant: null })]
  for (let page = pages[0]; page?.suivante; pages.push(page))
    page = await listFile(resolu, tri, { apres: page.suivante, avant: null })
  for (let rang = pages.length - 1; rang > 0; rang--) {
    const avant = pages[rang]?.precedente ?? null
    expect((await listFile(resolu, tri, { apres: null, avant })).demandes).toEqual(pages[rang - 1]?.demandes)
  }
  return pages.map(({ demandes }) => demandes)
}

describe('order', () => {
  test('what awaits a decision comes first, the oldest before; then the others, the newest before; 25 a page', async () => {
    const pages = await parcourir({}, 'attente')
    expect(pages.map(({ length }) => length)).toEqual([25, 3])
    const toutes = pages.flat()
    expect(toutes.slice(0, 14).map(({ valideeLe }) => valideeLe)).toEqual(Array.from({ length: 14 }, (_, rang) => jour(rang + 1)))
    expect(toutes.slice(14).map(({ statut }) => statut)).toEqual(
      Array.from({ length: 14 }, (_, rang) => (rang % 2 ? 'brouillon' : 'a_corriger')),
    )
    expect(new Set(toutes.map(({ id }) => id)).size).toBe(28)
  })

  test.each([
    ['date', (a: string, b: string) => a <= b, 'trieLe'],
    ['nom', (a: string, b: string) => a <= b, 'nomTri'],
    ['siret', (a: string, b: string) => a <= b, 'siret'],
  ] as const)('by %s, and the other way round', async (tri, ordre, colonne) => {
    const { rows } = await getPool().query(`SELECT "demandeId" AS id, "${colonne}"::text COLLATE "C" AS cle FROM "DemandeFile"`)
    const cles = new Map(rows.map(({ id, cle }) => [id, cle]))
    const monte = (await parcourir({}, tri)).flat().map(({ id }) => id)
    for (const [rang, id] of monte.slice(1).entries()) expect(ordre(cles.get(monte[rang]), cles.get(id))).toBe(true)
    expect((await parcourir({}, `-${tri}`)).flat().map(({ id }) => id)).toEqual(monte.toReversed())
    expect(monte).toHaveLength(28)
  })
})

describe('filters', () => {
  const compter = async (filtre: Partial<FiltreFile>, options = {}) => {
    const { demandes } = await lireFile(filtre, options)
    const [comptes] = await compterFiles([await resoudreFiltre(filtre, options)])
    expect(comptes?.total).toEqual({ nombre: demandes.length, plus: false })
    return demandes.length
  }

  test('each alone, listed and counted alike', async () => {
    expect(await compter({ etat: 'en_attente' })).toBe(14)
    expect(await compter({ etat: 'annulee' })).toBe(0)
    expect(await compter({ departement: '2A' })).toBe(7)
    expect(await compter({ region: '94' })).toBe(7)
    expect(await compter({ forme: '5710' })).toBe(7)
    expect(await compter({ nature: 'modification' })).toBe(0)
    expect(await compter({ agent: 'moi', etat: 'en_attente' }, { moi: agentId })).toBe(0)
    expect(await compter({ agent: 'aucun', etat: 'en_attente' })).toBe(14)
    expect(await compter({ departement: '2A', etat: 'en_attente', nature: 'initiale' })).toBe(7)
  })

  test('age, from either side of each limit', async () => {
    const maintenant = new Date('2026-06-11T08:00:00Z') // a Thursday: late before Monday 8, soon before Tuesday 9
    const ages = async (age: FiltreFile['age']) =>
      (await lireFile({ age, etat: 'en_attente' }, { maintenant })).demandes.map(({ valideeLe }) => valideeLe?.getUTCDate())
    expect(await ages('retard')).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await ages('alerte')).toEqual([8])
    expect(await ages('delai')).toEqual([9, 10, 11, 12, 13, 14])
  })

  test('counts by state are exact where a sum is kept, and known for few rows otherwise', async () => {
    const tous = { brouillon: 7, en_attente: 14, a_corriger: 7, acceptee: 0, refusee: 0, annulee: 0 }
    const filtres = [
      {},
      { departement: '2A' },
      { nature: 'initiale', region: '94' },
      { etat: 'en_attente', age: 'retard' },
    ] as const
    const [exacts, une, deux, age] = await compterFiles(await Promise.all(filtres.map((filtre) => resoudreFiltre(filtre))))
    expect(exacts?.parStatut).toEqual(tous)
    expect(une?.parStatut).toEqual({ ...tous, brouillon: 0, en_attente: 7, a_corriger: 0 })
    expect(deux?.parStatut).toEqual(une?.parStatut)
    expect(age).toMatchObject({ parStatut: null, total: { plus: false } })
  })
})

describe('what the queue holds', () => {
  test('follows the demande, its organisme and its agent', async () => {
    expect(await ecartsDeLaFile()).toEqual(RIEN)
    const prisma = getPrisma()
    const demande = await makeDemande({ statut: 'en_attente' })
    const where = { id: demande.id }
    await prisma.demande.update({ where, data: { agentId, rgcCourriel: 'autre@rgc.test' } })
    await prisma.demande.update({ where, data: { statut: 'refusee' } })
    await prisma.organisme.update({
      where: { id: demande.organismeId },
      data: {
        raisonSociale: 'Zébulon et fils',
        ville: 'Nice',
        codeDepartement: '06',
        codeRegion: '93',
        courriel: 'z@zebulon.test',
      },
    })
    expect(await ecartsDeLaFile()).toEqual(RIEN)
    for (const q of ['zebulon', 'autre@rgc.test', 'z@zebulon.test'])
      expect((await lireFile({ q, agent: agentId, departement: '06' })).demandes, q).toMatchObject([
        { id: demande.id, statut: 'refusee', ville: 'Nice', agent: 'Alix Premier' },
      ])
    await prisma.demande.delete({ where: { id: (await makeDemande()).id } }).catch(() => undefined)
    expect(await ecartsDeLaFile()).toEqual(RIEN)
  })

  test('is the same once its counts are put together, by two at once, while demandes move', async () => {
    const comptes = async () => (await compterFiles([await resoudreFiltre({})]))[0]?.parStatut
    const avant = await comptes()
    await Promise.all([tasserComptes(), makeDemande({ statut: 'refusee' }), tasserComptes(), makeDemande({ statut: 'annulee' })])
    await tasserComptes()
    expect(await comptes()).toEqual({ ...avant, refusee: (avant?.refusee ?? 0) + 1, annulee: (avant?.annulee ?? 0) + 1 })
    const { rows } = await getPool().query(`SELECT count(*)::int AS n FROM "FileCompte" WHERE dimension = 'tout'`)
    expect(rows[0].n).toBe(5)
    expect(await ecartsDeLaFile()).toEqual(RIEN)
  })

  test('is made again from nothing, the same', async () => {
    await getPool().query('SELECT file_reconstruire()')
    expect(await ecartsDeLaFile()).toEqual(RIEN)
  })
})
