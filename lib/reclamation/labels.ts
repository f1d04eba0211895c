import type { RefusDepot, RefusReclamation, StatutReclamation, SuiteDemandeur } from './rules'
import type { FaitReclamation } from './schema'

/** For agents. */
export const LIBELLE_RECLAMATION: Record<StatutReclamation, string> = {
  deposee: 'À examiner',
  en_opposition: 'Opposition possible',
  opposee: 'Opposition reçue',
  transferee: 'Transférée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

/** For who claims. */
export const LIBELLE_SUITE: Record<SuiteDemandeur, string> = {
  en_examen: 'En cours d’examen',
  transferee: 'Acceptée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

export const MESSAGES_DEPOT: Record<RefusDepot, string> & Record<string, string> = {
  introuvable: 'Cet organisme n’est pas inscrit. Vérifiez son numéro SIRET.',
  deja_membre: 'Vous êtes déjà gestionnaire de cet organisme.',
  deja_deposee: 'Votre réclamation sur cet organisme est déjà en cours d’examen.',
  deja_en_cours:
    'Une réclamation sur cet organisme est déjà en cours d’examen. Réessayez dans quelques semaines, ou écrivez-nous.',
  trop_de_tentatives: 'Vous avez envoyé plusieurs réclamations aujourd’hui. Réessayez demain.',
}

export const MESSAGES_RECLAMATION: Record<RefusReclamation | 'introuvable', string> = {
  introuvable: 'Cette réclamation n’existe pas. Rien n’a été modifié.',
  deja_decidee: 'Cette réclamation a changé d’état entre-temps. Rechargez la page\u00a0; rien n’a été modifié.',
  trop_tard: 'Le délai pour s’opposer est passé. Écrivez-nous si vous n’êtes pas d’accord.',
  trop_tot: 'Le délai pour s’opposer n’est pas terminé. Rien n’a été modifié.',
  demandeur_inactif: 'Le compte de la personne qui réclame n’est pas en service. Rien n’a été modifié.',
}

export const FAIT_RECLAMATION: Record<FaitReclamation, string> = {
  ouverte: 'La période d’opposition est ouverte. Les gestionnaires actuels sont prévenus par e-mail.',
  refusee: 'La réclamation est refusée. La personne est prévenue par e-mail.',
  transferee: 'L’organisme est transféré. Les deux parties sont prévenues par e-mail.',
}
