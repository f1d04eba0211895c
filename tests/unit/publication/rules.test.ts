import { describe, expect, test } from 'vitest'
import {
  AVANCE_MAX,
  type Choix,
  dateProposee,
  deciderPublication,
  empreinteSituation,
  etatsVersions,
  secondesJusque,
  type Version,
} from '@/lib/publication/rules'
import { choixSchema, publicationSchema } from '@/lib/publication/schema'

// 00:30 on 1 December in Paris, still 30 November in UTC.
const MAINTENANT = new Date('2026-11-30T23:30:00Z')
const version = (miseAJourLe: string, publieeLe: string): Version => ({
  id: miseAJourLe,
  miseAJourLe: new Date(`${miseAJourLe}T00:00:00Z`),
  publieeLe: new Date(publieeLe),
  sha256: miseAJourLe,
})
const PREMIERE = version('2026-11-02', '2026-11-01T23:00:00Z')
const A_VENIR = version('2027-01-10', '2027-01-14T23:00:00Z') // 15 January in Paris
const CHOIX: Choix = { miseAJourLe: '2026-12-01', vigueur: null, delai: null }
const decider = (choix: Partial<Choix>, versions = [PREMIERE], sha256 = 'neuf') =>
  deciderPublication({ ...CHOIX, ...choix }, { sha256, versions }, MAINTENANT)
const refusDe = (...parametres: Parameters<typeof decider>) => {
  const decision = decider(...parametres)
  return decision.ok ? null : decision.code
}
const planDe = (choix: Partial<Choix>) => {
  const decision = decider(choix)
  return decision.ok ? decision.plan : null
}

describe('a publication', () => {
  test('at once is in force at this very instant', () =>
    expect(planDe({})).toEqual({ miseAJourLe: new Date('2026-12-01'), publieeLe: MAINTENANT, avant: null }))

  test('at a date is in force from midnight in Paris, in summer and in winter', () => {
    expect(planDe({ vigueur: '2026-12-02' })?.publieeLe).toEqual(new Date('2026-12-01T23:00:00Z'))
    expect(planDe({ vigueur: '2027-07-01' })?.publieeLe).toEqual(new Date('2027-06-30T22:00:00Z'))
  })

  test.each([
    ['2026-11-30', 'vigueur_passee'],
    ['2026-12-01', null],
    ['2026-12-02', null],
  ])('a date from today on, as Paris counts days: %s', (vigueur, code) => expect(refusDe({ vigueur })).toBe(code))

  test('of today is in force at once, never before it was published', () =>
    expect(planDe({ vigueur: '2026-12-01' })?.publieeLe).toEqual(MAINTENANT))

  test.each([
    ['2027-11-30', null],
    ['2027-12-01', null],
    ['2027-12-02', 'lointaine'],
  ])(`at most ${AVANCE_MAX} days ahead: %s`, (jour, code) => {
    expect(refusDe({ vigueur: jour })).toBe(code && 'vigueur_lointaine')
    expect(refusDe({ miseAJourLe: jour })).toBe(code && 'date_lointaine')
  })

  test.each([
    [1, '2026-12-02T23:00:00Z'],
    [30, '2026-12-31T23:00:00Z'],
    [365, '2027-12-01T23:00:00Z'],
  ])('a delay of %i days ends with that day in Paris', (delai, avant) =>
    expect(planDe({ delai })?.avant).toEqual(new Date(avant)),
  )

  test('counts the delay from the day it comes into force, over a change of hour', () =>
    expect(planDe({ vigueur: '2027-03-01', delai: 30 })?.avant).toEqual(new Date('2027-03-31T22:00:00Z')))

  test.each([
    ['2026-11-01', 'date_desordre'],
    ['2026-11-02', 'date_prise'],
    ['2026-11-03', null],
  ])('is dated after the version that it replaces: %s', (miseAJourLe, code) => expect(refusDe({ miseAJourLe })).toBe(code))

  test.each([
    ['2027-01-09', null],
    ['2027-01-10', 'date_prise'],
    ['2027-01-11', 'date_desordre'],
  ])('before one that is to come, is dated before it: %s', (miseAJourLe, code) =>
    expect(refusDe({ miseAJourLe }, [A_VENIR, PREMIERE])).toBe(code),
  )

  test.each([
    ['2027-01-14', '2027-01-09', null],
    ['2027-01-15', '2027-01-11', 'vigueur_prise'],
    ['2027-01-16', '2027-01-11', null],
    ['2027-01-16', '2027-01-09', 'date_desordre'],
  ])('comes into force on a day of its own: %s', (vigueur, miseAJourLe, code) =>
    expect(refusDe({ vigueur, miseAJourLe }, [A_VENIR, PREMIERE])).toBe(code),
  )

  test('of a text that was published before is refused', () =>
    expect(refusDe({}, [PREMIERE], PREMIERE.sha256)).toBe('texte_deja_publie'))
})

describe('the state of the versions', () => {
  const versions = [A_VENIR, version('2026-12-01', '2026-12-01T08:00:00Z'), PREMIERE]
  const etats = (instant: string) => etatsVersions(versions, new Date(instant)).map(({ etat }) => etat)
  test.each([
    ['2026-12-01T07:59:59.999Z', ['a_venir', 'a_venir', 'en_vigueur']],
    ['2026-12-01T08:00:00.000Z', ['a_venir', 'en_vigueur', 'remplacee']],
    ['2026-12-01T08:00:00.001Z', ['a_venir', 'en_vigueur', 'remplacee']],
    ['2027-01-14T23:00:00.000Z', ['en_vigueur', 'remplacee', 'remplacee']],
  ])('at %s', (instant, attendus) => expect(etats(instant)).toEqual(attendus))
  test('of none', () => expect(etatsVersions([], MAINTENANT)).toEqual([]))
})

describe('what a summary was made of', () => {
  const situation = { brouillonId: 'b', modifieLe: MAINTENANT, versions: [PREMIERE, A_VENIR] }
  const vue = empreinteSituation(situation, MAINTENANT)
  test('is the same in any order and at any time of the day', () => {
    expect(empreinteSituation({ ...situation, versions: [A_VENIR, PREMIERE] }, new Date('2026-12-01T22:59:59.999Z'))).toBe(vue)
  })
  test.each([
    ['another draft', { brouillonId: 'c' }, MAINTENANT],
    ['the draft saved again', { modifieLe: new Date(MAINTENANT.getTime() + 1) }, MAINTENANT],
    ['a version less', { versions: [PREMIERE] }, MAINTENANT],
    ['the next day in Paris', {}, new Date('2026-12-01T23:00:00Z')],
  ])('changes with %s', (_, autre, instant) => expect(empreinteSituation({ ...situation, ...autre }, instant)).not.toBe(vue))
})

test.each([
  [-1, 0],
  [0, 0],
  [1, 1],
  [1000, 1],
  [1001, 2],
])('seconds until an instant, rounded up: %i ms → %i', (ms, secondes) =>
  expect(secondesJusque(new Date(MAINTENANT.getTime() + ms), MAINTENANT)).toBe(secondes),
)

test('the date proposed is today’s in Paris, or the day after the newest version’s', () => {
  expect(dateProposee([PREMIERE], MAINTENANT)).toBe('2026-12-01')
  expect(dateProposee([version('2026-12-01', '2026-11-01'), PREMIERE], MAINTENANT)).toBe('2026-12-02')
  expect(dateProposee([], MAINTENANT)).toBe('2026-12-01')
})

describe('the form', () => {
  const SAISIE = {
    brouillonId: '01900000-0000-7000-8000-000000000000',
    miseAJourLe: '2026-12-01',
    quand: 'maintenant',
    reacceptation: 'non',
  }
  const lire = (saisie: Record<string, string>) => publicationSchema.safeParse({ ...SAISIE, ...saisie })
  const champs = (saisie: Record<string, string>) => lire(saisie).error?.issues.map(({ path }) => path[0]) ?? []

  test('leaves out what a choice does not need', () => {
    expect(lire({ vigueur: 'x', delai: 'y' }).data?.choix).toEqual({ miseAJourLe: '2026-12-01', vigueur: null, delai: null })
    expect(lire({ quand: 'date', vigueur: '2026-12-05', reacceptation: 'oui', delai: '30' }).data?.choix).toMatchObject({
      vigueur: '2026-12-05',
      delai: 30,
    })
  })

  test.each([
    ['0', true],
    ['1', false],
    ['2', false],
    ['364', false],
    ['365', false],
    ['366', true],
    ['', true],
    ['1,5', true],
    ['1.5', true],
  ])('a delay of %j days is refused: %s', (delai, refuse) =>
    expect(champs({ reacceptation: 'oui', delai })).toEqual(refuse ? ['delai'] : []),
  )

  test('says beside each field what is missing', () => {
    expect(champs({ quand: 'date', vigueur: '2026-02-30' })).toEqual(['vigueur'])
    expect(champs({ quand: 'date', vigueur: '' })).toEqual(['vigueur'])
    expect(champs({ miseAJourLe: '', quand: '', reacceptation: '' })).toEqual(['miseAJourLe', 'quand', 'reacceptation'])
  })

  test('choices of an address', () => {
    expect(choixSchema.safeParse({ miseAJourLe: '2026-12-01' }).data).toEqual({
      miseAJourLe: '2026-12-01',
      vigueur: null,
      delai: null,
    })
    expect(choixSchema.safeParse({ miseAJourLe: '2026-12-01', vigueur: '', delai: '' }).data).toMatchObject({ delai: null })
    expect(choixSchema.safeParse({ miseAJourLe: '2026-12-01', delai: '0' }).success).toBe(false)
    expect(choixSchema.safeParse({ miseAJourLe: ['2026-12-01'] }).success).toBe(false)
  })
})
