import 'server-only'
import { getBaseUrl } from '@/lib/core/env'
import { getOperateur } from '@/lib/core/operateur'
import { ecrireZip } from '@/lib/core/zip'
import { lireAcces } from '@/lib/document/loaders'
import { preparerVerification } from '@/lib/sceau/service'
import { findPreuve } from './data'
import { assemblerPreuve } from './document'
import { noterTelechargement } from './mutations'
import { nomArchive } from './rules'

/**
 * The « dossier de preuve » of an acceptation of this demande, the newest one unless said otherwise: for members of its
 * organisme and for agents, whose downloads are written in the journal. Null for anyone else, like a missing one.
 */
export async function loadPreuve(id: string, acceptation: string | null) {
  const acces = await lireAcces(id, acceptation)
  const sources = acces && (await findPreuve(acces.demandeId, acces.acceptationId))
  if (!sources) return null
  const { acceptation: acceptee, bordereaux } = sources.lignes
  const maintenant = new Date()
  const cachet = preparerVerification(sources.pdf, sources.pdfHorodate, bordereaux, maintenant)
  const { nom: operateur, service } = getOperateur()
  const pieces = assemblerPreuve({ ...sources, cachet }, { service, operateur, portail: getBaseUrl() })
  const { session } = acces
  if (session.role !== 'organisme')
    await noterTelechargement(
      { agentId: session.compteId, organismeId: acceptee.organismeId, acceptationId: acceptee.id },
      maintenant,
    )
  return { nom: nomArchive(acceptee), flux: ecrireZip(pieces, acceptee.accepteeLe) }
}
