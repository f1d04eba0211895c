import 'server-only'
import { dechiffrer } from '@/lib/core/chiffrement'
import type { JobData } from '@/lib/core/jobs'
import { demanderMotDePasse, renvoyerActivation } from './mutations'

/** Sends what somebody asked for an e-mail, if it has an account that needs it. */
export async function envoyerLien({ lien, email }: JobData['lien'], maintenant = new Date()): Promise<void> {
  const lu = dechiffrer('lien', email)
  if (lu === null) return // written with another secret: nobody can read it any more
  await (lien === 'activation' ? renvoyerActivation(lu, maintenant) : demanderMotDePasse(lu, maintenant))
}
