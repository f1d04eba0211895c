import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { DUREE_MAX, estOuverte } from '@/lib/core/duree-session'
import { empreinteAppareil } from './rules'

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

const PERSONNE = '00000000-0000-0000-0000-000000000000'

/** Whether a browser's token is known to the account of an e-mail. Costs the same when there is none. */
export async function estConnu(email: string, jetonAppareil: string): Promise<boolean> {
  const compte = await getPrisma().compte.findUnique({ where: { email }, select: { id: true } })
  const empreinte = empreinteAppareil(compte?.id ?? PERSONNE, jetonAppareil)
  return (await getPrisma().appareil.count({ where: { empreinte } })) === 1
}
