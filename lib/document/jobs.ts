import 'server-only'
import { getBaseUrl } from '@/lib/core/env'
import type { JobData } from '@/lib/core/jobs'
import { errorFields, log } from '@/lib/core/log'
import { getOperateur } from '@/lib/core/operateur'
import { ouvrirSceau, type Sceau } from '@/lib/sceau/service'
import { findContenuScelle, getSourceDocument, listDocumentsSansHorodatage } from './data'
import { rendreDocument } from './document'
import { enregistrerDocument, enregistrerHorodatage, noterEchecDocument } from './mutations'
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

const signaler = (documentId: string, erreurs: Awaited<ReturnType<Sceau['horodater']>>['erreurs']) => {
  for (const { source: serveur, code } of erreurs) log.warn({ event: 'horodatage.echec', documentId, serveur, code })
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
    signaler(documentId, erreurs)
    await enregistrerDocument({ documentId, contenu, cachet, maintenant: new Date() })
  } catch (error) {
    log.warn({ event: 'document.echec', documentId, ...errorFields(error) })
    await noterEchecDocument(documentId, error)
    throw error
  }
}

// What one run takes; when the first server of two is slow, each costs five seconds.
const LOT_HORODATAGE = 100

/** Appends a timestamp to a sealed PDF and keeps the file that results. False when no server gave one. */
async function horodaterDocument(documentId: string, sceau: Sceau): Promise<boolean> {
  const scelle = await findContenuScelle(documentId)
  if (!scelle) return true
  const rendu = await sceau.horodater(scelle)
  signaler(documentId, rendu.erreurs)
  if (rendu.contenu === null) return false
  const { source, le: horodateLe } = rendu.horodatage
  const contenu = Uint8Array.from(rendu.contenu)
  await enregistrerHorodatage({ documentId, contenu, source, horodateLe, maintenant: new Date() })
  return true
}

/**
 * Job 'horodatage': gives a timestamp to the documents that were sealed while no server gave one. The first that gets none
 * ends the run, so that a dead server costs one try; a document that can't be read does not bar the others. May run twice.
 * Does nothing where no server is set.
 */
export async function horodaterDocuments(sceau: Sceau): Promise<void> {
  if (!sceau.detache.horodater) return
  for (const documentId of await listDocumentsSansHorodatage(LOT_HORODATAGE)) {
    try {
      if (!(await horodaterDocument(documentId, sceau))) return
    } catch (error) {
      log.error({ event: 'horodatage.document', documentId, ...errorFields(error) })
    }
  }
}
