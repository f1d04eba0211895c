import 'server-only'
import { dechiffrer } from '@/lib/core/chiffrement'
import type { JobData } from '@/lib/core/jobs'
import { envoyerConfirmation } from '@/lib/email/mutations'
import { demanderMotDePasse, renvoyerActivation } from './mutations'

/** Sends what somebody asked for an e-mail, if it has an account that needs it, or the link that confirms a new address. */
export async function envoyerLien(travail: JobData['lien'], maintenant = new Date()): Promise<void> {
  const lu = dechiffrer('lien', travail.lien === 'email' ? travail.jeton : travail.email)
  if (lu === null) return // written with another secret: nobody can read it any more
  switch (travail.lien) {
    case 'activation':
      return renvoyerActivation(lu, maintenant)
    case 'mot_de_passe':
      return demanderMotDePasse(lu, maintenant)
    case 'email':
      return envoyerConfirmation(lu, maintenant)
  }
}
