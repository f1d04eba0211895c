import { describe, expect, test } from 'vitest'
import { emailSchema } from '@/lib/compte/schema'
import { type Attache, adresseEffacee, deciderSuppression, demeure, retient } from '@/lib/donnees/rules'

const attache = (donnees: Partial<Attache> = {}): Attache => ({
  organismeId: 'o',
  raisonSociale: 'Atelier',
  estGestionnaire: true,
  estRgc: false,
  autreGestionnaire: false,
  demandeOuverte: false,
  accesEnCours: false,
  ...donnees,
})
const rgc = { estGestionnaire: false, estRgc: true }

test.each([
  ['nothing under way', {}, false, false],
  ['an open demande', { demandeOuverte: true }, true, true],
  ['a running access', { accesEnCours: true }, true, true],
  ['another gestionnaire', { accesEnCours: true, demandeOuverte: true, autreGestionnaire: true }, false, false],
  ['the RGC of a running access', { ...rgc, accesEnCours: true }, false, true],
  ['the RGC without access', { ...rgc, demandeOuverte: true }, false, false],
  ['RGC and gestionnaire, with another one', { estRgc: true, autreGestionnaire: true, accesEnCours: true }, false, true],
] as const)('%s', (_nom, donnees, retenu, reste) => {
  expect(retient(attache(donnees))).toBe(retenu)
  expect(demeure(attache(donnees))).toBe(reste)
})

describe('erasing an account', () => {
  const demande = {
    role: 'organisme',
    demonstration: false,
    email: 'jeanne@essai.test',
    prouve: true,
    confirmation: 'jeanne@essai.test',
    attaches: [attache()],
  } as const
  test.each([
    ['asked for as it should be', {}, null],
    ['by an agent', { role: 'agent' }, 'agent'],
    ['by an administrateur', { role: 'administrateur' }, 'agent'],
    ['of a demonstration account', { demonstration: true }, 'demonstration'],
    ['without a fresh proof', { prouve: false }, 'preuve'],
    ['with another address', { confirmation: 'jeanne@essai.tes' }, 'confirmation'],
    ['while an organisme would be left alone', { attaches: [attache(), attache({ accesEnCours: true })] }, 'seul_gestionnaire'],
  ] as const)('%s', (_nom, change, code) => {
    const decision = deciderSuppression({ ...demande, attaches: [...demande.attaches], ...change } as Parameters<
      typeof deciderSuppression
    >[0])
    expect(decision).toEqual(code ? { ok: false, code } : { ok: true })
  })

  test('leaves an address that is a plain one, and nobody’s', () => {
    const adresse = adresseEffacee('0193a1b2-0000-7000-8000-000000000001')
    expect(emailSchema.parse(adresse)).toBe(adresse)
  })
})
