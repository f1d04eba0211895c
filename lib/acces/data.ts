import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'

/** The access that runs, suspended or not, whose clock may have ended: `estEnCours` says. Null without any. */
export function findAccesEnCours(organismeId: OrganismeId) {
  return getPrisma().acces.findFirst({
    where: { organismeId, statut: { in: ['actif', 'suspendu'] } },
    select: { id: true, statut: true, debut: true, fin: true, motif: true },
  })
}
