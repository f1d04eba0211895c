import 'server-only'
import { estFraiche, type ReponseSource } from '@/lib/annuaire/rules'
import { reponseSourceSchema } from '@/lib/annuaire/schema'
import { getPrisma } from '@/lib/core/db'

/** The last answer of the directory for a SIRET, while it is fresh; one written in an older shape is ignored. */
export async function findAnnuaireCache(siret: string, maintenant: Date): Promise<ReponseSource | null> {
  const ligne = await getPrisma().annuaireCache.findUnique({ where: { siret }, select: { reponse: true, obtenueLe: true } })
  const lue = reponseSourceSchema.safeParse(ligne?.reponse)
  return ligne && lue.success && estFraiche(lue.data, ligne.obtenueLe, maintenant) ? lue.data : null
}

/** The SIRET of an organisme, null when there is no such organisme. */
export async function findSiret(organismeId: string): Promise<string | null> {
  const organisme = await getPrisma().organisme.findUnique({ where: { id: organismeId }, select: { siret: true } })
  return organisme?.siret ?? null
}
