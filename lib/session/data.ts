import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { DUREE_MAX, estOuverte } from '@/lib/core/duree-session'

const SELECT = {
  id: true,
  methode: true,
  facteurLe: true,
  navigateur: true,
  creeLe: true,
  vueLe: true,
  compte: { select: { role: true } },
} as const

/** The open sessions of an account, last used first. Half-open ones, and those that idled away, are not. */
export async function listSessions(compteId: string, maintenant: Date) {
  const creeLe = { gt: new Date(maintenant.getTime() - DUREE_MAX) }
  const sessions = await getPrisma().session.findMany({
    where: { compteId, finieLe: null, attendFacteur: false, creeLe },
    select: SELECT,
    orderBy: [{ vueLe: 'desc' }, { id: 'asc' }],
  })
  return sessions.filter((session) => estOuverte(session, session.compte.role, maintenant))
}
