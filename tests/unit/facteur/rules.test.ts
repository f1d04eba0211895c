import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  adresseTotp,
  codeTotp,
  grouperSecret,
  lireCodeSecours,
  lireCodeTotp,
  nouveauSecret,
  nouveauxCodes,
  PREUVE_VALABLE,
  pasDuCode,
  preuveRecente,
  retraitPermis,
} from '@/lib/facteur/rules'

// RFC 6238, appendix B, SHA-1: the last six of the eight figures.
const SECRET = Secret.fromLatin1('12345678901234567890').base32
const VECTEURS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const
const a = (secondes: number) => new Date(secondes * 1000)

describe('a code', () => {
  test.each(VECTEURS)('at %i s is that of RFC 6238', (secondes, code) => {
    expect(codeTotp(SECRET, a(secondes))).toBe(code)
    expect(pasDuCode(SECRET, code, null, a(secondes))).toBe(Math.floor(secondes / 30))
  })

  test('is right one step early or late, not two', () => {
    const pas = 40_000_000
    const code = codeTotp(SECRET, a(pas * 30))
    const lu = [-61, -31, -30, -1, 0, 29, 30, 59, 60].map((ecart) => pasDuCode(SECRET, code, null, a(pas * 30 + ecart)))
    expect(lu).toEqual([null, null, pas, pas, pas, pas, pas, pas, null])
  })

  test('serves once, and none older than the last one used', () => {
    const pas = 40_000_000
    const code = codeTotp(SECRET, a(pas * 30))
    expect([pas - 1, pas, pas + 1].map((dernier) => pasDuCode(SECRET, code, dernier, a(pas * 30)))).toEqual([pas, null, null])
  })

  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['１２３４５６', '123456'],
    ['12345', null],
    ['1234567', null],
    ['١٢٣٤٥٦', null],
    ['12345a', null],
    ['', null],
  ])('typed « %s » reads %s', (saisie, lu) => {
    expect(lireCodeTotp(saisie)).toBe(lu)
  })
})

test('a secret has 160 random bits, and its address says which service and account', () => {
  const secrets = new Set(Array.from({ length: 50 }, nouveauSecret))
  expect(secrets.size).toBe(50)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const adresse = new URL(adresseTotp(SECRET, 'camille@essai.test', 'Kairos'))
  expect(decodeURIComponent(adresse.pathname)).toContain('Kairos:camille@essai.test')
  expect(Object.fromEntries(adresse.searchParams)).toEqual({
    issuer: 'Kairos',
    secret: SECRET,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  expect(grouperSecret('ABCDEFGH')).toBe('ABCD EFGH')
})

test('recovery codes are ten, of 60 bits, and read however they are typed', () => {
  const codes = nouveauxCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(lireCodeSecours(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(code)
  }
  expect(lireCodeSecours('7F3K-9QXM')).toBeNull()
})

test('a proof is fresh for ten minutes', () => {
  const maintenant = a(1_800_000_000)
  const il_y_a = (ms: number) => new Date(maintenant.getTime() - ms)
  expect([0, PREUVE_VALABLE - 1, PREUVE_VALABLE].map((ms) => preuveRecente(il_y_a(ms), maintenant))).toEqual([true, true, false])
})

test.each([
  [true, 0, false],
  [true, 1, true],
  [false, 0, true],
])('a factor of a person who must have one (%s), with %i others, may go: %s', (exige, autres, permis) => {
  expect(retraitPermis(exige, autres)).toBe(permis)
})
