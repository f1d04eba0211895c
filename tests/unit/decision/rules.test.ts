import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adresseFile, motifsDeRecherche, pagesPour, plier, prevoirAcceptation } from '@/lib/decision/rules'
import { fileSchema } from '@/lib/decision/schema'

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

describe('address of the queue', () => {
  test.each([
    [{ q: '', etat: null, page: 1 }, '/admin/demandes'],
    [{ q: 'é&b', etat: 'en_attente', page: 3 }, '/admin/demandes?q=%C3%A9%26b&etat=en_attente&page=3'],
  ] as const)('%o', (filtre, adresse) => {
    expect(adresseFile(filtre)).toBe(adresse)
  })

  test('reads back what it wrote', () => {
    const lu = fileSchema.parse(Object.fromEntries(new URLSearchParams('q=école&etat=refusee&page=2')))
    expect(lu).toEqual({ q: 'école', etat: 'refusee', page: 2 })
  })

  test.each([
    [{ q: ['a', 'b'], etat: 'inconnu', page: '0' }],
    [{ q: undefined, etat: ['en_attente'], page: '1.5' }],
    [{ q: { $gt: '' }, etat: '', page: '-1' }],
    [{ q: '\0', etat: null, page: '1e99' }],
  ])('%o is read as the whole queue', (parametres) => {
    expect(fileSchema.parse(parametres)).toEqual({ q: '', etat: null, page: 1 })
  })

  test('a long search is cut, a lone surrogate replaced', () => {
    expect(fileSchema.parse({ q: 'x'.repeat(10_000) }).q).toHaveLength(100)
    expect(fileSchema.parse({ q: 'a\ud800' }).q.isWellFormed()).toBe(true)
  })
})

test.each([
  [0, 1],
  [1, 1],
  [25, 1],
  [26, 2],
])('%i demandes make %i page(s)', (total, pages) => {
  expect(pagesPour(total)).toBe(pages)
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
