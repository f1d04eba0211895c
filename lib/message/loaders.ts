import 'server-only'
import { notFound } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent, exigerMembre } from '@/lib/core/session'
import { lireDemandeId } from '@/lib/demande/loaders'
import { findFilAgents, findFilOrganisme, listFilsNonLus, nommerAuteurs } from './data'
import { marquerLus } from './mutations'
import { apresSchema, faitMessageSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/adhesion/[id]/messages`: what the organisme and the agents wrote to each other; opening it marks it read. */
export async function loadFilOrganisme(id: string, { fait }: Parametres) {
  const demandeId = lireDemandeId(id)
  const { organismeId, estGestionnaire, compteId } = await exigerMembre(`/adhesion/${demandeId}/messages`)
  const fil = await findFilOrganisme(demandeId, organismeId)
  if (!fil) notFound()
  if (fil.nonLusOrganisme > 0) await marquerLus(demandeId, 'organisme', fil.nonLusOrganisme)
  return { ...fil, nonLus: fil.nonLusOrganisme, estGestionnaire, moi: compteId, fait: faitMessageSchema.parse(fait) }
}
export type FilOrganisme = Awaited<ReturnType<typeof loadFilOrganisme>>

/** `/admin/demandes/[id]/messages`: the thread and the notes; opening it marks it read for all agents. */
export async function loadFilAgents(id: string, { fait }: Parametres) {
  const demandeId = lireDemandeId(id)
  const { session, compteId } = await exigerAgent(`/admin/demandes/${demandeId}/messages`)
  await compterConsultation(session, 'lecture')
  const fil = await findFilAgents(demandeId)
  if (!fil) notFound()
  const noms = await nommerAuteurs(fil.messages.map((message) => message.compteId))
  if (fil.nonLusAgents > 0) await marquerLus(demandeId, 'agents', fil.nonLusAgents)
  return { ...fil, nonLus: fil.nonLusAgents, noms, moi: compteId, fait: faitMessageSchema.parse(fait) }
}
export type FilAgents = Awaited<ReturnType<typeof loadFilAgents>>

/** `/admin/messages`: the demandes whose organisme has written and that no agent has opened since. */
export async function loadFilsNonLus({ apres }: Parametres) {
  await exigerAgent('/admin/messages')
  const depuis = apresSchema.parse(apres)
  return { depuis, ...(await listFilsNonLus(depuis)) }
}
export type FilsNonLus = Awaited<ReturnType<typeof loadFilsNonLus>>
