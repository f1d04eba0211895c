import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'

process.env.NEXTAUTH_SECRET = 'secret-of-the-unit-tests-0123456789abcdef'
const { chiffrer, dechiffrer, nouveauJeton, sha256 } = await import('@/lib/core/chiffrement')

describe('chiffrer and dechiffrer', () => {
  test('give any text back, for the same purpose only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texte) => {
        const valeur = chiffrer('courriel', texte)
        expect(dechiffrer('courriel', valeur)).toBe(texte)
        expect(dechiffrer('inscription', valeur)).toBeNull()
      }),
      { numRuns: 50 },
    )
  })

  test('never write the same text the same way, nor in clear', () => {
    const valeurs = Array.from({ length: 50 }, () => chiffrer('courriel', 'jeanne@essai.test'))
    expect(new Set(valeurs).size).toBe(50)
    expect(valeurs.filter((valeur) => Buffer.from(valeur, 'base64url').includes('jeanne'))).toEqual([])
  })

  test('refuse a value in which any bit has changed', () => {
    const bytes = Buffer.from(chiffrer('courriel', 'un texte'), 'base64url')
    for (let rang = 0; rang < bytes.length * 8; rang += 1) {
      const autre = Buffer.from(bytes)
      autre.writeUInt8(autre.readUInt8(rang >> 3) ^ (1 << (rang & 7)), rang >> 3)
      expect(dechiffrer('courriel', autre.toString('base64url')), `bit ${rang}`).toBeNull()
    }
  })

  test('refuse a value cut short, lengthened, or that was never one', () => {
    const valeur = chiffrer('courriel', 'un texte')
    for (let longueur = 0; longueur < valeur.length; longueur += 1) {
      const lu = dechiffrer('courriel', valeur.slice(0, longueur))
      expect(lu === null || Buffer.from(valeur.slice(0, longueur), 'base64url').equals(Buffer.from(valeur, 'base64url'))).toBe(
        true,
      )
    }
    expect(dechiffrer('courriel', `${valeur}AAAA`)).toBeNull()
    for (const autre of ['', 'é', '{}', '=', 'A'.repeat(200)]) expect(dechiffrer('courriel', autre)).toBeNull()
  })

  describe('with another secret', () => {
    let autre: typeof import('@/lib/core/chiffrement')
    beforeAll(async () => {
      vi.resetModules()
      process.env.NEXTAUTH_SECRET = 'another-secret-of-the-tests-0123456789abc'
      autre = await import('@/lib/core/chiffrement')
    })

    test('nothing can be read', () => {
      const valeur = autre.chiffrer('courriel', 'un texte')
      expect(autre.dechiffrer('courriel', valeur)).toBe('un texte')
      expect(dechiffrer('courriel', valeur)).toBeNull()
    })
  })
})

test('sha256 is the standard one (FIPS 180-4), of a text as of its bytes', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256(new TextEncoder().encode('été'))).toBe(sha256('été'))
})

test('a token has 256 random bits, and only its fingerprint is to be kept', () => {
  const jetons = Array.from({ length: 500 }, nouveauJeton)
  expect(new Set(jetons.map(({ jeton }) => jeton)).size).toBe(500)
  for (const { jeton, empreinte } of jetons) {
    expect(jeton).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(Buffer.from(jeton, 'base64url')).toHaveLength(32)
    expect(empreinte).toBe(sha256(jeton))
  }
})
