import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  ajouterHeuresOuvrees,
  dateCourte,
  dateHeure,
  dateHeureLongue,
  dateLongue,
  dateSeule,
  dernierJour,
  estOuvre,
  finDuJourParis,
  iso,
  jourParis,
  joursFeries,
  paques,
} from '@/lib/core/calendrier'

const instant = (texte: string) => new Date(texte)
const jour = (texte: string) => jourParis(instant(texte)).toString()

test('the machine is far from Paris: what trusts its zone is found out', () => {
  expect(instant('2026-11-02T12:00:00Z').getTimezoneOffset()).toBe(-345)
})

describe('jourParis', () => {
  test.each([
    ['winter, one hour ahead of UTC', '2026-11-02T22:59:59.999Z', '2026-11-02'],
    ['its midnight', '2026-11-02T23:00:00Z', '2026-11-03'],
    ['summer, two hours ahead', '2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['its midnight', '2026-07-14T22:00:00Z', '2026-07-15'],
    ['New Year’s Eve', '2026-12-31T23:30:00Z', '2027-01-01'],
    ['a leap day', '2028-02-28T23:00:00Z', '2028-02-29'],
  ])('%s: %s is %s', (_nom, texte, attendu) => {
    expect(jour(texte)).toBe(attendu)
  })
})

describe('finDuJourParis', () => {
  test.each([
    ['an ordinary day', '2026-11-02T10:00:00Z', '2026-11-02T23:00:00.000Z'],
    ['the day of 23 hours', '2026-03-29T10:00:00Z', '2026-03-29T22:00:00.000Z'],
    ['the day before it', '2026-03-28T10:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['the day of 25 hours', '2026-10-25T10:00:00Z', '2026-10-25T23:00:00.000Z'],
    ['the day before it', '2026-10-24T10:00:00Z', '2026-10-24T22:00:00.000Z'],
  ])('%s', (_nom, texte, attendu) => {
    expect(finDuJourParis(jourParis(instant(texte))).toISOString()).toBe(attendu)
  })

  test('for any instant, the last millisecond before it is that day, and it is the next one', () => {
    const dates = fc.date({ min: instant('1980-01-01T00:00:00Z'), max: instant('2099-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (date) => {
        const fin = finDuJourParis(jourParis(date))
        expect(fin.getTime()).toBeGreaterThan(date.getTime())
        expect(jourParis(new Date(fin.getTime() - 1)).equals(jourParis(date))).toBe(true)
        expect(jourParis(fin).equals(jourParis(date).add({ days: 1 }))).toBe(true)
      }),
    )
  })
})

describe('French formats', () => {
  test.each([
    ['2031-02-28T23:00:00Z', '1er mars 2031'],
    ['2026-08-10T22:00:00Z', '11 août 2026'],
    ['2026-08-21T10:00:00Z', '21 août 2026'],
    ['2026-12-31T23:00:00Z', '1er janvier 2027'],
  ])('dateLongue of %s: %s', (texte, attendu) => {
    expect(dateLongue(instant(texte))).toBe(attendu)
  })

  test.each([
    ['an afternoon in summer', '2017-09-18T12:57:00Z', '18/09/2017 à 14:57'],
    ['midnight is 00:00 of the new day', '2026-11-02T23:00:00Z', '03/11/2026 à 00:00'],
    ['the second before summer time', '2026-03-29T00:59:59Z', '29/03/2026 à 01:59'],
    ['and the hour that it skips', '2026-03-29T01:00:00Z', '29/03/2026 à 03:00'],
    ['the last minute of summer time', '2026-10-25T00:59:00Z', '25/10/2026 à 02:59'],
    ['and the hour that comes twice', '2026-10-25T01:00:00Z', '25/10/2026 à 02:00'],
  ])('dateHeure: %s', (_nom, texte, attendu) => {
    expect(dateHeure(instant(texte))).toBe(attendu)
    expect(dateCourte(instant(texte))).toBe(attendu.slice(0, 10))
  })

  test('dateHeureLongue, whose spaces around h do not break', () => {
    expect(dateHeureLongue(instant('2026-10-31T23:05:00Z'))).toBe('1er novembre 2026 à 00\u00a0h\u00a005')
  })

  test.each(['Asia/Kathmandu', 'Pacific/Honolulu'])('dateSeule reads a date column as it is, on a machine in %s', (zone) => {
    vi.stubEnv('TZ', zone)
    expect(dateSeule(instant('2026-11-02T00:00:00Z'))).toBe('2 novembre 2026')
    expect(dateSeule(instant('2027-01-01T00:00:00Z'))).toBe('1er janvier 2027')
    vi.unstubAllEnvs()
  })

  test('dernierJour is the day before an exclusive end', () => {
    expect(dernierJour(instant('2031-02-28T23:00:00Z'))).toBe('28 février 2031')
    expect(dernierJour(instant('2029-07-01T22:00:00Z'))).toBe('1er juillet 2029')
  })

  test('iso is UTC, for machines', () => {
    expect(iso(instant('2026-11-02T23:30:00+01:00'))).toBe('2026-11-02T22:30:00.000Z')
  })
})

describe('working days', () => {
  test.each(['1818-03-22', '2000-04-23', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'])(
    'Easter falls on %s',
    (attendu) => {
      expect(`${paques(Number(attendu.slice(0, 4)))}`).toBe(attendu)
    },
  )

  test('eleven legal holidays a year, three of which follow Easter', () => {
    expect([...joursFeries(2026)].sort()).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15'],
      ...['2026-11-01', '2026-11-11', '2026-12-25'],
    ])
  })

  test.each([
    ['a Friday', '2026-11-27T12:00:00Z', true],
    ['the same Friday, its last second in Paris', '2026-11-27T22:59:59Z', true],
    ['Saturday', '2026-11-27T23:00:00Z', false],
    ['Sunday', '2026-11-29T12:00:00Z', false],
    ['Easter Monday', '2026-04-06T12:00:00Z', false],
    ['the Tuesday after', '2026-04-07T12:00:00Z', true],
  ])('%s: %s', (_nom, texte, attendu) => {
    expect(estOuvre(jourParis(instant(texte)))).toBe(attendu)
  })

  test.each([
    ['three whole days', '2026-11-23T09:00:00Z', 72, '2026-11-26T09:00:00Z'],
    ['over a week-end', '2026-11-26T09:00:00Z', 72, '2026-12-01T09:00:00Z'],
    ['from a Saturday: until the end of Wednesday', '2026-11-28T10:00:00Z', 72, '2026-12-02T23:00:00Z'],
    ['over the change of clocks', '2026-10-23T09:00:00Z', 24, '2026-10-26T10:00:00Z'],
    ['over Easter', '2026-04-02T09:00:00Z', 72, '2026-04-08T09:00:00Z'],
    ['over Christmas and New Year’s Day', '2026-12-24T11:00:00Z', 144, '2027-01-05T11:00:00Z'],
    ['back, over a week-end', '2026-12-01T09:00:00Z', -72, '2026-11-26T09:00:00Z'],
    ['back, from a Sunday: to the start of Wednesday', '2026-11-29T10:00:00Z', -72, '2026-11-24T23:00:00Z'],
  ])('%s: %s and %i working hours', (_nom, debut, heures, attendu) => {
    expect(ajouterHeuresOuvrees(instant(debut), heures)).toEqual(instant(attendu))
  })

  test('going forth and back from a working day leads where one was', () => {
    const jours = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(jours, fc.integer({ min: 1, max: 200 }), (debut, heures) => {
        fc.pre(estOuvre(jourParis(debut)) && debut.getTime() !== finDuJourParis(jourParis(debut)).getTime())
        const fin = ajouterHeuresOuvrees(debut, heures)
        expect(ajouterHeuresOuvrees(fin, -heures).getTime()).toBe(debut.getTime())
      }),
    )
  })
})
