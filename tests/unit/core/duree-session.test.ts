import { expect, test } from 'vitest'
import { estOuverte, finsDeSession } from '@/lib/core/duree-session'

const T0 = new Date('2026-03-28T23:30:00Z') // the night when the clocks change
const apres = (ms: number) => new Date(T0.getTime() + ms)
const MINUTE = 60_000
const HEURE = 60 * MINUTE

test.each([
  ['organisme', 2 * HEURE],
  ['agent', 30 * MINUTE],
  ['administrateur', 30 * MINUTE],
] as const)('the session of an %s, unused, is open until its limit, and not 1 ms more', (role, limite) => {
  const ouverte = (delai: number) => estOuverte({ creeLe: T0, vueLe: T0 }, role, apres(delai))
  expect([limite - 1, limite, limite + 1].map(ouverte)).toEqual([true, true, false])
  expect(finsDeSession({ creeLe: T0, vueLe: apres(MINUTE) }, role).inactivite).toEqual(apres(limite + MINUTE))
})

test('a session in use is over 12 hours after it began', () => {
  const ouverte = (delai: number) => estOuverte({ creeLe: T0, vueLe: apres(delai) }, 'organisme', apres(delai))
  expect([12 * HEURE - 1, 12 * HEURE, 12 * HEURE + 1].map(ouverte)).toEqual([true, false, false])
  expect(finsDeSession({ creeLe: T0, vueLe: T0 }, 'agent').absolue).toEqual(apres(12 * HEURE))
})
