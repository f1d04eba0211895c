import { describe, expect, test } from 'vitest'
import { LIBELLE_GENRE, PHRASE_LIMITE } from '@/lib/consultation/labels'
import { GENRES, jourDe, jugerConsultation, LIMITES_CONSULTATION } from '@/lib/consultation/rules'

const ROLES = ['organisme', 'agent', 'administrateur'] as const

describe.each(ROLES.flatMap((role) => GENRES.map((genre) => [role, genre] as const)))('%s, %s', (role, genre) => {
  const { alerte, maximum } = LIMITES_CONSULTATION[role][genre]
  test.each([
    [1, 'permise'],
    [alerte - 1, 'permise'],
    [alerte, 'alerte'],
    [alerte + 1, 'alerte'],
    [maximum - 1, 'alerte'],
    [maximum, 'alerte'],
    [maximum + 1, 'refusee'],
  ] as const)('%i', (nombre, attendu) => {
    expect(jugerConsultation(role, genre, nombre)).toBe(attendu)
  })

  test('is told before it is refused, in words', () => {
    expect(alerte).toBeLessThan(maximum)
    expect(LIBELLE_GENRE[genre]).toBeTruthy()
    expect(PHRASE_LIMITE[genre]).toBeTruthy()
  })
})

test.each([
  ['2026-11-20T22:59:59.999Z', '2026-11-20'],
  ['2026-11-20T23:00:00.000Z', '2026-11-21'],
  ['2026-07-14T21:59:59.999Z', '2026-07-14'],
  ['2026-07-14T22:00:00.000Z', '2026-07-15'],
  // The nights in which the hour changes.
  ['2026-03-28T22:59:59.999Z', '2026-03-28'],
  ['2026-03-28T23:00:00.000Z', '2026-03-29'],
  ['2026-03-29T21:59:59.999Z', '2026-03-29'],
  ['2026-03-29T22:00:00.000Z', '2026-03-30'],
  ['2026-10-24T22:00:00.000Z', '2026-10-25'],
  ['2026-10-25T22:59:59.999Z', '2026-10-25'],
  ['2026-10-25T23:00:00.000Z', '2026-10-26'],
])('%s is of %s in Paris', (instant, jour) => {
  expect(jourDe(new Date(instant)).toISOString()).toBe(`${jour}T00:00:00.000Z`)
})
