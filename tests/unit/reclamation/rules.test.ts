import { describe, expect, test } from 'vitest'
import {
  adresseReclamations,
  deciderDepot,
  deciderReclamation,
  type EvenementReclamation,
  estOuverte,
  finOpposition,
  JOURS_OPPOSITION,
  STATUTS_RECLAMATION,
  type StatutReclamation,
  suitePourDemandeur,
} from '@/lib/reclamation/rules'

const FIN = new Date('2026-11-27T23:00:00Z')
const a = (ms: number) => new Date(FIN.getTime() + ms)
const EVENEMENTS = ['ouvrir_opposition', 'opposer', 'transferer', 'refuser', 'annuler'] as const
const decider = (
  statut: StatutReclamation,
  evenement: EvenementReclamation,
  options: Partial<Parameters<typeof deciderReclamation>[2]> = {},
) => {
  const oppositionAvant = statut === 'deposee' ? null : FIN
  const decision = deciderReclamation({ statut, oppositionAvant }, evenement, { maintenant: a(-1), ...options })
  return decision.ok ? decision.vers : decision.code
}

// Every state × every event, the day before the end of the delay, nobody being an agent.
test.each([
  ['deposee', ['en_opposition', 'deja_decidee', 'deja_decidee', 'refusee', 'annulee']],
  ['en_opposition', ['deja_decidee', 'opposee', 'trop_tot', 'refusee', 'annulee']],
  ['opposee', ['deja_decidee', 'deja_decidee', 'deja_decidee', 'refusee', 'annulee']],
  ['transferee', Array(5).fill('deja_decidee')],
  ['refusee', Array(5).fill('deja_decidee')],
  ['annulee', Array(5).fill('deja_decidee')],
] as const)('%s', (statut, attendus) => {
  expect(EVENEMENTS.map((evenement) => decider(statut, evenement))).toEqual([...attendus])
})

describe('the end of the delay', () => {
  test.each([
    [-1, 'opposee', 'trop_tot'],
    [0, 'trop_tard', 'transferee'],
    [1, 'trop_tard', 'transferee'],
  ])('%i ms from it', (ms, objection, transfert) => {
    expect(decider('en_opposition', 'opposer', { maintenant: a(ms) })).toBe(objection)
    expect(decider('en_opposition', 'transferer', { maintenant: a(ms) })).toBe(transfert)
  })

  test.each([
    ['2026-11-20T09:00:00Z', '2026-11-27T23:00:00.000Z'],
    ['2026-11-19T22:59:59.999Z', '2026-11-26T23:00:00.000Z'], // 23:59:59.999 in Paris, on the 19th
    ['2026-11-19T23:00:00Z', '2026-11-27T23:00:00.000Z'], // midnight in Paris, on the 20th
    ['2026-03-25T12:00:00Z', '2026-04-01T22:00:00.000Z'], // across the change to summer time
    ['2026-10-20T12:00:00Z', '2026-10-27T23:00:00.000Z'], // and back
    ['2028-02-25T12:00:00Z', '2028-03-03T23:00:00.000Z'], // with a 29 February
  ])('opened at %s, it is %s: seven whole days in Paris after that one', (ouverteLe, fin) => {
    expect(finOpposition(new Date(ouverteLe)).toISOString()).toBe(fin)
    expect(JOURS_OPPOSITION).toBe(7)
  })
})

test('only an agent transfers what was objected to, and no agent what was not', () => {
  expect(decider('opposee', 'transferer', { parAgent: true })).toBe('transferee')
  expect(decider('en_opposition', 'transferer', { parAgent: true, maintenant: FIN })).toBe('deja_decidee')
})

test('nothing is transferred to somebody whose account can’t be used', () => {
  expect(decider('en_opposition', 'transferer', { maintenant: FIN, demandeurActif: false })).toBe('demandeur_inactif')
  expect(decider('opposee', 'transferer', { parAgent: true, demandeurActif: false })).toBe('demandeur_inactif')
  expect(decider('opposee', 'refuser', { demandeurActif: false })).toBe('refusee')
})

test('who claims is told the same while anything may still happen', () => {
  const dites = STATUTS_RECLAMATION.map(suitePourDemandeur)
  expect(dites).toEqual(['en_examen', 'en_examen', 'en_examen', 'transferee', 'refusee', 'annulee'])
  expect(STATUTS_RECLAMATION.filter(estOuverte)).toEqual(['deposee', 'en_opposition', 'opposee'])
})

test.each([
  [{ inscrit: false, dejaMembre: false, ouverte: null }, 'introuvable'],
  [{ inscrit: true, dejaMembre: true, ouverte: 'autre' }, 'deja_membre'],
  [{ inscrit: true, dejaMembre: false, ouverte: 'sienne' }, 'deja_deposee'],
  [{ inscrit: true, dejaMembre: false, ouverte: 'autre' }, 'deja_en_cours'],
  [{ inscrit: true, dejaMembre: false, ouverte: null }, 'ok'],
] as const)('a claim made when %j', (situation, attendu) => {
  const decision = deciderDepot(situation)
  expect(decision.ok ? 'ok' : decision.code).toBe(attendu)
})

test('the address of the list leaves out what is usual', () => {
  expect(adresseReclamations({})).toBe('/admin/reclamations')
  expect(adresseReclamations({ etat: 'refusee', apres: 'x' })).toBe('/admin/reclamations?etat=refusee&apres=x')
})
