import { expect, test } from 'vitest'
import * as base from '@/lib/generated/prisma/enums'
import { bilanLot, EFFETS_LOT, TITRE_LOT } from '@/lib/lot/labels'
import { compterLignes, DECISIONS, ecrireAvancement, etatLot, LOT_MAX, STATUTS_LIGNE } from '@/lib/lot/rules'
import { preparationSchema } from '@/lib/lot/schema'
import { GENRES } from '@/lib/modele/rules'

const LE = new Date('2026-12-01T10:00:00Z')
const id = (rang: number) => `0193a1b2-0000-7000-8000-${String(rang).padStart(12, '0')}`
const ids = (nombre: number) => Array.from({ length: nombre }, (_, rang) => id(rang))

test.each([
  [LOT_MAX - 1, true],
  [LOT_MAX, true],
  [LOT_MAX + 1, false],
])('%i demandes make a lot: %s', (nombre, permis) => {
  expect(preparationSchema.safeParse({ decision: 'accepter', demandeId: ids(nombre) }).success).toBe(permis)
})

test('a whole list is asked for by its box alone, and a refusal is never made in a lot', () => {
  const saisie = { decision: 'accepter', demandeId: [], requete: 'q=essai' }
  expect(preparationSchema.parse(saisie)).toEqual({ decision: 'accepter', demandeId: [], requete: null })
  expect(preparationSchema.parse({ ...saisie, toutes: 'on' }).requete).toBe('q=essai')
  expect(preparationSchema.safeParse({ ...saisie, decision: 'refuser' }).success).toBe(false)
  expect(preparationSchema.safeParse({ ...saisie, demandeId: ["1' OR 1=1"] }).success).toBe(false)
})

test.each([
  [{ lanceLe: null, finiLe: null }, 'prepare'],
  [{ lanceLe: LE, finiLe: null }, 'en_cours'],
  [{ lanceLe: LE, finiLe: LE }, 'fini'],
] as const)('%j is %s', (lot, etat) => {
  expect(etatLot(lot)).toBe(etat)
  expect(ecrireAvancement(lot, 3)).toBe(`${etat}/3`)
})

test('in words', () => {
  const comptes = compterLignes([{ statut: 'faite' }, { statut: 'faite' }, { statut: 'echec' }, { statut: 'a_faire' }])
  expect(comptes).toEqual({ a_faire: 1, faite: 2, refusee: 0, echec: 1 })
  expect(bilanLot(comptes)).toBe('2 décidées, 0 laissée de côté, 1 échec.')
  expect([1, 2].map(TITRE_LOT.accepter)).toEqual(['Accepter 1\u00a0demande', 'Accepter 2\u00a0demandes'])
  expect([1, 2].map(EFFETS_LOT.prolonger)).toEqual([
    '1\u00a0accès est prolongé de trois ans.',
    '2\u00a0accès sont prolongés de trois ans.',
  ])
})

test.each([
  [base.DecisionLot, DECISIONS],
  [base.StatutLigneLot, STATUTS_LIGNE],
  [base.GenreModele, GENRES],
])('the database has the values of the domain', (enumeration, domaine) => {
  expect(Object.values(enumeration)).toEqual([...domaine])
})
