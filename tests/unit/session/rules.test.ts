import { expect, test } from 'vitest'
import { attendFacteur, facteurExige, METHODES } from '@/lib/session/rules'

test.each([
  ['an organisme’s gestionnaire', 'organisme', ['gestionnaire'], false, false],
  ['a person without organisme', 'organisme', [], false, false],
  ['an RGC', 'organisme', ['gestionnaire', 'rgc'], false, true],
  ['an agent', 'agent', [], false, true],
  ['an administrateur', 'administrateur', [], false, true],
  ['an agent of the demonstration', 'agent', [], true, false],
] as const)('the second factor of %s', (_qui, role, roles, demonstration, exige) => {
  expect(facteurExige({ role, membres: roles.map((membre) => ({ role: membre })), demonstration })).toBe(exige)
})

test('only a password waits for the second factor, and only where there is one', () => {
  expect(METHODES.filter((methode) => attendFacteur(methode, true))).toEqual(['mot_de_passe'])
  expect(METHODES.filter((methode) => attendFacteur(methode, false))).toEqual([])
})
