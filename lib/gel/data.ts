import 'server-only'
import { getPrisma } from '@/lib/core/db'

/** Since when an organisme is frozen, and its name; for its own members, whom the reason is not told. */
export function findOrganismeGele(id: string) {
  return getPrisma().organisme.findUnique({ where: { id }, select: { raisonSociale: true, geleLe: true } })
}
