import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx } from '@/lib/core/db'

const SELECT = {
  id: true,
  email: true,
  expireLe: true,
  accepteeLe: true,
  annuleeLe: true,
  organisme: { select: { id: true, raisonSociale: true, siret: true, geleLe: true } },
} as const

/** The invitation of a link, or null. Reading it uses nothing up. */
export function findInvitation(jeton: string, base: Pick<Tx, 'invitation'> = getPrisma()) {
  return base.invitation.findUnique({ where: { empreinte: sha256(jeton) }, select: SELECT })
}
