import { beforeAll, describe, expect, test } from 'vitest'
import { compterParStatut, listDemandesEnFile } from '@/lib/decision/data'
import { fileSchema } from '@/lib/decision/schema'
import { makeCompte, makeDemande, makeMembre, makeOrganisme } from '@/tests/support/factories'

const jour = (n: number) => new Date(Date.UTC(2026, 5, n, 8))
const lire = async (parametres: Record<string, string>) => listDemandesEnFile(fileSchema.parse(parametres))
const noms = async (q: string) => (await lire({ q })).map(({ raisonSociale }) => raisonSociale)

const CHERCHES = {
  ecole: { raisonSociale: 'École de l’Œuvre Saint-Étienne', enseigne: 'Ça & là', courriel: 'bonjour@ecole.test' },
  cent: { raisonSociale: 'Cent % pratique', courriel: 'a_b@cent.test' },
  centre: { raisonSociale: 'Centre a-b pratique', courriel: 'axb@centre.test' },
} as const

let siret: string
beforeAll(async () => {
  const ecole = await makeOrganisme(CHERCHES.ecole)
  siret = ecole.siret
  const membre = await makeCompte({ email: 'lea.membre@ailleurs.test' })
  await makeMembre(ecole.id, membre.id)
  await makeDemande({
    statut: 'acceptee',
    organismeId: ecole.id,
    valideeLe: jour(1),
    personnes: { rgcCourriel: 'rgc.unique@ailleurs.test' },
  })
  for (const organisme of [CHERCHES.cent, CHERCHES.centre]) {
    const { id } = await makeOrganisme(organisme)
    await makeDemande({ statut: 'refusee', organismeId: id, valideeLe: jour(2) })
  }
  for (let n = 3; n <= 16; n++) await makeDemande({ statut: 'en_attente', valideeLe: jour(n) })
  for (let n = 17; n <= 28; n++) await makeDemande({ statut: n % 2 ? 'brouillon' : 'a_corriger', creeLe: jour(n) })
})

describe('order', () => {
  test('what awaits a decision comes first, the oldest before; then the others, the newest before; 25 a page', async () => {
    const page1 = await lire({})
    const page2 = await lire({ page: '2' })
    expect([page1.length, page2.length]).toEqual([25, 4])
    const attente = page1.filter(({ statut }) => statut === 'en_attente')
    expect(page1.slice(0, 14)).toEqual(attente)
    expect(attente.map(({ valideeLe }) => valideeLe)).toEqual(Array.from({ length: 14 }, (_, rang) => jour(rang + 3)))
    const autres = [...page1.slice(14), ...page2]
    expect(autres.slice(0, 12).map(({ statut }) => statut)).toEqual(
      Array.from({ length: 12 }, (_, rang) => (rang % 2 ? 'brouillon' : 'a_corriger')),
    )
    expect(autres.at(-1)?.raisonSociale).toBe(CHERCHES.ecole.raisonSociale)
    expect(new Set([...page1, ...page2].map(({ id }) => id)).size).toBe(29)
  })

  test('one state alone, and how many there are of each', async () => {
    expect((await lire({ etat: 'refusee' })).map(({ statut }) => statut)).toEqual(['refusee', 'refusee'])
    expect(await lire({ etat: 'annulee' })).toEqual([])
    expect(await compterParStatut({ q: '' })).toEqual({
      brouillon: 6,
      en_attente: 14,
      a_corriger: 6,
      acceptee: 1,
      refusee: 2,
      annulee: 0,
    })
  })
})

describe('search', () => {
  test('by SIRET, whole or in part, whatever is typed around the figures', async () => {
    const groupe = siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, ' $1\u00a0$2.$3 $4 ')
    for (const q of [siret, groupe]) expect(await noms(q)).toEqual([CHERCHES.ecole.raisonSociale])
    expect(await noms(siret.slice(0, 12))).toContain(CHERCHES.ecole.raisonSociale)
  })

  test.each([
    ['école de l’œuvre'],
    ["ECOLE DE L'OEUVRE"],
    ['ecole saint etienne'],
    ['saint-étienne'],
    ['CA & LA'],
    ['bonjour@ECOLE.test'],
    ['lea.membre@'],
    ['rgc.unique@ailleurs.test'],
  ])('%s finds the école', async (q) => {
    expect(await noms(q)).toEqual([CHERCHES.ecole.raisonSociale])
  })

  test.each([
    ['cent %', [CHERCHES.cent.raisonSociale]],
    ['%', [CHERCHES.cent.raisonSociale]],
    ['a_b', [CHERCHES.cent.raisonSociale]],
    ['\\', []],
    ["' OR true --", []],
    ['étienne saint', []],
  ])('« %s » is plain text', async (q, attendu) => {
    expect(await noms(q)).toEqual(attendu)
  })

  test('counts in every state, and lists in the one chosen', async () => {
    expect(await compterParStatut({ q: 'pratique' })).toMatchObject({ refusee: 2, en_attente: 0 })
    expect(await lire({ q: 'pratique', etat: 'en_attente' })).toEqual([])
  })
})
