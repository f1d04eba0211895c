import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { REINITIALISATION_VALABLE } from './rules'

export type ReinitialisationLue = {
  id: string
  compteId: string
  email: string
  motif: string
  demandeeLe: Date
  demandeeParId: string
  demandeeParNom: string
}

const lister = (condition: Prisma.Sql, maintenant: Date) =>
  getPrisma().$queryRaw<ReinitialisationLue[]>`
    SELECT r.id, r."compteId", c.email, r.motif, r."demandeeLe", r."demandeeParId", coalesce(a.nom, a.email, '') AS "demandeeParNom"
    FROM "ReinitialisationFacteur" r JOIN "Compte" c ON c.id = r."compteId" LEFT JOIN "Compte" a ON a.id = r."demandeeParId"
    WHERE r."confirmeeLe" IS NULL AND r."annuleeLe" IS NULL
      AND r."demandeeLe" > ${new Date(maintenant.getTime() - REINITIALISATION_VALABLE)} AND ${condition}
    ORDER BY r."demandeeLe"`

/** The requests that wait for a second administrateur, oldest first. For administrateurs only. */
export const listReinitialisations = (maintenant: Date) => lister(Prisma.sql`true`, maintenant)

/** The request that waits about an account, or null. For administrateurs and its owner only. */
export async function findReinitialisation(compteId: string, maintenant: Date): Promise<ReinitialisationLue | null> {
  const [reinitialisation] = await lister(Prisma.sql`r."compteId" = ${compteId}::uuid`, maintenant)
  return reinitialisation ?? null
}
