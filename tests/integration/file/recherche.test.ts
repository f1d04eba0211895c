import { beforeAll, describe, expect, test } from 'vitest'
import { resoudreUne } from '@/lib/recherche/data'
import { lireRecherche } from '@/lib/recherche/rules'
import { makeCompte, makeDemande, makeMembre, makeOrganisme } from '@/tests/support/factories'
import { lireFile } from '@/tests/support/file'

const noms = async (q: string) => (await lireFile({ q })).demandes.map(({ raisonSociale }) => raisonSociale).sort()
const jour = (n: number) => new Date(Date.UTC(2026, 5, n, 8))

const ECOLE = {
  raisonSociale: 'École de l’Œuvre Saint-Étienne',
  enseigne: 'Ça & là',
  courriel: 'bonjour@ecole.test',
  nda: '1193P002793',
}
const CENT = { raisonSociale: 'Cent % pratique', courriel: 'a_b@cent.test' }
const CENTRE = { raisonSociale: 'Centre de formation du cheval', courriel: 'axb@centre.test' }

let siret: string
beforeAll(async () => {
  const ecole = await makeOrganisme(ECOLE)
  siret = ecole.siret
  const membre = await makeCompte({ email: 'lea.membre@ailleurs.test' })
  await makeMembre(ecole.id, membre.id)
  await makeDemande({
    statut: 'acceptee',
    organismeId: ecole.id,
    valideeLe: jour(1),
    personnes: { rgcCourriel: 'rgc.unique@ailleurs.test' },
  })
  for (const [rang, organisme] of [CENT, CENTRE].entries()) {
    const { id } = await makeOrganisme(organisme)
    await makeDemande({ statut: 'refusee', organismeId: id, valideeLe: jour(2 + rang) })
  }
})

describe('finds the école', () => {
  test('by SIRET, whole or from its beginning, whatever is typed around the figures', async () => {
    const groupe = siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, ' $1\u00a0$2.$3 $4 ')
    for (const q of [siret, groupe, `siret:${siret}`, `siret:${siret.slice(0, 12)}`, siret.slice(0, 12)])
      expect(await noms(q), q).toEqual([ECOLE.raisonSociale])
  })

  test.each([
    ['école de l’œuvre'],
    ["ECOLE DE L'OEUVRE"],
    ['etienne saint'],
    ['saint-étienne'],
    ['nom:"oeuvre saint"'],
    ['CA & LA'],
    ['oeuv'],
    ['bonjour@ECOLE.test'],
    ['email:bonjour'],
    ['email:@ecole.test'],
    ['lea.membre@'],
    ['email:lea.m'],
    ['rgc.unique@ailleurs.test'],
    ['nda:1193P'],
    ['1193P002793'],
    ['etat:acceptee ecole'],
    ['avant:2026-06-02'],
    ['-etat:refusee'],
    ['-pratique -formation'],
    ['-email:@cent.test -email:axb@centre.test'],
  ])('by « %s »', async (q) => {
    expect(await noms(q)).toEqual([ECOLE.raisonSociale])
  })

  test.each([
    ['ecloe', 'two letters swapped'],
    ['ecle', 'one left out'],
    ['eccole', 'one added'],
    ['ecqle', 'one changed'],
    ['étiene', 'one left out, with an accent'],
    ['ettiennes', 'two letters apart'],
  ])('in spite of a typing error: « %s » (%s)', async (q) => {
    expect(await noms(q)).toEqual([ECOLE.raisonSociale])
  })
})

describe('reads as plain text', () => {
  test.each([
    ['cent %', [CENT.raisonSociale, CENTRE.raisonSociale]],
    ['email:a_b@', [CENT.raisonSociale]],
    ['email:a%', []],
    ['email:lea_membre', []],
    ["' OR true --", []],
    ['ecole pratique', []],
  ])('« %s »', async (q, attendu) => {
    expect(await noms(q)).toEqual(attendu)
  })
})

test('a known word is left as it is, one that is like none has no other', async () => {
  const corriger = async (q: string) => {
    const lecture = lireRecherche(q)
    return (await resoudreUne(lecture.ok ? lecture.criteres : [])).corrections
  }
  expect(await corriger('ecole form cheval zzzzzzz xyz chevaux etieme')).toEqual({
    zzzzzzz: [],
    xyz: [],
    chevaux: ['cheval'],
    etieme: ['etienne'],
  })
})

test('a search by dates is read from the newest on', async () => {
  const { demandes } = await lireFile({ q: 'apres:2026-06-02' })
  expect(demandes.map(({ raisonSociale }) => raisonSociale)).toEqual([CENTRE.raisonSociale, CENT.raisonSociale])
})
