import 'server-only'
import { estFraiche, type ReponseSource } from '@/lib/annuaire/rules'
import { reponseSourceSchema } from '@/lib/annuaire/schema'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'

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

/** Whether a SIRET has its organisme already. */
export async function siretInscrit(siret: string): Promise<boolean> {
  return (await getPrisma().organisme.count({ where: { siret } })) > 0
}

/** Why an organisme is frozen is for agents only. */
export const SANS_GEL = { geleLe: true, geleMotif: true, geleParId: true } as const
const SANS_RGC = { rgcRevoqueLe: true, rgcRevoqueMotif: true } as const

/** The organisme of a session, whole. Throws when it is gone. */
export function findOrganisme(id: OrganismeId) {
  return getPrisma().organisme.findUniqueOrThrow({ where: { id }, omit: { ...SANS_GEL, ...SANS_RGC } })
}
export type OrganismeDetail = Awaited<ReturnType<typeof findOrganisme>>

/** The fiche: the organisme, its last demande and the access that runs, in one statement. */
export async function findFiche(id: OrganismeId) {
  const { demandes, acces, ...organisme } = await getPrisma().organisme.findUniqueOrThrow({
    where: { id },
    omit: SANS_GEL,
    include: {
      demandes: {
        where: { statut: { not: 'annulee' } },
        orderBy: { creeLe: 'desc' },
        take: 1,
        select: { id: true, statut: true, nature: true, creeLe: true, modifieeLe: true, nonLusOrganisme: true },
      },
      acces: { orderBy: { creeLe: 'desc' }, take: 1, select: { statut: true, debut: true, fin: true, motif: true } },
    },
  })
  return { organisme, demande: demandes[0] ?? null, acces: acces[0] ?? null }
}
