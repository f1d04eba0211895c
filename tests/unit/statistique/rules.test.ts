import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plafond } from '@/components/ui/graphique'
import { ajouterHeuresOuvrees, heuresOuvrees } from '@/lib/core/calendrier'
import {
  accesEnCours,
  ageAttente,
  centile,
  debutPeriode,
  echeances,
  histogrammeDelais,
  masquer,
  parCle,
  parSemaine,
  partDansLeDelai,
  type Somme,
} from '@/lib/statistique/rules'

const le = (iso: string) => new Date(iso)
const somme = (mesure: Somme['mesure'], jour: string, cle: string, nombre: number): Somme => ({ mesure, jour, cle, nombre })

describe('working hours between two instants', () => {
  test.each([
    ['the same instant', '2026-11-27T10:00:00Z', '2026-11-27T10:00:00Z', 0],
    ['the other way round', '2026-11-27T10:00:00Z', '2026-11-26T10:00:00Z', 0],
    ['an hour less a second', '2026-11-27T10:00:00Z', '2026-11-27T10:59:59Z', 0],
    ['an hour', '2026-11-27T10:00:00Z', '2026-11-27T11:00:00Z', 1],
    ['over a weekend', '2026-11-27T22:00:00Z', '2026-11-29T23:30:00Z', 1], // until Friday midnight in Paris, then from Monday's
    ['over 11 November', '2026-11-10T22:00:00Z', '2026-11-12T00:00:00Z', 2],
    ['a Sunday', '2026-11-29T08:00:00Z', '2026-11-29T20:00:00Z', 0],
    ['the night clocks change', '2026-10-23T22:00:00Z', '2026-10-25T23:00:00Z', 0],
  ])('%s', (_, debut, fin, heures) => expect(heuresOuvrees(le(debut), le(fin))).toBe(heures))

  test('are what adding them counts', () => {
    const instant = fc.date({ min: le('2024-01-01T00:00:00Z'), max: le('2030-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 500 }), (debut, heures) => {
        const fin = ajouterHeuresOuvrees(debut, heures)
        expect(heuresOuvrees(debut, fin)).toBe(heures)
        expect(heuresOuvrees(debut, new Date(fin.getTime() - 1))).toBe(heures - 1)
      }),
    )
  })
})

test.each([
  ['3', '2026-09-01'],
  ['12', '2025-12-01'],
  ['36', '2023-12-01'],
  ['tout', null],
] as const)('a period of %s months begins on the first of a month', (periode, debut) =>
  expect(debutPeriode(periode, le('2026-11-27T10:00:00Z'))).toBe(debut),
)
test('the current month is that of Paris', () => {
  expect(debutPeriode('3', le('2026-11-30T22:59:59Z'))).toBe('2026-09-01')
  expect(debutPeriode('3', le('2026-11-30T23:00:00Z'))).toBe('2026-10-01')
})

describe('weeks', () => {
  const sommes = [
    somme('recue', '2026-11-16', '', 3),
    somme('issue', '2026-11-16', 'acceptee', 2),
    somme('issue', '2026-11-23', 'refusee', 1),
    somme('issue', '2026-11-23', 'inconnue', 9),
    somme('delai', '2026-11-01', '5', 7),
  ]
  test('come one after the other, empty ones included, until the current one', () => {
    const semaines = parSemaine(sommes, '2026-11-04', le('2026-11-27T10:00:00Z'))
    expect(semaines.map(({ lundi }) => lundi)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
    expect(semaines.at(-2)).toEqual({ lundi: '2026-11-16', recues: 3, acceptee: 2, a_corriger: 0, refusee: 0, annulee: 0 })
    expect(semaines.at(-1)).toMatchObject({ recues: 0, refusee: 1 })
  })
  test('begin with the first one counted when the period is the whole past, or with the current one', () => {
    expect(parSemaine(sommes, null, le('2026-11-27T10:00:00Z'))[0]?.lundi).toBe('2026-11-16')
    expect(parSemaine([], null, le('2026-11-27T10:00:00Z')).map(({ lundi }) => lundi)).toEqual(['2026-11-23'])
  })
})

describe('delays', () => {
  const histogramme = (heures: number[]) => histogrammeDelais(heures.map((h) => somme('delai', '2026-11-01', String(h), 1)))
  test('median and 90th percentile are the nearest rank of all decisions', () => {
    expect(centile(histogramme([]), 0.5)).toBeNull()
    expect(centile(histogramme([7]), 0.9)).toBe(7)
    expect(centile(histogramme([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.5)).toBe(5)
    expect(centile(histogramme([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.9)).toBe(9)
    expect(centile(histogramme([100, 2, 2, 2]), 0.5)).toBe(2)
  })
  test('agree with sorted values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1 }), fc.constantFrom(0.5, 0.9), (heures, p) => {
        const triees = [...heures].sort((un, autre) => un - autre)
        expect(centile(histogramme(heures), p)).toBe(triees[Math.ceil(p * triees.length) - 1])
      }),
    )
  })
  test.each([
    [[70, 71, 72, 73], 0.5],
    [[71], 1],
    [[72], 0],
  ])('%o within 72 hours: %s', (heures, part) => expect(partDansLeDelai(histogramme(heures), 72)).toBe(part))
  test('no decision, no share', () => expect(partDansLeDelai(new Map(), 72)).toBeNull())
})

test('keys of a measure are added up, the largest first', () => {
  const sommes = [
    somme('region', '2026-10-01', '11', 1),
    somme('region', '2026-11-01', '84', 4),
    somme('region', '2026-11-01', '11', 2),
    somme('region', '2026-11-01', '53', 0),
  ]
  expect(parCle(sommes, 'region')).toEqual([
    { cle: '84', nombre: 4 },
    { cle: '11', nombre: 3 },
  ])
})

test('what awaits is counted by whole working days since its day', () => {
  // Friday 27 November 2026 in Paris; 26 is Thursday, 24 Tuesday, 23 Monday, 20 the Friday before.
  const jours = ['2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24', '2026-11-20', '2026-11-11']
  const sommes = jours.map((jour, rang) => somme('attente', jour, '', 10 ** rang))
  expect(ageAttente(sommes, le('2026-11-27T10:00:00Z'))).toEqual([1, 10, 100, 111000])
  expect(ageAttente([somme('attente', '2026-11-27', '', 1)], le('2026-11-30T10:00:00Z'))).toEqual([0, 1, 0, 0])
})

describe('accesses', () => {
  const sommes = [
    somme('acces', '2026-11-27', 'actif', 10),
    somme('acces', '2026-11-30', 'suspendu', 100),
    somme('acces', '2027-10-01', 'actif', 1000),
    somme('acces', '2027-11-01', 'actif', 10_000),
  ]
  test('are told apart when suspended', () => {
    expect(accesEnCours(sommes)).toEqual({ actifs: 11_010, suspendus: 100 })
  })
  test('end in one of the next twelve months, the current one included', () => {
    const mois = echeances(sommes, le('2026-11-27T10:00:00Z'))
    expect(mois).toHaveLength(12)
    expect(mois[0]).toEqual({ mois: '2026-11', nombre: 110 })
    expect(mois.at(-1)).toEqual({ mois: '2027-10', nombre: 1000 })
  })
})

describe('what the public may know', () => {
  const cacher = (nombres: number[]) => masquer(nombres.map((nombre) => ({ nombre }))).map(({ nombre }) => nombre)
  test.each([
    [[4], [null]],
    [[5], [5]],
    [[6], [6]],
    [
      [9, 3, 2],
      [9, null, null],
    ],
    [
      [9, 7, 3],
      [9, null, null],
    ],
    [
      [7, 7, 3],
      [null, 7, null],
    ],
    [[0], [null]],
  ])('%o → %o', (nombres, publics) => expect(cacher(nombres)).toEqual(publics))
  test('nothing under five is ever told, and never one hidden value alone beside others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2 }), (nombres) => {
        const publics = cacher(nombres)
        for (const nombre of publics) expect(nombre === null || nombre >= 5).toBe(true)
        expect(publics.filter((nombre) => nombre === null).length).not.toBe(1)
      }),
    )
  })
})

test.each([
  [0, 4],
  [4, 4],
  [5, 8],
  [9, 20],
  [17, 20],
  [39, 40],
  [101, 200],
  [12_345, 20_000],
])('the scale of bars up to %i ends at %i', (maximum, haut) => expect(plafond(maximum)).toBe(haut))
