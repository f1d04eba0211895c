import { describe, expect, test } from 'vitest'
import { deciderConfirmation, deciderDemande, enCours, finDe, REINITIALISATION_VALABLE } from '@/lib/reinitialisation/rules'

const LE = new Date('2026-11-20T09:00:00Z')
const apres = (ms: number) => new Date(LE.getTime() + ms)
const auteur = { id: 'a', role: 'administrateur' as const, activeLe: LE, desactiveLe: null, geleLe: null }
const cible = { id: 'c', demonstration: false, aFacteur: true }
const demande = { demandeeParId: 'b', demandeeLe: LE, confirmeeLe: null, annuleeLe: null }
const DECHUS = [{ role: 'agent' as const }, { activeLe: null }, { desactiveLe: LE }, { geleLe: LE }]

test.each([
  [REINITIALISATION_VALABLE - 1, true],
  [REINITIALISATION_VALABLE, false],
  [REINITIALISATION_VALABLE + 1, false],
])('%i ms after it was asked, a request waits: %s', (delai, attend) => {
  expect(enCours(demande, apres(delai))).toBe(attend)
  expect(deciderDemande({ auteur, cible, derniere: demande }, apres(delai)).ok).toBe(!attend)
  expect(deciderConfirmation({ auteur, compteId: 'c', demande }, apres(delai)).ok).toBe(attend)
  expect(finDe(demande)).toEqual(apres(REINITIALISATION_VALABLE))
})

describe('asking', () => {
  const demander = (cas: Partial<Parameters<typeof deciderDemande>[0]>) =>
    deciderDemande({ auteur, cible, derniere: null, ...cas }, LE)

  test('is for an administrateur who still is one, about another account that has a factor', () => {
    expect(demander({})).toEqual({ ok: true })
    expect(demander({ auteur: null })).toMatchObject({ code: 'plus_autorise' })
    for (const dechu of DECHUS) expect(demander({ auteur: { ...auteur, ...dechu } })).toMatchObject({ code: 'plus_autorise' })
    expect(demander({ cible: { ...cible, id: 'a' } })).toMatchObject({ code: 'soi_meme' })
    expect(demander({ cible: { ...cible, demonstration: true } })).toMatchObject({ code: 'demonstration' })
    expect(demander({ cible: { ...cible, aFacteur: false } })).toMatchObject({ code: 'sans_facteur' })
  })

  test('is done once at a time', () => {
    expect(demander({ derniere: demande })).toMatchObject({ code: 'deja_demandee' })
    expect(demander({ derniere: { ...demande, annuleeLe: LE } })).toEqual({ ok: true })
    expect(demander({ derniere: { ...demande, confirmeeLe: LE } })).toEqual({ ok: true })
  })
})

test('confirming is for another administrateur, neither the one who asked nor the owner', () => {
  const confirmer = (cas: Partial<Parameters<typeof deciderConfirmation>[0]>) =>
    deciderConfirmation({ auteur, compteId: 'c', demande, ...cas }, LE)
  expect(confirmer({})).toEqual({ ok: true })
  expect(confirmer({ auteur: null })).toMatchObject({ code: 'plus_autorise' })
  for (const dechu of DECHUS) expect(confirmer({ auteur: { ...auteur, ...dechu } })).toMatchObject({ code: 'plus_autorise' })
  expect(confirmer({ compteId: 'a' })).toMatchObject({ code: 'soi_meme' })
  expect(confirmer({ demande: { ...demande, demandeeParId: 'a' } })).toMatchObject({ code: 'meme_personne' })
  for (const finie of [{ annuleeLe: LE }, { confirmeeLe: LE }])
    expect(confirmer({ demande: { ...demande, ...finie } })).toMatchObject({ code: 'terminee' })
})
