import { describe, expect, test } from 'vitest'
import { DUREES, dernierUsage, finPrevue, limite, limites, suiteInactivite } from '@/lib/conservation/rules'

const le = (texte: string) => new Date(texte)
const iso = (instant: Date) => instant.toISOString()

describe('a time is counted in days of Paris', () => {
  test.each([
    // 30 days before: winter, summer, across both changes of the hour.
    ['2026-12-31T11:00:00Z', { days: 30 }, '2026-11-30T23:00:00.000Z'],
    ['2026-08-30T11:00:00Z', { days: 30 }, '2026-07-30T22:00:00.000Z'],
    ['2026-04-20T11:00:00Z', { days: 30 }, '2026-03-20T23:00:00.000Z'],
    ['2026-11-10T11:00:00Z', { days: 30 }, '2026-10-10T22:00:00.000Z'],
    // The last instant of a Paris day, and the first of the next.
    ['2026-12-30T22:59:59.999Z', { days: 30 }, '2026-11-29T23:00:00.000Z'],
    ['2026-12-30T23:00:00.000Z', { days: 30 }, '2026-11-30T23:00:00.000Z'],
    // No such day.
    ['2028-02-29T11:00:00Z', { years: 5 }, '2023-02-27T23:00:00.000Z'],
    ['2026-08-31T11:00:00Z', { months: 6 }, '2026-02-27T23:00:00.000Z'],
  ])('%s less %j', (maintenant, duree, attendu) => {
    expect(iso(limite(le(maintenant), duree))).toBe(attendu)
  })

  test('each limit is its own figure', () => {
    const bornes = limites(le('2026-11-28T11:00:00Z'))
    expect(Object.fromEntries(Object.entries(bornes).map(([nom, instant]) => [nom, iso(instant)]))).toEqual({
      nonActive: '2026-10-28T23:00:00.000Z',
      inactivite: '2024-11-27T23:00:00.000Z',
      preavis: '2024-12-27T23:00:00.000Z',
      prevenu: '2026-10-28T23:00:00.000Z',
      origine: '2021-11-26T23:00:00.000Z',
      traces: '2026-05-27T22:00:00.000Z',
      liens: '2026-10-28T23:00:00.000Z',
      hier: '2026-11-26T23:00:00.000Z',
      courriels: '2025-11-27T23:00:00.000Z',
    })
    expect(DUREES).toMatchObject({ nonActiveJours: 30, inactiviteAnnees: 2, preavisJours: 30 })
  })
})

describe('an unused account', () => {
  const USAGE = le('2024-12-15T09:00:00Z')
  const compte = { creeLe: le('2024-01-01T00:00:00Z'), activeLe: le('2024-01-02T00:00:00Z'), connecteLe: USAGE, preavisLe: null }

  test('was last of use when it was made, activated or opened, whichever came last', () => {
    expect(dernierUsage(compte)).toEqual(USAGE)
    expect(dernierUsage({ ...compte, connecteLe: null })).toEqual(compte.activeLe)
    expect(dernierUsage({ ...compte, connecteLe: null, activeLe: null })).toEqual(compte.creeLe)
  })

  test.each([
    ['2026-11-14T22:59:59Z', 'rien'], // 14 November in Paris
    ['2026-11-15T22:59:59Z', 'rien'], // 15 November: the thirtieth day before is tomorrow
    ['2026-11-15T23:00:00Z', 'prevenir'],
    ['2027-06-01T00:00:00Z', 'prevenir'], // late, the job having not run
  ])('on %s, never told: %s', (maintenant, attendu) => {
    expect(suiteInactivite(compte, le(maintenant))).toBe(attendu)
  })

  test.each([
    ['2026-12-15T22:59:59Z', 'rien'], // two years to the day: that day is still theirs
    ['2026-12-15T23:00:00Z', 'rien'], // the notice of 16 November has not had its thirty days
    ['2026-12-16T23:00:00Z', 'fermer'],
  ])('on %s, told on 16 November: %s', (maintenant, attendu) => {
    expect(suiteInactivite({ ...compte, preavisLe: le('2026-11-16T02:30:00Z') }, le(maintenant))).toBe(attendu)
  })

  test('a late notice gives its thirty days', () => {
    const prevenu = { ...compte, preavisLe: le('2027-06-01T01:30:00Z') }
    expect(suiteInactivite(prevenu, le('2027-07-01T21:59:59Z'))).toBe('rien')
    expect(suiteInactivite(prevenu, le('2027-07-01T22:00:00Z'))).toBe('fermer')
    expect(iso(finPrevue(compte, le('2027-06-01T01:30:00Z')))).toBe('2027-07-01T22:00:00.000Z')
  })

  test('a sign-in after the notice makes it void, and another comes before the next end', () => {
    const revenu = { ...compte, preavisLe: le('2026-11-16T02:30:00Z'), connecteLe: le('2026-11-20T09:00:00Z') }
    expect(suiteInactivite(revenu, le('2026-12-20T11:00:00Z'))).toBe('rien')
    expect(suiteInactivite(revenu, le('2028-10-21T23:00:00Z'))).toBe('prevenir')
  })

  test.each([
    ['2024-12-15T09:00:00Z', '2026-11-16T02:30:00Z', '2026-12-16T23:00:00.000Z'],
    ['2024-12-17T09:00:00Z', '2026-11-16T02:30:00Z', '2026-12-17T23:00:00.000Z'],
    ['2024-02-29T09:00:00Z', '2026-01-20T02:30:00Z', '2026-02-28T23:00:00.000Z'],
  ])('opened on %s and told on %s, it ends on the day that the notice says', (usage, preavis, attendu) => {
    const prevenu = { ...compte, connecteLe: le(usage), preavisLe: le(preavis) }
    const fin = finPrevue({ ...prevenu, preavisLe: null }, le(preavis))
    expect(iso(fin)).toBe(attendu)
    expect(suiteInactivite(prevenu, new Date(fin.getTime() - 1))).toBe('rien')
    expect(suiteInactivite(prevenu, fin)).toBe('fermer')
  })
})
