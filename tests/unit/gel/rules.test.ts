import { describe, expect, test } from 'vitest'
import { selonGel } from '@/lib/acces/rules'
import { deciderGelCompte, deciderGelOrganisme } from '@/lib/gel/rules'

const LE = new Date('2026-11-20T09:00:00Z')
type Role = 'organisme' | 'agent' | 'administrateur'
const compte = (
  id: string,
  role: Role,
  dates: Partial<Record<'activeLe' | 'desactiveLe' | 'geleLe' | 'effaceLe', Date | null>> = {},
) => ({
  id,
  role,
  activeLe: LE,
  desactiveLe: null,
  geleLe: null,
  effaceLe: null,
  ...dates,
})
const [agent, administrateur, membre] = [compte('a', 'agent'), compte('b', 'administrateur'), compte('m', 'organisme')]
const code = (resultat: { ok: true } | { ok: false; code: string }) => (resultat.ok ? 'ok' : resultat.code)

describe('freezing an account', () => {
  test.each([
    ['an agent freezes a member', agent, membre, 'ok'],
    ['an agent freezes another agent', agent, compte('c', 'agent'), 'ok'],
    ['an administrateur freezes another one', administrateur, compte('c', 'administrateur'), 'ok'],
    ['an account that is not active yet', agent, compte('m', 'organisme', { activeLe: null }), 'ok'],
    ['an agent can’t freeze an administrateur', agent, administrateur, 'administrateur'],
    ['an agent can’t freeze himself', agent, agent, 'soi_meme'],
    ['nor an administrateur', administrateur, administrateur, 'soi_meme'],
    ['a member freezes nobody', compte('x', 'organisme'), membre, 'plus_autorise'],
    ['nor a frozen agent', { ...agent, geleLe: LE }, membre, 'plus_autorise'],
    ['nor a disabled one', { ...agent, desactiveLe: LE }, membre, 'plus_autorise'],
    ['nor one who is not active', { ...agent, activeLe: null }, membre, 'plus_autorise'],
    ['nor nobody', null, membre, 'plus_autorise'],
    ['what is frozen already', agent, { ...membre, geleLe: LE }, 'inchange'],
    ['what is erased', agent, { ...membre, effaceLe: LE }, 'introuvable'],
    ['what does not exist', agent, null, 'introuvable'],
  ])('%s', (_nom, auteur, cible, attendu) => {
    expect(code(deciderGelCompte('geler', { auteur, cible }))).toBe(attendu)
  })

  test('what is frozen is freed by the same hands', () => {
    const gele = { ...membre, geleLe: LE }
    const geleAdmin = compte('d', 'administrateur', { geleLe: LE })
    expect(code(deciderGelCompte('degeler', { auteur: agent, cible: gele }))).toBe('ok')
    expect(code(deciderGelCompte('degeler', { auteur: agent, cible: membre }))).toBe('inchange')
    expect(code(deciderGelCompte('degeler', { auteur: agent, cible: geleAdmin }))).toBe('administrateur')
    expect(code(deciderGelCompte('degeler', { auteur: administrateur, cible: geleAdmin }))).toBe('ok')
  })
})

test.each([
  [agent, { geleLe: null }, 'geler', 'ok'],
  [agent, { geleLe: LE }, 'geler', 'inchange'],
  [agent, { geleLe: LE }, 'degeler', 'ok'],
  [agent, { geleLe: null }, 'degeler', 'inchange'],
  [agent, null, 'geler', 'introuvable'],
  [membre, { geleLe: null }, 'geler', 'plus_autorise'],
] as const)('freezing an organisme %#', (auteur, cible, geste, attendu) => {
  expect(code(deciderGelOrganisme(geste, { auteur, cible }))).toBe(attendu)
})

test('the access of a frozen organisme counts as suspended, and only an active one changes', () => {
  const acces = { debut: LE, fin: LE }
  for (const statut of ['actif', 'suspendu', 'retire', 'expire'] as const) {
    expect(selonGel({ ...acces, statut }, false).statut).toBe(statut)
    expect(selonGel({ ...acces, statut }, true).statut).toBe(statut === 'actif' ? 'suspendu' : statut)
  }
})
