import 'server-only'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { VUES_MAX } from './rules'

/** Keeps a filter under a name. Its owner's account is locked meanwhile, so that two at once do not pass the limit. */
export async function enregistrerVue(
  { compteId, nom, requete }: { compteId: string; nom: string; requete: string },
  maintenant: Date,
): Promise<Result<object, 'nom_pris' | 'trop_de_vues'>> {
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`kairos.vue.${compteId}`}, 0))::text`
      if ((await tx.vue.count({ where: { compteId } })) >= VUES_MAX) return refus('trop_de_vues')
      await tx.vue.create({ data: { compteId, nom, requete, creeLe: maintenant }, select: { id: true } })
      return ok({})
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refus('nom_pris')
    throw error
  }
}

/** Removes a view of one's own. */
export function supprimerVue({ compteId, vueId }: { compteId: string; vueId: string }): Promise<Result<object, 'introuvable'>> {
  return transaction(async (tx) => {
    const { count } = await tx.vue.deleteMany({ where: { id: vueId, compteId } })
    return count === 1 ? ok({}) : refus('introuvable')
  })
}
