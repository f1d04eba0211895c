import { expect, test } from 'vitest'
import { GET } from '@/app/api/communes/route'
import { communesDuCodePostal, deriverTerritoire, nomDeCommune } from '@/lib/organisme/communes'

test.each([
  ['75020', 'Paris', '75', 'Île-de-France'],
  ['75987', 'PARIS CEDEX 20', '75', 'Île-de-France'],
  ['69003', 'LYON 3EME', '69', 'Auvergne-Rhône-Alpes'],
  ['42000', 'ST ETIENNE', '42', 'Auvergne-Rhône-Alpes'],
  ['94150', 'RUNGIS', '94', 'Île-de-France'],
  ['13780', 'Riboux', '83', 'Provence-Alpes-Côte d’Azur'], // a code of Bouches-du-Rhône serves this commune of the Var
  ['13780', 'Cuges-les-Pins', '13', 'Provence-Alpes-Côte d’Azur'],
  ['20000', 'Ajaccio', '2A', 'Corse'],
  ['20200', 'bastia', '2B', 'Corse'],
  ['20600', 'Nulle Part', '2B', 'Corse'],
  ['20704', 'Ajaccio CEDEX 9', '2A', 'Corse'],
  ['20407', 'BASTIA CEDEX', '2B', 'Corse'],
  ['97110', 'Pointe-à-Pitre', '971', 'Guadeloupe'],
  ['97200', 'Fort de France', '972', 'Martinique'],
  ['97300', 'CAYENNE', '973', 'Guyane'],
  ['97400', 'St-Denis', '974', 'La Réunion'],
  ['97500', 'Saint-Pierre', '975', 'Saint-Pierre-et-Miquelon'],
  ['97600', 'Mamoudzou', '976', 'Mayotte'],
  ['97133', 'Gustavia', '977', 'Saint-Barthélemy'],
  ['97150', 'Marigot', '978', 'Saint-Martin'],
  ['98600', 'Uvea', '986', 'Wallis et Futuna'],
  ['98713', 'Papeete', '987', 'Polynésie française'],
  ['98800', 'NOUMEA', '988', 'Nouvelle-Calédonie'],
  ['57999', 'Ville inventée', '57', 'Grand Est'],
])('%s %s is in %s, %s', (codePostal, ville, codeDepartement, region) => {
  expect(deriverTerritoire(codePostal, ville)).toMatchObject({ codeDepartement, region })
})

test.each([
  ['98000', 'Monaco'],
  ['00100', 'Armées'],
  ['20999', 'Nulle Part'],
  ['abc', 'Paris'],
])('%s %s is nowhere', (codePostal, ville) => {
  expect(deriverTerritoire(codePostal, ville)).toBeNull()
})

test('the communes of a postal code, in order, with typographic apostrophes', () => {
  expect(communesDuCodePostal('13780')).toEqual([
    { code: '13030', nom: 'Cuges-les-Pins' },
    { code: '83105', nom: 'Riboux' },
  ])
  expect(communesDuCodePostal('75013')).toEqual([{ code: '75056', nom: 'Paris' }])
  expect(communesDuCodePostal('94240').map(({ nom }) => nom)).toEqual(['L’Haÿ-les-Roses'])
  expect(communesDuCodePostal('75987')).toEqual([])
})

test('a name gets its official spelling under its postal code only', () => {
  expect(nomDeCommune('42000', 'ST ETIENNE')).toBe('Saint-Étienne')
  expect(nomDeCommune('94240', "L'HAY LES ROSES")).toBe('L’Haÿ-les-Roses')
  expect(nomDeCommune('75001', 'LYON')).toBeNull()
})

const demander = async (recherche: string) => {
  const reponse = GET(new Request(`http://kairos.test/api/communes${recherche}`))
  return { statut: reponse.status, cache: reponse.headers.get('cache-control'), corps: await reponse.json() }
}

test('the address of the suggestions answers in JSON and may be kept', async () => {
  const attendu = { statut: 200, cache: 'public, max-age=86400', corps: [{ code: '75056', nom: 'Paris' }] }
  expect(await demander('?codePostal=75020')).toEqual(attendu)
  expect(await demander('?codePostal=75%20020')).toEqual(attendu)
  expect((await demander('?codePostal=99999')).corps).toEqual([])
})

test.each([
  [''],
  ['?codePostal='],
  ['?codePostal=7502'],
  ['?codePostal=2A004'],
  ['?codePostal=%00'],
  [`?codePostal=${'7'.repeat(5000)}`],
])('the address of the suggestions refuses « %s »', async (recherche) => {
  expect(await demander(recherche)).toMatchObject({
    statut: 400,
    cache: 'no-store',
    corps: { erreur: expect.stringMatching(/\.$/) },
  })
})
