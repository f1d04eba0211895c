import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { EtapeAcces } from './rules'

/** What happened to the accesses of an organisme since their opening, in the order of time. For agents only. */
export function listEtapesAcces(organismeId: string): Promise<EtapeAcces[]> {
  return getPrisma().$queryRaw<EtapeAcces[]>`
    SELECT donnees->>'accesId' AS "accesId", "creeLe" AS le, substr(evenement, length('acces.') + 1) AS evenement FROM "Journal"
    WHERE "organismeId" = ${organismeId}::uuid AND evenement IN ('acces.suspendre', 'acces.retablir', 'acces.retirer')
      AND donnees ? 'accesId' ORDER BY id`
}
