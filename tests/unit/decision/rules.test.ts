import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDeRecherche, plier, prevoirAcceptation } from '@/lib/decision/rules'

test.each([
  ['École de l’Œuvre', "ecole de l'oeuvre"],
  ['SAINT-ÉTIENNE', 'saint etienne'],
  ['Ægir\u00a0Formation', 'aegir formation'],
])('%s is folded to %s', (texte, plie) => {
  expect(plier(texte)).toBe(plie)
})

describe('patterns of a search', () => {
  test('nothing typed searches nothing', () => {
    expect(motifsDeRecherche(' \u00a0 ')).toBeNull()
  })

  test.each([
    ['999 010.051\u00a048425', '%99901005148425%'],
    ['9990', '%9990%'],
    ['999010051484251', null], // longer than a SIRET
    ['Atelier 12', null],
  ])('a SIRET in « %s »: %s', (saisie, siret) => {
    expect(motifsDeRecherche(saisie)?.siret).toBe(siret)
  })

  test('words of a name are looked for in their order', () => {
    expect(motifsDeRecherche('  École  gestes ')?.nom).toBe('%ecole%gestes%')
  })

  test('what has a meaning in a pattern is escaped', () => {
    expect(motifsDeRecherche('a_b%c\\d')).toMatchObject({ nom: '%a\\_b\\%c\\\\d%', courriel: '%a\\_b\\%c\\\\d%' })
  })

  test('whatever is typed, only the ends and the gaps between words are wild', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (saisie) => {
        const motifs = motifsDeRecherche(saisie)
        const sansEchappes = motifs?.courriel.slice(1, -1).replace(/\\[\\%_]/g, '') ?? ''
        expect(sansEchappes).not.toMatch(/[\\%_]/)
      }),
    )
  })
})

describe('what accepting would do', () => {
  const maintenant = new Date('2027-06-01T10:00:00Z')
  const acces = { statut: 'actif', debut: new Date('2026-03-10T09:00:00Z'), fin: new Date('2029-03-10T23:00:00Z') } as const

  test.each([
    ['initiale', null, 'ouvrir', '2030-06-01T22:00:00.000Z'],
    ['modification', acces, 'conserver', '2029-03-10T23:00:00.000Z'],
    ['renouvellement', acces, 'prolonger', '2032-03-10T23:00:00.000Z'],
    ['modification', { ...acces, statut: 'retire' }, 'ouvrir', '2030-06-01T22:00:00.000Z'],
  ] as const)('%s on %o', (nature, actuel, effet, fin) => {
    expect(prevoirAcceptation(nature, actuel, maintenant)).toEqual({ effet, fin: new Date(fin) })
  })
})
