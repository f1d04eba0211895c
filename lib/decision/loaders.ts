import 'server-only'
import { notFound } from 'next/navigation'
import { marquerPresence } from '@/lib/attribution/mutations'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent } from '@/lib/core/session'
import { lireDemandeId } from '@/lib/demande/loaders'
import { findDossier, findSuite } from '@/lib/dossier/data'
import { prevoirAcceptation } from './rules'
import { faitSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/demandes/[id]`: the whole file of a demande, who did what, who has it in charge, and what accepting would do. */
export async function loadDossier(id: string, { fait }: Parametres) {
  const demandeId = lireDemandeId(id)
  const { session, compteId: moi } = await exigerAgent(`/admin/demandes/${demandeId}`)
  await compterConsultation(session, 'lecture')
  const [dossier, suite] = await Promise.all([findDossier(demandeId), findSuite(demandeId)])
  if (!dossier) notFound()
  const { demande, accesActuel } = dossier
  const maintenant = new Date()
  const { agentId } = demande
  const { noms, presents } = await marquerPresence({ demandeId, compteId: moi, aNommer: agentId ? [agentId] : [] }, maintenant)
  const agent = agentId ? (noms[agentId] ?? null) : null
  const prevision = prevoirAcceptation(demande.nature, accesActuel, maintenant)
  return { ...dossier, ...suite, presents, moi, agent, prevision, maintenant, fait: faitSchema.parse(fait) }
}
export type DossierCharge = Awaited<ReturnType<typeof loadDossier>>
