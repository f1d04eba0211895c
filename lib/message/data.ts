import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { type Auteur, DEMANDES_PAR_PAGE, VISIBLES_ORGANISME } from './rules'

export type MessageLu = { id: string; auteur: Auteur; compteId: string; texte: string; creeLe: Date }
const MESSAGE = { id: true, auteur: true, compteId: true, texte: true, creeLe: true } as const
const FIL = { id: true, statut: true, organismeId: true, organisme: { select: { raisonSociale: true } } } as const

/** The thread of one demande of this organisme, without the agents' notes, or null. */
export function findFilOrganisme(demandeId: string, organismeId: OrganismeId) {
  const visibles = { auteur: { in: [...VISIBLES_ORGANISME] } }
  return getPrisma().demande.findFirst({
    where: { id: demandeId, organismeId },
    select: { ...FIL, nonLusOrganisme: true, messages: { where: visibles, orderBy: { id: 'asc' }, select: MESSAGE } },
  })
}

/** The whole thread of a demande, notes included, or null. For agents only. */
export function findFilAgents(demandeId: string) {
  return getPrisma().demande.findUnique({
    where: { id: demandeId },
    select: { ...FIL, nonLusAgents: true, messages: { orderBy: { id: 'asc' }, select: MESSAGE } },
  })
}

/** What to call the accounts that wrote, by identifier. For agents only. */
export async function nommerAuteurs(compteIds: string[]): Promise<Record<string, string>> {
  const id = { in: [...new Set(compteIds)] }
  const comptes = await getPrisma().compte.findMany({ where: { id }, select: { id: true, nom: true, email: true } })
  return Object.fromEntries(comptes.map((compte) => [compte.id, compte.nom ?? compte.email]))
}

/** One page of the demandes whose organisme has written since an agent last opened the thread, and where the next one begins. */
export async function listFilsNonLus(apres: string | null) {
  const lues = await getPrisma().demande.findMany({
    where: { nonLusAgents: { gt: 0 }, ...(apres && { id: { gt: apres } }) },
    orderBy: { id: 'asc' },
    take: DEMANDES_PAR_PAGE + 1,
    select: { id: true, statut: true, nonLusAgents: true, organisme: { select: { raisonSociale: true, siret: true } } },
  })
  const fils = lues.slice(0, DEMANDES_PAR_PAGE)
  return { fils, suite: lues.length > fils.length ? (fils.at(-1)?.id ?? null) : null }
}
export type FilNonLu = Awaited<ReturnType<typeof listFilsNonLus>>['fils'][number]
