import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { debutRenouvellement, estEnCours, estOuvert, ouvrirPeriode, prolongerPeriode } from '@/lib/acces/rules'
import { dernierJour, jourParis } from '@/lib/core/calendrier'

const le = (iso: string) => new Date(iso)
describe('opening', () => {
  // [accepted, exclusive end, last open day as people read it]
  test.each([
    ['an ordinary day', '2026-11-22T10:00:00Z', '2029-11-22T23:00:00.000Z', '22 novembre 2029'],
    ['29 February', '2028-02-29T10:00:00Z', '2031-02-28T23:00:00.000Z', '28 février 2031'],
    ['28 February before a leap year', '2025-02-28T10:00:00Z', '2028-02-28T23:00:00.000Z', '28 février 2028'],
    ['23:30 UTC in winter is tomorrow in Paris', '2026-12-31T23:30:00Z', '2030-01-01T23:00:00.000Z', '1er janvier 2030'],
    ['22:59:59 UTC in winter is still today', '2026-12-31T22:59:59Z', '2029-12-31T23:00:00.000Z', '31 décembre 2029'],
    ['22:30 UTC in summer is tomorrow in Paris', '2026-07-14T22:30:00Z', '2029-07-15T22:00:00.000Z', '15 juillet 2029'],
    ['23:30 UTC on 28 February is a leap day in Paris', '2028-02-28T23:30:00Z', '2031-02-28T23:00:00.000Z', '28 février 2031'],
    ['an end on the night of summer time', '2023-03-29T10:00:00Z', '2026-03-29T22:00:00.000Z', '29 mars 2026'],
    ['an end on the eve of summer time', '2023-03-28T10:00:00Z', '2026-03-28T23:00:00.000Z', '28 mars 2026'],
    ['an end on the night of winter time', '2023-10-25T10:00:00Z', '2026-10-25T23:00:00.000Z', '25 octobre 2026'],
    ['an end on the eve of winter time', '2023-10-24T10:00:00Z', '2026-10-24T22:00:00.000Z', '24 octobre 2026'],
    ['accepted in the hour that happens twice', '2026-10-25T00:30:00Z', '2029-10-25T22:00:00.000Z', '25 octobre 2029'],
    ['accepted just after the missing hour', '2026-03-29T01:00:00Z', '2029-03-29T22:00:00.000Z', '29 mars 2029'],
  ])('%s', (_, acceptation, fin, dernier) => {
    const periode = ouvrirPeriode(le(acceptation))
    expect(periode.debut).toEqual(le(acceptation))
    expect(periode.fin.toISOString()).toBe(fin)
    expect(dernierJour(periode.fin)).toBe(dernier)
  })
})

describe('renewal', () => {
  const periode = ouvrirPeriode(le('2026-11-22T10:00:00Z')) // until 22 November 2029

  test.each([
    ['before the end, it runs from the end', '2029-10-01T10:00:00Z', '2026-11-22T10:00:00.000Z', '2032-11-22T23:00:00.000Z'],
    ['in the last instant too', '2029-11-22T22:59:59.999Z', '2026-11-22T10:00:00.000Z', '2032-11-22T23:00:00.000Z'],
    ['at the end, it runs from its acceptance', '2029-11-22T23:00:00Z', '2029-11-22T23:00:00.000Z', '2032-11-23T23:00:00.000Z'],
    ['long after the end as well', '2031-05-05T08:00:00Z', '2031-05-05T08:00:00.000Z', '2034-05-05T22:00:00.000Z'],
  ])('%s', (_, acceptation, debut, fin) => {
    const suite = prolongerPeriode(periode, le(acceptation))
    expect([suite.debut.toISOString(), suite.fin.toISOString()]).toEqual([debut, fin])
  })

  test('of an access opened on 29 February stays on the 28th', () => {
    const bissextile = ouvrirPeriode(le('2028-02-29T10:00:00Z'))
    expect(dernierJour(prolongerPeriode(bissextile, le('2031-01-15T10:00:00Z')).fin)).toBe('28 février 2034')
  })

  // [last open day, first instant of the day three months before it, in Paris]
  test.each([
    ['2026-11-22T10:00:00Z', '2029-08-21T22:00:00.000Z'],
    ['2026-05-31T10:00:00Z', '2029-02-27T23:00:00.000Z'], // no 31 February: the 28th
    ['2025-05-31T10:00:00Z', '2028-02-28T23:00:00.000Z'], // a leap year: the 29th
    ['2026-06-29T10:00:00Z', '2029-03-28T22:00:00.000Z'], // from the winter time of the start to summer time
  ])('of an access accepted on %s can be asked from %s', (acceptation, debut) => {
    expect(debutRenouvellement(ouvrirPeriode(le(acceptation))).toISOString()).toBe(debut)
  })
})

describe('open or closed', () => {
  const periode = ouvrirPeriode(le('2026-11-22T10:00:00Z'))
  const autour = (instant: Date, ecart: number) => new Date(instant.getTime() + ecart)

  test.each([
    ['one millisecond before the start', autour(periode.debut, -1), false, true],
    ['at the start', periode.debut, true, true],
    ['one millisecond after the start', autour(periode.debut, 1), true, true],
    ['in the last second', autour(periode.fin, -1000), true, true],
    ['in the last millisecond', autour(periode.fin, -1), true, true],
    ['at the end', periode.fin, false, false],
    ['one millisecond after the end', autour(periode.fin, 1), false, false],
  ])('%s', (_, instant, ouvert, enCours) => {
    expect(estOuvert({ ...periode, statut: 'actif' }, instant)).toBe(ouvert)
    expect(estEnCours({ ...periode, statut: 'actif' }, instant)).toBe(enCours)
  })

  test.each([
    ['actif', true, true],
    ['suspendu', false, true],
    ['retire', false, false],
    ['expire', false, false],
  ] as const)('an access %s', (statut, ouvert, enCours) => {
    expect(estOuvert({ ...periode, statut }, le('2027-01-01T10:00:00Z'))).toBe(ouvert)
    expect(estEnCours({ ...periode, statut }, le('2027-01-01T10:00:00Z'))).toBe(enCours)
  })
})

describe('whatever the day of acceptance', () => {
  const instants = fc.date({ min: le('2016-01-01T00:00:00Z'), max: le('2090-12-31T23:59:59Z'), noInvalidDate: true })

  test('the end is a midnight of Paris, the day after the same day three years later (or the last of that month)', () => {
    fc.assert(
      fc.property(instants, (acceptation) => {
        const { debut, fin } = ouvrirPeriode(acceptation)
        const depart = jourParis(debut)
        const dernier = jourParis(new Date(fin.getTime() - 1))
        expect(jourParis(fin).toString()).toBe(dernier.add({ days: 1 }).toString())
        expect([dernier.year, dernier.month]).toEqual([depart.year + 3, depart.month])
        expect(dernier.day).toBe(Math.min(depart.day, dernier.daysInMonth))
      }),
    )
  })

  test('a renewal never shortens an access nor opens it earlier, and adds three years to its end', () => {
    fc.assert(
      fc.property(instants, instants, (acceptation, renouvellement) => {
        const periode = ouvrirPeriode(acceptation)
        const suite = prolongerPeriode(periode, renouvellement)
        expect(suite.debut >= periode.debut).toBe(true)
        expect(suite.fin > periode.fin).toBe(true)
        const depuis = renouvellement < periode.fin ? new Date(periode.fin.getTime() - 1) : renouvellement
        expect(jourParis(new Date(suite.fin.getTime() - 1)).year).toBe(jourParis(depuis).year + 3)
      }),
    )
  })

  test('a renewal can be asked only while the access runs', () => {
    fc.assert(
      fc.property(instants, (acceptation) => {
        const periode = ouvrirPeriode(acceptation)
        const debut = debutRenouvellement(periode)
        expect(debut > periode.debut && debut < periode.fin).toBe(true)
      }),
    )
  })
})
