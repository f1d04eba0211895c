import { dernierJour } from '@/lib/core/calendrier'
import type { Attente, RefusReacceptation, Reponse } from './rules'

export const MESSAGES_REACCEPTATION: Record<Exclude<RefusReacceptation, 'deja_acceptees'> | 'introuvable', string> = {
  introuvable: 'Cette demande n’existe pas.',
  case_non_cochee: 'Cochez la case pour accepter les conditions générales d’utilisation.',
  cgu_modifiees:
    'Les conditions générales d’utilisation ont changé pendant votre lecture. Voici le nouveau texte\u00a0: lisez-le, puis acceptez-le.',
  sans_objet:
    'Votre acceptation n’est plus attendue\u00a0: l’accès ou la demande a changé entre-temps. Rechargez la page pour voir où elle en est.',
}

export const CGU_CHANGEES = 'Les conditions générales d’utilisation ont changé'

/** What is asked, of whom and until when: the RGC reads that it is the gestionnaire's to do. */
export function consigne({ avant, depasse }: Attente, estGestionnaire: boolean): string {
  const jour = dernierJour(avant)
  if (depasse) {
    const qui = estGestionnaire ? 'votre acceptation' : 'l’acceptation par un gestionnaire de votre organisme'
    return `Le délai fixé au ${jour} est dépassé\u00a0: ${qui} reste attendue.`
  }
  return estGestionnaire
    ? `Lisez le nouveau texte et acceptez-le au plus tard le ${jour}.`
    : `Un gestionnaire de votre organisme doit lire le nouveau texte et l’accepter au plus tard le ${jour}.`
}

/** What an organisme did about a version, as administrateurs read it. */
export const LIBELLE_REPONSE: Record<Reponse, string> = {
  acceptee: 'Acceptée',
  en_attente: 'En attente',
  hors_delai: 'Hors délai',
  non_demandee: 'Non demandée',
}

/** The same, over the list of those who did. */
export const FILTRE_REPONSE: Record<Reponse, string> = {
  acceptee: 'Acceptées',
  en_attente: 'En attente',
  hors_delai: 'Hors délai',
  non_demandee: 'Non demandées',
}
