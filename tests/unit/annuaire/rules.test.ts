import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembler, DUREE_CACHE, estFraiche, lisible, typeDeVoie, voieDeLAdresse } from '@/lib/annuaire/rules'
import { lireRecherche, lireSirene, rechercheSchema, sireneSchema } from '@/lib/annuaire/schema'

test.each([
  ['3 RUE DE LA GAITE 75014 PARIS', '3 RUE DE LA GAITE'],
  ['BATIMENT 12345 3 RUE X 75014 PARIS 14', 'BATIMENT 12345 3 RUE X'],
  ['75014 PARIS', null],
  ['LE BOURG', 'LE BOURG'],
  ['[NON-DIFFUSIBLE]', null],
  [null, null],
])('the street of %j is %j', (adresse, voie) => {
  expect(voieDeLAdresse(adresse)).toBe(voie)
})

test.each([
  ['  A  B ', 'A B'],
  ['[ND]', null],
  ['12 [NON-DIFFUSIBLE]', null],
  [' ', null],
  [undefined, null],
])('%j reads %j', (valeur, attendu) => {
  expect(lisible(valeur)).toBe(attendu)
})

test('parts are joined, and one masked part masks the whole', () => {
  expect(assembler('12', null, typeDeVoie('AV'), 'DES ESSAIS')).toBe('12 AVENUE DES ESSAIS')
  expect(assembler(null, '', typeDeVoie('SENTE'), undefined)).toBe('SENTE')
  expect(assembler('12', '[ND]')).toBeNull()
  expect(assembler(null, typeDeVoie(null))).toBeNull()
})

test.each(['trouve', 'ferme', 'inconnu'] as const)('%s is fresh one millisecond before its time, not at it', (statut) => {
  const reponse = { statut } as Parameters<typeof estFraiche>[0]
  const a = (ms: number) => estFraiche(reponse, new Date(0), new Date(ms))
  expect([a(DUREE_CACHE[statut] - 1), a(DUREE_CACHE[statut]), a(DUREE_CACHE[statut] + 1)]).toEqual([true, false, false])
})

test('a register that changes the type of a field, or drops it, is still read', () => {
  const recherche = rechercheSchema.parse({
    results: [
      { nom_raison_sociale: 12, siege: 'x', complements: [], matching_etablissements: [{ siret: '1', date_fermeture: 'hier' }] },
    ],
  })
  expect(lireRecherche('1', recherche)).toMatchObject({
    statut: 'trouve',
    etablissement: { siret: '1', raisonSociale: null, ndas: [] },
  })
  expect(lireRecherche('2', recherche)).toEqual({ statut: 'inconnu' })
})

test('a person without a company name is called by first name and name', () => {
  const sirene = sireneSchema.parse({
    etablissement: {
      siret: '1',
      uniteLegale: { prenomUsuelUniteLegale: 'Camille', nomUniteLegale: 'ESSAI', nomUsageUniteLegale: null },
      adresseEtablissement: {},
      periodesEtablissement: [],
    },
  })
  expect(lireSirene('1', sirene)).toMatchObject({ statut: 'trouve', etablissement: { raisonSociale: 'Camille ESSAI' } })
  expect(lireSirene('2', sirene)).toEqual({ statut: 'inconnu' })
})

test('no JSON makes the readers throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (valeur) => {
      const recherche = rechercheSchema.safeParse({ results: [valeur, { matching_etablissements: [valeur] }] })
      if (recherche.success) lireRecherche('1', recherche.data)
      const sirene = sireneSchema.safeParse(valeur)
      if (sirene.success) lireSirene('1', sirene.data)
    }),
  )
})
