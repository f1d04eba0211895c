import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { OUVERTES, RECLAMATIONS_PAR_PAGE } from './rules'
import type { FiltreReclamations } from './schema'

const A_TRAITER = { in: ['deposee' as const, 'opposee' as const] }

/**
 * One page of the claims in a state, or of those that wait for an agent; `suite`: the row after which the next page begins.
 * Those that wait come oldest first, the others newest first. For agents only.
 */
export async function listReclamations({ etat, apres }: FiltreReclamations) {
  const ouverte = etat === null || (OUVERTES as readonly string[]).includes(etat)
  const lues = await getPrisma().reclamation.findMany({
    where: { statut: etat ?? A_TRAITER, ...(apres ? { id: ouverte ? { gt: apres } : { lt: apres } } : {}) },
    orderBy: { id: ouverte ? 'asc' : 'desc' },
    take: RECLAMATIONS_PAR_PAGE + 1,
    select: {
      id: true,
      statut: true,
      creeLe: true,
      oppositionAvant: true,
      organisme: { select: { raisonSociale: true, siret: true } },
    },
  })
  const reclamations = lues.slice(0, RECLAMATIONS_PAR_PAGE)
  return { reclamations, suite: lues.length > reclamations.length ? (reclamations.at(-1)?.id ?? null) : null }
}
export type ReclamationListee = Awaited<ReturnType<typeof listReclamations>>['reclamations'][number]

const PERSONNE = { id: true, email: true, nom: true, creeLe: true, activeLe: true, desactiveLe: true, connecteLe: true } as const

/** The file of a claim, with both sides, in one statement; null when there is none. For agents only. */
export async function findReclamation(id: string) {
  return getPrisma().reclamation.findUnique({
    where: { id },
    include: {
      compte: {
        select: {
          ...PERSONNE,
          membres: { select: { role: true, organisme: { select: { id: true, raisonSociale: true, siret: true } } } },
        },
      },
      organisme: {
        select: {
          id: true,
          raisonSociale: true,
          siret: true,
          courriel: true,
          telephone1: true,
          creeLe: true,
          membres: { orderBy: { creeLe: 'asc' }, select: { role: true, creeLe: true, compte: { select: PERSONNE } } },
        },
      },
    },
  })
}
export type DossierReclamation = NonNullable<Awaited<ReturnType<typeof findReclamation>>>

/** The claim that a gestionnaire may object to; null for anybody else, whatever organisme the session is about. */
export function findOpposable(id: string, compteId: string) {
  return getPrisma().reclamation.findFirst({
    where: {
      id,
      oppositionAvant: { not: null },
      organisme: { membres: { some: { compteId, role: 'gestionnaire' } } },
    },
    select: {
      id: true,
      statut: true,
      creeLe: true,
      oppositionAvant: true,
      opposeeLe: true,
      compte: { select: { email: true } },
      organisme: { select: { raisonSociale: true, siret: true } },
    },
  })
}

/** The claims whose delay is over without an objection, oldest first. */
export async function listEchues(maintenant: Date): Promise<string[]> {
  const echues = await getPrisma().reclamation.findMany({
    where: { statut: 'en_opposition', oppositionAvant: { lte: maintenant } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return echues.map(({ id }) => id)
}
