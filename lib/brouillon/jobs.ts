import 'server-only'
import { getBaseUrl } from '@/lib/core/env'
import type { JobData } from '@/lib/core/jobs'
import { getOperateur } from '@/lib/core/operateur'
import { rendreDocument } from '@/lib/document/document'
import { findBrouillon } from './data'
import { enregistrerApercu, noterEchecApercu } from './mutations'
import { etatApercu, proprietesApercu } from './rules'

/**
 * Makes the PDF of a draft as it is saved: as an organisme would get it, but said to be a draft, and not sealed. One that is
 * there already is left alone, so that ten savings in a row cost little. A failure is kept for the page, then thrown for the queue
 * to try again.
 */
export async function rendreApercu({ brouillonId }: JobData['apercu'], maintenant = new Date()): Promise<void> {
  const brouillon = await findBrouillon(brouillonId)
  if (!brouillon || etatApercu(brouillon) === 'pret') return
  const { texte, modifieLe } = brouillon
  const { nom: operateur, service } = getOperateur()
  try {
    const pdf = await rendreDocument(proprietesApercu(texte, { operateur, service, portail: getBaseUrl() }, maintenant))
    await enregistrerApercu({ brouillonId, texte, modifieLe }, pdf)
  } catch (error) {
    await noterEchecApercu({ brouillonId, texte, modifieLe }, error)
    throw error
  }
}
