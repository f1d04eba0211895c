import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DELAIS } from '@/lib/core/delais'
import {
  adresseExport,
  adresseFile,
  ageDe,
  COMPTE_MAX,
  compteDe,
  dimensionDe,
  echeance,
  FILTRE_VIDE,
  limitesAge,
  triDe,
  triSuivant,
} from '@/lib/file/rules'
import { filtreFileSchema, lirePage, lireRequete } from '@/lib/file/schema'
import { lireRecherche } from '@/lib/recherche/rules'

const ID = '01980000-0000-7000-8000-000000000001'
const tout = { ...FILTRE_VIDE }

describe('the promise of 72 working hours', () => {
  const maintenant = new Date('2026-12-03T09:00:00Z') // a Thursday
  const limites = limitesAge(maintenant, DELAIS)

  test.each([
    ['2026-11-30T08:59:59.999Z', 'retard'],
    ['2026-11-30T09:00:00.000Z', 'alerte'],
    ['2026-11-30T09:00:00.001Z', 'alerte'],
    ['2026-12-01T08:59:59.999Z', 'alerte'],
    ['2026-12-01T09:00:00.000Z', 'delai'],
    ['2026-12-03T09:00:00.000Z', 'delai'],
  ] as const)('validated at %s: %s', (valideeLe, age) => {
    expect(ageDe(new Date(valideeLe), limites)).toBe(age)
  })

  test('is late when its end is past', () => {
    const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 * 24 * 3600 }), (valideeLe, secondes) => {
        const a = new Date(valideeLe.getTime() + secondes * 1000)
        const age = ageDe(valideeLe, limitesAge(a, DELAIS))
        if (age === 'retard') expect(echeance(valideeLe, DELAIS).getTime()).toBeLessThanOrEqual(a.getTime())
        else expect(echeance(valideeLe, DELAIS).getTime()).toBeGreaterThanOrEqual(a.getTime())
      }),
    )
  })
})

describe('the address of the queue', () => {
  const cas = {
    ...tout,
    ...({
      q: 'é&b',
      etat: 'en_attente',
      nature: 'initiale',
      age: 'retard',
      region: '11',
      departement: '2A',
      forme: '9220',
    } as const),
    ...({ agent: 'moi', tri: '-nom' } as const),
  }

  test('says what is filtered, and is read back', () => {
    expect(adresseFile(tout)).toBe('/admin/demandes')
    const [chemin, requete = ''] = adresseFile(cas).split('?')
    expect(chemin).toBe('/admin/demandes')
    expect(lireRequete(requete)).toEqual(cas)
    expect(adresseExport(cas, 'xlsx')).toBe(`/admin/demandes/export.xlsx?${requete}`)
  })

  test('holds the cursor of a page, whatever the name it comes after', () => {
    const curseur = { valeur: 'a~b & c', id: ID }
    const lue = (adresse: string) => Object.fromEntries(new URLSearchParams(adresse.split('?')[1]))
    expect(lirePage(lue(adresseFile(tout, { apres: curseur })), 'nom')).toEqual({ apres: curseur, avant: null })
    expect(lirePage(lue(adresseFile(tout, { avant: curseur })), 'nom')).toEqual({ apres: null, avant: curseur })
  })

  test.each([
    [{ q: ['a', 'b'], etat: 'inconnu', nature: 'autre', age: 'vieux', region: 'x', departement: '2C', forme: '1', agent: 'toi' }],
    [{ q: undefined, etat: ['en_attente'], tri: 'siret;DROP', departement: '0', agent: '0198' }],
    [{ q: '\0', etat: '', nature: '', age: '', region: '', departement: '', forme: '', agent: '', tri: '' }],
  ])('%o is read as the whole queue', (parametres) => {
    expect(filtreFileSchema.parse(parametres)).toEqual(tout)
  })

  test.each(['12', `abc~${ID}`, `~${ID}`, `12~${ID}x`, `99999999999999999~${ID}`])(
    'the cursor %s leads to the beginning',
    (apres) => {
      expect(lirePage({ apres }, 'attente').apres).toBeNull()
    },
  )

  test('a long search is cut, a lone surrogate replaced', () => {
    expect(filtreFileSchema.parse({ q: 'x'.repeat(10_000) }).q).toHaveLength(200)
    expect(filtreFileSchema.parse({ q: 'a\ud800' }).q?.isWellFormed()).toBe(true)
  })
})

describe('the order', () => {
  const tri = (q: string, voulu: '-nom' | null = null) => {
    const lecture = lireRecherche(q)
    return triDe({ tri: voulu }, lecture.ok ? lecture.criteres : [])
  }

  test('is the queue’s, unless dates are searched or another is asked for', () => {
    expect([tri(''), tri('ecole'), tri('avant:2026'), tri('-apres:2026'), tri('avant:2026', '-nom')]).toEqual([
      ...['attente', 'attente', '-date', '-date', '-nom'],
    ])
  })

  test('a header sorts, then the other way round', () => {
    expect([triSuivant('nom', 'attente'), triSuivant('nom', 'nom'), triSuivant('nom', '-nom')]).toEqual(['nom', '-nom', 'nom'])
  })
})

describe('counts', () => {
  test.each([
    [{}, { dimension: 'tout', valeur: '' }],
    [{ etat: 'acceptee' }, { dimension: 'tout', valeur: '' }],
    [
      { etat: 'acceptee', region: '11' },
      { dimension: 'region', valeur: '11' },
    ],
    [{ agent: 'moi' }, { dimension: 'agent', valeur: 'moi' }],
    [{ agent: 'aucun' }, null],
    [{ age: 'retard' }, null],
    [{ q: 'ecole' }, null],
    [{ region: '11', nature: 'initiale' }, null],
  ] as const)('of %o come from %o', (filtre, dimension) => {
    expect(dimensionDe({ ...tout, ...filtre })).toEqual(dimension)
  })

  test.each([
    [COMPTE_MAX - 1, { nombre: COMPTE_MAX - 1, plus: false }],
    [COMPTE_MAX, { nombre: COMPTE_MAX, plus: false }],
    [COMPTE_MAX + 1, { nombre: COMPTE_MAX, plus: true }],
  ])('%i rows read', (lues, compte) => {
    expect(compteDe(lues)).toEqual(compte)
  })
})
