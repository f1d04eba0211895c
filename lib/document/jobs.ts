import 'server-only'
import { getBaseUrl } from '@/lib/core/env'
import type { JobData } from '@/lib/core/jobs'
import { errorFields, log } from '@/lib/core/log'
import { getOperateur } from '@/lib/core/operateur'
import { ouvrirSceau } from '@/lib/sceau/service'
import { getSourceDocument } from './data'
import { rendreDocument } from './document'
import { enregistrerDocument, noterEchecDocument } from './mutations'
import { proprietesDocument } from './rules'

type Source = Awaited<ReturnType<typeof getSourceDocument>>

/** Renders, then seals. The bytes before the seal depend on the record alone; the seal is dated by the document too. */
async function fabriquer({ code, ...source }: Source) {
  const { nom, service } = getOperateur()
  const sceau = await ouvrirSceau()
  const { demonstration } = sceau
  const emission = { operateur: nom, service, portail: getBaseUrl(), code, demonstration }
  const pdf = await rendreDocument(proprietesDocument(source, emission))
  const raison = `Conditions générales d’utilisation de ${service} acceptées`
  const { contenu, niveau, horodatage, erreurs } = await sceau.sceller(pdf, { date: source.creeLe, raison })
  const cachet = { niveau, horodatage: horodatage?.source ?? null, horodateLe: horodatage?.le ?? null, demonstration }
  return { contenu: Uint8Array.from(contenu), cachet, erreurs }
}

/**
 * Makes and seals the PDF of an accepted demande and keeps it. Run twice, it makes one document. A failure is recorded
 * for the agents, then thrown for the queue to try again; the acceptance stands whatever happens here.
 */
export async function produireDocument({ documentId }: JobData['document']): Promise<void> {
  const source = await getSourceDocument(documentId)
  if (source.statut === 'pret') return
  try {
    const { contenu, cachet, erreurs } = await fabriquer(source)
    for (const { source: serveur, code } of erreurs) log.warn({ event: 'horodatage.echec', documentId, serveur, code })
    await enregistrerDocument({ documentId, contenu, cachet, maintenant: new Date() })
  } catch (error) {
    log.warn({ event: 'document.echec', documentId, ...errorFields(error) })
    await noterEchecDocument(documentId, error)
    throw error
  }
}
