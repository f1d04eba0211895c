import { describe, expect, test } from 'vitest'
import { type Campagne, deciderReacceptation, reacceptationAttendue, suit } from '@/lib/reacceptation/rules'

const MAINTENANT = new Date('2027-01-20T09:00:00Z')
const a = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const JOUR = 86_400_000
const version = (publieeLe: Date, miseAJourLe = '2027-01-04') => ({ publieeLe, miseAJourLe: new Date(miseAJourLe) })
const campagne = (publieeLe: Date, avant: Date): Campagne => ({ ...version(publieeLe), avant })

const ANCIENNE = version(a(-100 * JOUR), '2026-11-02')
const OUVERT = { statut: 'actif', debut: a(-50 * JOUR), fin: a(900 * JOUR) } as const
const NOUVELLE = campagne(a(-10 * JOUR), a(20 * JOUR))
const attente = (donnees: Partial<Parameters<typeof reacceptationAttendue>[0]> = {}, maintenant = MAINTENANT) =>
  reacceptationAttendue({ acces: OUVERT, acceptee: ANCIENNE, campagnes: [NOUVELLE], ...donnees }, maintenant)

describe('an organisme is asked to accept again', () => {
  test('when a campaign in force came after the version it accepted', () => {
    expect(attente()).toEqual({ avant: NOUVELLE.avant, depasse: false })
  })

  test('not without a campaign, nor for the version it accepted, nor for an earlier one', () => {
    expect(attente({ campagnes: [] })).toBeNull()
    expect(attente({ acceptee: NOUVELLE })).toBeNull()
    expect(attente({ acceptee: version(a(-5 * JOUR)) })).toBeNull()
  })

  test('from the very instant the version is in force', () => {
    const campagnes = [campagne(MAINTENANT, a(JOUR))]
    expect(attente({ campagnes }, a(-1))).toBeNull()
    expect(attente({ campagnes }, a(0))).not.toBeNull()
    expect(attente({ campagnes }, a(1))).not.toBeNull()
  })

  test('until the very end of its access', () => {
    const acces = { ...OUVERT, fin: MAINTENANT }
    expect(attente({ acces }, a(-1))).not.toBeNull()
    expect(attente({ acces }, a(0))).toBeNull()
    expect(attente({ acces }, a(1))).toBeNull()
  })

  test.each(['suspendu', 'retire', 'expire'] as const)('not when its access is %s', (statut) => {
    expect(attente({ acces: { ...OUVERT, statut } })).toBeNull()
  })
})

describe('the delay', () => {
  test('is over at its exclusive end', () => {
    const campagnes = [campagne(a(-JOUR), MAINTENANT)]
    expect(attente({ campagnes }, a(-1))?.depasse).toBe(false)
    expect(attente({ campagnes }, a(0))?.depasse).toBe(true)
    expect(attente({ campagnes }, a(1))?.depasse).toBe(true)
  })

  test('is the first to run out among the campaigns not answered', () => {
    const suivante = campagne(a(-JOUR), a(90 * JOUR))
    expect(attente({ campagnes: [suivante, NOUVELLE] })?.avant).toEqual(NOUVELLE.avant)
    expect(attente({ acceptee: NOUVELLE, campagnes: [suivante, NOUVELLE] })?.avant).toEqual(suivante.avant)
    const future = campagne(a(JOUR), a(2 * JOUR))
    expect(attente({ campagnes: [NOUVELLE, future] })?.avant).toEqual(NOUVELLE.avant)
  })

  test('of an older campaign still counts when a version without one is in force', () => {
    const entre = version(a(-20 * JOUR))
    expect(attente({ acceptee: entre })?.avant).toEqual(NOUVELLE.avant)
  })
})

test('versions published at the same instant follow their dates', () => {
  const [premiere, seconde] = [version(MAINTENANT, '2027-01-04'), version(MAINTENANT, '2027-01-05')]
  expect([suit(seconde, premiere), suit(premiere, seconde), suit(premiere, premiere)]).toEqual([true, false, false])
  expect(suit(version(a(1), '2027-01-04'), seconde)).toBe(true)
})

describe('accepting again', () => {
  const lecture = { accepte: true, sha256Lu: 'b', sha256EnVigueur: 'b', sha256Accepte: 'a' }
  test.each([
    ['asked, read and ticked', true, {}, { ok: true }],
    ['not ticked', true, { accepte: false }, { ok: false, code: 'case_non_cochee' }],
    ['of another text', true, { sha256Lu: 'a' }, { ok: false, code: 'cgu_modifiees' }],
    ['of another text and not ticked', true, { sha256Lu: 'a', accepte: false }, { ok: false, code: 'cgu_modifiees' }],
    ['done already', false, { sha256Accepte: 'b' }, { ok: false, code: 'deja_acceptees' }],
    ['not asked', false, {}, { ok: false, code: 'sans_objet' }],
  ])('%s', (_nom, attendue, defaut, decision) => {
    expect(deciderReacceptation(attendue, { ...lecture, ...defaut })).toEqual(decision)
  })
})
