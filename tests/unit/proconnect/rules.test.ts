import { expect, test } from 'vitest'
import { deciderEntree } from '@/lib/proconnect/rules'

const LE = new Date('2026-11-02T09:00:00Z')
const agent = { id: 'a', role: 'agent', desactiveLe: null, geleLe: null, proconnectSub: null } as const

test.each<[string, Parameters<typeof deciderEntree>[0], string | null, ReturnType<typeof deciderEntree>]>([
  ['nobody', null, null, 'refuser'],
  ['an organisme’s person', { ...agent, role: 'organisme' }, null, 'refuser'],
  ['a disabled agent', { ...agent, desactiveLe: LE, proconnectSub: 's' }, 'a', 'refuser'],
  ['a frozen agent', { ...agent, geleLe: LE, proconnectSub: 's' }, 'a', 'refuser'],
  ['an agent, the first time', agent, null, 'lier'],
  ['an administrateur, the first time', { ...agent, role: 'administrateur' }, null, 'lier'],
  ['an agent, again', { ...agent, proconnectSub: 's' }, 'a', 'entrer'],
  ['another identity than the first', { ...agent, proconnectSub: 'autre' }, null, 'usurpation'],
  ['an identity that another account has', agent, 'b', 'usurpation'],
])('%s', (_nom, compte, titulaire, attendu) => {
  expect(deciderEntree(compte, 's', titulaire)).toBe(attendu)
})
