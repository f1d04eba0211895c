import 'server-only'
import { log } from '@/lib/core/log'
import { findCourriel } from './data'
import { marquerEnvoye, noterEchec } from './mutations'
import { type Expediteur, getExpediteur, type ReponseEnvoi } from './service'

const ILLISIBLE: ReponseEnvoi = { ok: false, definitif: true, erreur: 'contenu illisible' }

/**
 * Sends one e-mail of the outbox and records the outcome. An e-mail already sent or given up is left alone. Throws
 * when it has to be tried again with the queue's back-off; a crash between sending and recording sends it again
 * under the same key, which the provider knows.
 */
export async function envoyerCourriel(
  { courrielId }: { courrielId: string },
  expediteur: Expediteur = getExpediteur(),
): Promise<void> {
  const courriel = await findCourriel(courrielId)
  if (courriel?.statut !== 'a_envoyer') return
  const { id, destinataire, sujet, contenu } = courriel
  const reponse = contenu ? await expediteur.envoyer({ id, destinataire, sujet, ...contenu }) : ILLISIBLE
  if (reponse.ok) {
    await marquerEnvoye(id, { ...reponse, conserve: expediteur.conserve, maintenant: new Date() })
    log.info({ event: 'courriel.envoye', courrielId, modele: courriel.modele })
    return
  }
  const suite = await noterEchec(id, reponse)
  log.warn({ event: 'courriel.echec', courrielId, modele: courriel.modele, ...suite })
  if (suite.suite === 'reessayer') throw new Error(`courriel ${id}: to be tried again`)
}
