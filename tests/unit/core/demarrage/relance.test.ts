import { expect, test } from 'vitest'
import { deciderRelance } from '@/lib/core/demarrage/relance'

const T = 1_000_000

test('each end within a minute waits longer, and the fifth is the last', () => {
  const fins = [T - 4000, T - 3000, T - 2000, T - 1000, T]
  expect(deciderRelance(fins.slice(4), T)).toEqual({ relancer: true, delai: 500 })
  expect(deciderRelance(fins.slice(3), T)).toEqual({ relancer: true, delai: 1000 })
  expect(deciderRelance(fins.slice(1), T)).toEqual({ relancer: true, delai: 4000 })
  expect(deciderRelance(fins, T)).toEqual({ relancer: false })
})

test('an end more than a minute old is forgotten', () => {
  const recentes = [T - 3000, T - 2000, T - 1000, T]
  expect(deciderRelance([T - 59_999, ...recentes], T).relancer).toBe(false)
  expect(deciderRelance([T - 60_000, ...recentes], T).relancer).toBe(true)
  expect(deciderRelance([T - 60_001, ...recentes], T).relancer).toBe(true)
})
