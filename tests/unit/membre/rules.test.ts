import { describe, expect, test } from 'vitest'
import { deciderMembre, type GesteMembre, gere, type Membre } from '@/lib/membre/rules'

const LE = new Date('2026-11-20T09:00:00Z')
const membre = (id: string, donnees: Partial<Membre> = {}): Membre => ({
  id,
  roles: ['gestionnaire'],
  activeLe: LE,
  desactiveLe: null,
  geleLe: null,
  ...donnees,
})
const [moi, autre, rgc] = [membre('moi'), membre('autre'), membre('rgc', { roles: ['rgc'] })]
const decider = (geste: GesteMembre, cibleId: string, membres: Membre[] = [moi, autre, rgc], parId = 'moi') => {
  const decision = deciderMembre(geste, { membres, cibleId, parId })
  return decision.ok ? 'ok' : decision.code
}

test.each([
  ['an active gestionnaire', moi, true],
  ['one who is RGC too', membre('x', { roles: ['rgc', 'gestionnaire'] }), true],
  ['an RGC alone', rgc, false],
  ['one not activated', membre('x', { activeLe: null }), false],
  ['one disabled', membre('x', { desactiveLe: LE }), false],
  ['one frozen', membre('x', { geleLe: LE }), false],
])('whether %s manages', (_nom, qui, attendu) => expect(gere(qui)).toBe(attendu))

describe('what a gestionnaire may do', () => {
  test.each([
    ['quitter', 'moi', 'ok'],
    ['quitter', 'autre', 'soi_meme'],
    ['quitter', 'inconnu', 'introuvable'],
    ['retirer', 'autre', 'ok'],
    ['retirer', 'moi', 'soi_meme'],
    ['retirer', 'rgc', 'rgc_seul'],
    ['retirer', 'inconnu', 'introuvable'],
    ['promouvoir', 'rgc', 'ok'],
    ['promouvoir', 'autre', 'deja_gestionnaire'],
    ['promouvoir', 'moi', 'deja_gestionnaire'],
    ['promouvoir', 'inconnu', 'introuvable'],
  ] as const)('%s %s: %s', (geste, cible, attendu) => expect(decider(geste, cible)).toBe(attendu))
})

test.each([
  ['who is not of the organisme', membre('etranger'), [moi, autre, rgc], 'introuvable'],
  ['who is RGC alone', rgc, [moi, autre, rgc], 'plus_autorise'],
  ['whose account is frozen', membre('moi', { geleLe: LE }), [membre('moi', { geleLe: LE }), autre], 'plus_autorise'],
  ['whose account is disabled', moi, [membre('moi', { desactiveLe: LE }), autre], 'plus_autorise'],
] as const)('nothing is done by somebody %s', (_nom, qui, membres, attendu) => {
  for (const geste of ['quitter', 'retirer', 'promouvoir'] as const)
    expect(decider(geste, 'autre', [...membres], qui.id)).toBe(attendu)
})

test.each([
  [0, [moi], 'dernier_gestionnaire'],
  [0, [moi, rgc], 'dernier_gestionnaire'],
  [0, [moi, membre('autre', { activeLe: null })], 'dernier_gestionnaire'],
  [1, [moi, autre], 'ok'],
  [2, [moi, autre, membre('trois')], 'ok'],
] as const)('leaving with %i others who can act', (_nombre, membres, attendu) => {
  expect(decider('quitter', 'moi', [...membres])).toBe(attendu)
})

test('an RGC whose account can’t be used is not promoted', () => {
  for (const etat of [{ activeLe: null }, { desactiveLe: LE }, { geleLe: LE }])
    expect(decider('promouvoir', 'rgc', [moi, { ...rgc, ...etat }])).toBe('inactif')
})
