import 'server-only'
import { getBaseUrl } from '@/lib/core/env'
import type { JobData } from '@/lib/core/jobs'
import { getOperateur } from '@/lib/core/operateur'
import { getSourceDocument } from './data'
import { rendreDocument } from './document'
import { enregistrerDocument, noterEchecDocument } from './mutations'
import { proprietesDocument } from './rules'

async function rendre({ acceptation, ...source }: Awaited<ReturnType<typeof getSourceDocument>>) {
  if (!acceptation) throw new Error('The demande has no acceptation')
  const { nom, service } = getOperateur()
  const emission = { operateur: nom, service, portail: getBaseUrl(), code: null, demonstration: false }
  return rendreDocument(proprietesDocument({ ...source, acceptation }, emission))
}

/**
 * Makes the PDF of an accepted demande and keeps it. Run twice, it makes one document. A failure is recorded for the
 * agents, then thrown for the queue to try again; the acceptance stands whatever happens here.
 */
export async function produireDocument({ documentId }: JobData['document']): Promise<void> {
  const source = await getSourceDocument(documentId)
  if (source.statut === 'pret') return
  try {
    await enregistrerDocument({ documentId, contenu: await rendre(source), maintenant: new Date() })
  } catch (error) {
    await noterEchecDocument(documentId, error)
    throw error
  }
}
