import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleCommune,
  departementDuCodePostal,
  estCodePostal,
  formatSiret,
  formatTelephone,
  ndaInhabituel,
  normaliserNda,
  normaliserSiret,
  prefixeDe,
  verifierNda,
  verifierSiret,
} from '@/lib/organisme/rules'
import { siretInvente } from '@/tests/support/sirets'

const verdict = (siret: string) => {
  const resultat = verifierSiret(siret)
  return resultat.ok ? 'ok' : resultat.code
}

describe('SIRET', () => {
  test.each([
    ['35600000009075', 'ok'], // La Poste: sum of figures divisible by 5
    ['35600000000048', 'ok'], // La Poste: Luhn
    ['35600000000001', 'ok'], // La Poste: sum 15
    ['35600000000007', 'cle'], // La Poste: sum 21
    ['35600000009076', 'cle'],
    ['11122233344455', 'cle'], // Luhn holds for the whole, not for the SIREN
    ['99900001900015', 'cle'],
    ['00000000000000', 'cle'],
    ['', 'longueur'],
    ['9990000190001', 'longueur'],
    ['999000019000123', 'longueur'],
    ['9990000190001A', 'caracteres'],
    ['٩٩٩٠٠٠٠١٩٠٠٠١٢', 'caracteres'],
    ['999-000-01900012', 'caracteres'],
  ])('%s is %s', (siret, attendu) => {
    expect(verdict(siret)).toBe(attendu)
  })

  const siret = fc.tuple(fc.nat(99_999), fc.integer({ min: 1, max: 9_999 })).map(([graine, nic]) => siretInvente(graine, nic))

  test('every invented SIRET is valid, and no single figure of it may change', () => {
    fc.assert(
      fc.property(siret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (valide, rang, ecart) => {
        const faux = [...valide].map((c, i) => (i === rang ? String((Number(c) + ecart) % 10) : c)).join('')
        expect([verdict(valide), verdict(faux)]).toEqual(['ok', 'cle'])
      }),
    )
  })

  test('one key whatever stands between the figures, full-width figures included [SEC-I2] [SEC-I3]', () => {
    const separateur = fc.constantFrom('', ' ', '.', '\u00a0', '\u202f', '\n', '\r\n', '\t', '\u200b', '\u202a', '\ufeff')
    const large = (c: string) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)
    fc.assert(
      fc.property(siret, fc.array(separateur, { minLength: 15, maxLength: 15 }), fc.boolean(), (valide, entre, pleine) => {
        const saisie = [...valide].map((c, i) => `${entre[i]}${pleine ? large(c) : c}`).join('') + entre[14]
        expect(normaliserSiret(saisie)).toBe(valide)
      }),
    )
  })

  test('any text gets a verdict and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (texte) => {
        expect(['ok', 'caracteres', 'longueur', 'cle']).toContain(verdict(normaliserSiret(texte)))
      }),
    )
  })

  test('it is shown in groups that do not break, and read back the same', () => {
    expect(formatSiret('13000548121990')).toBe('130\u00a0005\u00a0481\u00a021990')
    expect(formatSiret('1300')).toBe('1300')
    fc.assert(fc.property(siret, (valide) => normaliserSiret(formatSiret(valide)) === valide))
  })
})

describe('NDA', () => {
  test.each([
    ['11 75 12345 67', '11751234567', 'ok', false],
    ['1193p002793', '1193P002793', 'ok', true],
    ['94.2A.12345.67', '942A1234567', 'ok', false],
    ['94-2b-12345-67', '942B1234567', 'ok', false],
    ['１１７５１２３４５６７', '11751234567', 'ok', false],
    ['ABCDEFGHIJK', 'ABCDEFGHIJK', 'ok', true],
    ['1175123456', '1175123456', 'longueur', true],
    ['117512345678', '117512345678', 'longueur', true],
    ['1175123456é', '1175123456É', 'caracteres', true],
    ['٩٩٩٠٠٠٠١٩٠٠', '٩٩٩٠٠٠٠١٩٠٠', 'caracteres', true],
  ])('%s', (saisie, normalise, attendu, inhabituel) => {
    const nda = normaliserNda(saisie)
    const resultat = verifierNda(nda)
    expect([nda, resultat.ok ? 'ok' : resultat.code, ndaInhabituel(nda)]).toEqual([normalise, attendu, inhabituel])
  })
})

test.each([
  ['+33123456789', '01 23 45 67 89'],
  ['+262692123456', '06 92 12 34 56'],
  ['+594594123456', '05 94 12 34 56'],
  ['+687251234', '+687 25 12 34'],
  ['+68940123456', '+689 40 12 34 56'],
  ['+4930123456', '+4930123456'],
])('telephone %s reads %s', (e164, attendu) => {
  expect(formatTelephone(e164)).toBe(attendu.replaceAll(' ', '\u00a0'))
})

describe('postal code', () => {
  test.each([
    ['01000', '01'],
    ['75987', '75'],
    ['95880', '95'],
    ['20000', '2A'],
    ['20137', '2A'],
    ['20200', '2B'],
    ['20600', '2B'],
    ['20303', null],
    ['97100', '971'],
    ['97133', '977'],
    ['97150', '978'],
    ['97200', '972'],
    ['97300', '973'],
    ['97400', '974'],
    ['97500', '975'],
    ['97600', '976'],
    ['98600', '986'],
    ['98713', '987'],
    ['98800', '988'],
    ['7500', null],
    ['٧٥٠٠١', null],
  ])('%s belongs to %s', (code, departement) => {
    expect(departementDuCodePostal(code)).toBe(departement)
  })

  test.each([
    ['75001', true],
    ['7500', false],
    ['750011', false],
    ['2A004', false],
    ['٧٥٠٠١', false],
  ])('%s is a code: %s', (code, attendu) => {
    expect(estCodePostal(code)).toBe(attendu)
  })
})

test.each([
  ['PARIS 7E ARRONDISSEMENT', 'paris'],
  ['Paris 7', 'paris'],
  ['LYON 3EME', 'lyon'],
  ['PARIS CEDEX 20', 'paris'],
  ['St-Étienne', 'saint etienne'],
  ['STE MARIE', 'sainte marie'],
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ['Marcq-en-Barœul (59)  ', 'marcq en baroeul'],
  ['CHALON S/ SAONE', 'chalon sur saone'],
  ['Estaing', 'estaing'],
])('commune %s has the key « %s »', (nom, cle) => {
  expect(cleCommune(nom)).toBe(cle)
})

test.each([
  ['Campus de l’estuaire', 'de '],
  ['Atelier', 'd’'],
  ['École du geste', 'd’'],
  ['Œuvre & <Savoir>', 'd’'],
  ['Institut', 'd’'],
  ['Habitat', 'de '],
  ['3 Rivières', 'de '],
])('%s is led to by « %s »', (nom, attendu) => expect(prefixeDe(nom)).toBe(attendu))
