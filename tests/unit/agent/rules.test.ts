import { describe, expect, test } from 'vitest'
import { adresseAgents, type Changement, deciderChangement, etatAgent } from '@/lib/agent/rules'

const LE = new Date('2026-11-02T09:00:00Z')
const base = { activeLe: LE, desactiveLe: null, geleLe: null }
const auteur = { id: 'auteur', role: 'administrateur', ...base } as const
const admin = { id: 'admin', role: 'administrateur', ...base } as const
const agent = { id: 'agent', role: 'agent', ...base } as const
const decider = (changement: Changement, cible: Parameters<typeof deciderChangement>[1]['cible'], autres = 1, par = {}) => {
  const decision = deciderChangement(changement, { auteur: { ...auteur, ...par }, cible, autres })
  return decision.ok ? 'ok' : decision.code
}

test('an account is invited, then active, or disabled', () => {
  expect(etatAgent({ activeLe: null, desactiveLe: null })).toBe('invite')
  expect(etatAgent({ activeLe: LE, desactiveLe: null })).toBe('actif')
  expect(etatAgent({ activeLe: null, desactiveLe: LE })).toBe('desactive')
})

describe('a change', () => {
  test('is made by an administrateur who still is one', () => {
    expect(decider('administrateur', agent)).toBe('ok')
    const lost = [{ role: 'agent' }, { role: 'organisme' }, { desactiveLe: LE }, { geleLe: LE }, { activeLe: null }]
    for (const par of lost) expect(decider('administrateur', agent, 1, par)).toBe('plus_autorise')
    expect(deciderChangement('desactiver', { auteur: null, cible: agent, autres: 1 })).toMatchObject({ code: 'plus_autorise' })
  })

  test('is never made to oneself, nor to an organisme’s account', () => {
    for (const changement of ['desactiver', 'agent', 'reinviter'] as const) expect(decider(changement, auteur)).toBe('soi_meme')
    expect(decider('administrateur', { ...agent, role: 'organisme' })).toBe('introuvable')
    expect(decider('desactiver', null)).toBe('introuvable')
  })

  test('leaves one administrateur who can act', () => {
    for (const changement of ['desactiver', 'agent'] as const) {
      expect(decider(changement, admin, 0)).toBe('dernier_administrateur')
      expect(decider(changement, admin, 1)).toBe('ok')
    }
    expect(decider('desactiver', { ...admin, activeLe: null }, 0)).toBe('ok') // could not act
    expect(decider('desactiver', agent, 0)).toBe('ok')
  })

  test('that changes nothing is refused, and a disabled account is first enabled', () => {
    const desactive = { ...agent, desactiveLe: LE }
    expect([decider('agent', agent), decider('reactiver', agent), decider('reinviter', agent)]).toEqual(Array(3).fill('inchange'))
    expect(decider('desactiver', desactive)).toBe('inchange')
    expect(decider('administrateur', desactive)).toBe('desactive')
    expect(decider('reactiver', desactive)).toBe('ok')
    expect(decider('reinviter', { ...agent, activeLe: null })).toBe('ok')
    expect(decider('reinviter', { ...desactive, activeLe: null })).toBe('desactive')
  })
})

test('the address of the list leaves out what is usual', () => {
  expect(adresseAgents({})).toBe('/admin/agents')
  expect(adresseAgents({ q: 'é&a', apres: 'x' })).toBe('/admin/agents?q=%C3%A9%26a&apres=x')
})
