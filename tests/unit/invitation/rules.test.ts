import { describe, expect, test } from 'vitest'
import {
  DUREE_INVITATION,
  deciderAcceptation,
  deciderCompteInvite,
  etatInvitation,
  type Invitation,
} from '@/lib/invitation/rules'

const FIN = new Date('2026-11-27T09:00:00Z')
const AVANT = new Date(FIN.getTime() - 1)
const invitation = (donnees: Partial<Invitation> = {}): Invitation => ({
  email: 'sacha@essai.test',
  expireLe: FIN,
  accepteeLe: null,
  annuleeLe: null,
  organisme: { geleLe: null },
  ...donnees,
})

test('a link lasts seven days', () => expect(DUREE_INVITATION).toBe(7 * 24 * 3_600_000))

test.each([
  ['none', null, AVANT, 'inconnu'],
  ['1 ms before its end', invitation(), AVANT, 'valable'],
  ['at its end', invitation(), FIN, 'expire'],
  ['1 ms after its end', invitation(), new Date(FIN.getTime() + 1), 'expire'],
  ['cancelled', invitation({ annuleeLe: AVANT }), AVANT, 'expire'],
  ['of a frozen organisme', invitation({ organisme: { geleLe: AVANT } }), AVANT, 'expire'],
  ['used', invitation({ accepteeLe: AVANT }), AVANT, 'consomme'],
  ['used, then over', invitation({ accepteeLe: AVANT }), FIN, 'consomme'],
])('a link: %s', (_nom, lue, quand, attendu) => expect(etatInvitation(lue, quand)).toBe(attendu))

describe('who may use it', () => {
  const sacha = { email: 'sacha@essai.test', role: 'organisme' } as const
  test.each([
    ['the person it was sent to', invitation(), sacha, 'ok'],
    ['another', invitation(), { ...sacha, email: 'paul@essai.test' }, 'autre_adresse'],
    ['an agent at that address', invitation(), { ...sacha, role: 'agent' }, 'compte_agent'],
    ['nobody, once used', invitation({ accepteeLe: AVANT }), sacha, 'consomme'],
    ['nobody, once over', invitation({ expireLe: AVANT }), sacha, 'expire'],
    ['nobody, when there is none', null, sacha, 'inconnu'],
  ] as const)('%s', (_nom, lue, compte, attendu) => {
    const decision = deciderAcceptation(lue, compte, AVANT)
    expect(decision.ok ? 'ok' : decision.code).toBe(attendu)
  })

  const jamais = { activeLe: null, desactiveLe: null, role: 'organisme' } as const
  test.each([
    ['an address without account', invitation(), null, 'ok'],
    ['an account that nobody activated', invitation(), jamais, 'ok'],
    ['an account in use', invitation(), { ...jamais, activeLe: AVANT }, 'compte_existant'],
    ['a disabled account', invitation(), { ...jamais, desactiveLe: AVANT }, 'compte_existant'],
    ['an invited agent', invitation(), { ...jamais, role: 'agent' }, 'compte_existant'],
    ['a link that is over', invitation({ expireLe: AVANT }), null, 'expire'],
    ['a link that is used', invitation({ accepteeLe: AVANT }), null, 'consomme'],
    ['no link', null, null, 'inconnu'],
  ] as const)('to make an account: %s', (_nom, lue, compte, attendu) => {
    const decision = deciderCompteInvite(lue, compte, AVANT)
    expect(decision.ok ? 'ok' : decision.code).toBe(attendu)
  })
})
