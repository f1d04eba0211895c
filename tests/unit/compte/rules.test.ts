import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deciderConnexion, dureeJeton, type EtatJeton, etatJeton, type Jeton, suiteSure } from '@/lib/compte/rules'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const dans = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const HEURE = 3_600_000

describe('etatJeton', () => {
  const neuf: Jeton = { usage: 'activation', expireLe: dans(1), consommeLe: null, annuleLe: null }
  test.each<[string, Jeton | null, EtatJeton]>([
    ['no such token', null, 'inconnu'],
    ['a token of another purpose', { ...neuf, usage: 'mot_de_passe' }, 'inconnu'],
    ['a used token of another purpose', { ...neuf, usage: 'mot_de_passe', consommeLe: dans(-1) }, 'inconnu'],
    ['1 ms before its end', neuf, 'valable'],
    ['at its end', { ...neuf, expireLe: MAINTENANT }, 'expire'],
    ['1 ms after its end', { ...neuf, expireLe: dans(-1) }, 'expire'],
    ['replaced by a newer one', { ...neuf, annuleLe: dans(-1) }, 'expire'],
    ['used', { ...neuf, consommeLe: dans(-1) }, 'consomme'],
    ['used and past its end', { ...neuf, consommeLe: dans(-2), expireLe: dans(-1) }, 'consomme'],
    ['used, then replaced', { ...neuf, consommeLe: dans(-2), annuleLe: dans(-1) }, 'consomme'],
  ])('%s', (_nom, jeton, attendu) => {
    expect(etatJeton(jeton, 'activation', MAINTENANT)).toBe(attendu)
  })

  test('an activation link lasts 24 hours, a password link one', () => {
    expect([dureeJeton('activation'), dureeJeton('mot_de_passe'), dureeJeton('alerte')]).toEqual([24 * HEURE, HEURE, 168 * HEURE])
  })
})

describe('deciderConnexion', () => {
  const actif = { activeLe: dans(-HEURE), desactiveLe: null, geleLe: null, provisoireExpireLe: null }
  const gele = { ...actif, geleLe: dans(-1) }
  const identifiants = { ok: false, code: 'identifiants' }
  test.each([
    ['an active account, right password', actif, true, { ok: true, provisoire: false }],
    ['an active account, wrong password', actif, false, identifiants],
    ['no account', null, true, identifiants],
    ['a disabled account', { ...actif, desactiveLe: dans(-1) }, true, identifiants],
    ['a frozen account, right password', gele, true, { ok: false, code: 'gele' }],
    ['a frozen account, wrong password: nothing is told', gele, false, identifiants],
    ['frozen, with a provisional password', { ...gele, provisoireExpireLe: dans(1) }, true, { ok: false, code: 'gele' }],
    ['frozen before it was active', { ...gele, activeLe: null }, true, { ok: false, code: 'gele' }],
    ['frozen and disabled', { ...gele, desactiveLe: dans(-1) }, true, identifiants],
    ['not active yet, right password', { ...actif, activeLe: null }, true, { ok: false, code: 'non_active' }],
    ['not active yet, wrong password: nothing is told', { ...actif, activeLe: null }, false, identifiants],
    ['disabled before it was active', { ...actif, activeLe: null, desactiveLe: dans(-1) }, true, identifiants],
    [
      'a provisional password 1 ms before its end',
      { ...actif, provisoireExpireLe: dans(1) },
      true,
      { ok: true, provisoire: true },
    ],
    ['at its end', { ...actif, provisoireExpireLe: MAINTENANT }, true, identifiants],
    ['1 ms after its end', { ...actif, provisoireExpireLe: dans(-1) }, true, identifiants],
  ])('%s', (_nom, compte, juste, attendu) => {
    expect(deciderConnexion(compte, juste, MAINTENANT)).toEqual(attendu)
  })
})

describe('suiteSure', () => {
  test.each(['/organisme', '/adhesion/42?etape=1#cgu', '/', '/admin/demandes?q=a%20b'])('keeps %s', (suite) => {
    expect(suiteSure(suite, '/accueil')).toBe(suite)
  })

  test.each([
    undefined,
    '',
    'organisme',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/organisme\\..\\evil',
    'https://evil.test/',
    'https:evil.test',
    'javascript:alert(1)',
    ' /organisme',
    '/\t/evil.test',
    '/\n/evil.test',
    '/organisme\r\nSet-Cookie: a=b',
    '/connexion?suite=/organisme',
  ])('leads home from %j', (suite) => {
    expect(suiteSure(suite, '/accueil')).toBe('/accueil')
  })

  test('never leaves the site, whatever is sent [SEC-P10]', () => {
    const morceaux = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      'https:',
      'evil.test',
      '\t',
      '\n',
      '%2f',
      '?',
      '#',
      'a',
      ' ',
    )
    const saisies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(morceaux).map((liste) => liste.join('')),
    )
    fc.assert(
      fc.property(saisies, (saisie) => {
        const { origin } = new URL(suiteSure(saisie, '/accueil'), 'https://portail.test')
        expect(origin).toBe('https://portail.test')
      }),
      { numRuns: 500 },
    )
  })
})
