import { expect, test } from 'vitest'
import { FORMES_JURIDIQUES, libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { REFUS_NDA, REFUS_SIRET } from '@/lib/organisme/labels'
import { normaliserTelephone, organismeSchema, siretSchema } from '@/lib/organisme/schema'
import { TERRITOIRES, territoireDuDepartement } from '@/lib/organisme/territoires'
import { siretInvente } from '@/tests/support/sirets'

const SAISIE = {
  formeJuridique: '9220',
  raisonSociale: '  Institut des  Métiers ',
  complementNom: '',
  nda: '11 75 12345 67',
  telephone1: '01.23.45.67.89',
  telephone2: ' ',
  courriel: 'Contact@Institut.test',
  voie: '12 rue des Essais',
  codePostal: '75 020',
  ville: 'Paris',
}

/** The first sentence of each wrong field. */
function erreurs(saisie: Record<string, unknown>): Record<string, string> {
  const issues = organismeSchema.safeParse({ ...SAISIE, ...saisie }).error?.issues ?? []
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]))
}

test('what was typed becomes what is stored', () => {
  expect(organismeSchema.parse({ ...SAISIE, role: 'agent', siret: '1' })).toEqual({
    formeJuridique: '9220',
    raisonSociale: 'Institut des Métiers',
    complementNom: null,
    enseigne: null,
    nda: '11751234567',
    telephone1: '+33123456789',
    telephone2: null,
    courriel: 'contact@institut.test',
    voie: '12 rue des Essais',
    immeuble: null,
    mentionsDistribution: null,
    codePostal: '75020',
    ville: 'Paris',
  })
})

test('an empty form gets one sentence per required field', () => {
  const issues = organismeSchema.safeParse({}).error?.issues ?? []
  expect(issues.map((issue) => [issue.path[0], issue.message])).toEqual([
    ['formeJuridique', 'Choisissez une forme juridique dans la liste.'],
    ['raisonSociale', 'Saisissez la raison sociale.'],
    ['nda', 'Saisissez un numéro de déclaration d’activité.'],
    ['courriel', 'Saisissez une adresse e-mail.'],
    ['voie', 'Saisissez le numéro et le libellé de la voie.'],
    ['codePostal', 'Saisissez un code postal.'],
    ['ville', 'Saisissez la ville.'],
  ])
})

const TOUS = Object.keys(organismeSchema.shape)
test.each(TOUS)('%s refuses what is not text, NUL and a huge value with one sentence [SEC-A7] [SEC-A11]', (champ) => {
  for (const hostile of [{ $gt: '' }, ['a'], 1, true, new File(['a'], 'a.txt'), 'a\0b', 'a'.repeat(1_000_000)]) {
    expect(erreurs({ [champ]: hostile })).toEqual({ [champ]: expect.stringMatching(/^\p{Lu}.*\.$/u) })
  }
})

test.each([
  [{ raisonSociale: 'Acme\r\nBcc: x@y.test' }],
  [{ ville: 'Paris\nLyon' }],
  [{ courriel: 'a@b.test\r\nBcc: x@y.test' }],
  [{ courriel: 'a＠b.test' }],
  [{ courriel: '"a@evil.test"@b.test' }],
  [{ enseigne: 'x'.repeat(61) }],
  [{ formeJuridique: '0001' }],
  [{ formeJuridique: '__proto__' }],
  [{ codePostal: '2A004' }],
  [{ codePostal: '٧٥٠٢٠' }],
  [{ nda: '117512345' }],
  [{ telephone1: '+1 212 555 0123' }],
])('refused: %j [SEC-I3] [SEC-I4] [SEC-I6]', (saisie) => {
  expect(Object.keys(erreurs(saisie))).toEqual(Object.keys(saisie))
})

test('names keep their emoji, their markup and no bidirectional trick [SEC-C4]', () => {
  const { raisonSociale } = organismeSchema.parse({ ...SAISIE, raisonSociale: '<b>\u202eÉcole\u202c 👩‍🏫</b>' })
  expect(raisonSociale).toBe('<b>École 👩‍🏫</b>')
})

test('a SIRET is stored without separators, and each refusal has its sentence', () => {
  const siret = siretInvente(1)
  expect(siretSchema.parse(` ${siret.slice(0, 3)}\u00a0${siret.slice(3, 9)}.${siret.slice(9)}\n`)).toBe(siret)
  const message = (saisie: unknown) => siretSchema.safeParse(saisie).error?.issues[0]?.message
  expect(['12', 'ABC', '11122233344455', ' ', undefined, {}].map(message)).toEqual([
    REFUS_SIRET.longueur,
    REFUS_SIRET.caracteres,
    REFUS_SIRET.cle,
    ...Array(3).fill('Saisissez un numéro SIRET.'),
  ])
  expect(erreurs({ nda: '1' })).toEqual({ nda: REFUS_NDA.longueur })
  expect(erreurs({ nda: '1175123456*' })).toEqual({ nda: REFUS_NDA.caracteres })
})

test.each([
  ['01 23 45 67 89', '+33123456789'],
  ['01.23.45.67.89', '+33123456789'],
  ['01-23-45-67-89', '+33123456789'],
  ['+33 (0)1 23 45 67 89', '+33123456789'],
  ['0033 1 23 45 67 89', '+33123456789'],
  ['０１２３４５６７８９', '+33123456789'],
  ['01\u00a023\u202f45\u00a067\u00a089', '+33123456789'],
  ['0800 123 456', '+33800123456'],
  ['0590 12 34 56', '+590590123456'],
  ['0690 12 34 56', '+590690123456'],
  ['0594 12 34 56', '+594594123456'],
  ['0696 12 34 56', '+596696123456'],
  ['0262 12 34 56', '+262262123456'],
  ['0692 12 34 56', '+262692123456'],
  ['+262 692 12 34 56', '+262692123456'],
  ['0269 61 23 45', '+262269612345'],
  ['+508 41 12 34', '+508411234'],
  ['+687 25 12 34', '+687251234'],
  ['+689 40 12 34 56', '+68940123456'],
  ['+681 72 12 34', '+681721234'],
  ['01 23 45 67', null],
  ['3949', null],
  ['+32 2 123 45 67', null],
  ['01 23 45 67 89 ext. 12', null],
  ['appelez-moi', null],
  ['<script>', null],
])('telephone « %s » is %s', (saisie, attendu) => {
  expect(normaliserTelephone(saisie)).toBe(attendu)
})

test('the legal categories are the whole nomenclature', () => {
  expect(FORMES_JURIDIQUES).toHaveLength(260)
  expect(new Set(FORMES_JURIDIQUES.map((forme) => forme.code)).size).toBe(260)
  for (const { code, libelle } of FORMES_JURIDIQUES) {
    expect(code).toMatch(/^\d{4}$/)
    expect(libelle).toMatch(/^[\p{Lu}(][^'&;]+[^\s]$/u)
  }
  expect(libelleFormeJuridique('5710')).toBe('SAS, société par actions simplifiée')
  expect(libelleFormeJuridique('6544')).toBe('Société civile immobilière d’accession progressive à la propriété')
  expect(libelleFormeJuridique('0001')).toBeNull()
})

test('the territories are 101 départements and 6 collectivités, each with its région', () => {
  expect(TERRITOIRES).toHaveLength(107)
  expect(new Set(TERRITOIRES.map((territoire) => territoire.codeRegion)).size).toBe(24)
  expect(territoireDuDepartement('2A')).toEqual({
    codeDepartement: '2A',
    departement: 'Corse-du-Sud',
    codeRegion: '94',
    region: 'Corse',
  })
  expect(territoireDuDepartement('988')?.region).toBe('Nouvelle-Calédonie')
  expect(territoireDuDepartement('980')).toBeNull()
})
