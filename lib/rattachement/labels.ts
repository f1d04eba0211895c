import type { RefusRattachement, StatutRattachement } from './rules'

export const LIBELLE_RATTACHEMENT: Record<StatutRattachement, string> = {
  en_attente: 'En attente',
  accepte: 'Acceptée',
  refuse: 'Refusée',
  annule: 'Annulée',
}

export const MESSAGES_RATTACHEMENT: Record<RefusRattachement, string> & Record<string, string> = {
  introuvable: 'Cette demande n’existe pas ou a déjà reçu sa réponse. Rechargez la page.',
  deja_membre: 'Vous êtes déjà gestionnaire de cet organisme.',
  deja_demande: 'Vous avez déjà demandé à rejoindre cet organisme. Attendez la réponse, ou annulez votre demande.',
  trop_de_demandes: 'Vous attendez déjà cinq réponses. Annulez une demande avant d’en faire une autre.',
  plus_autorise: 'Vous ne gérez plus cet organisme. Rien n’a été modifié.',
  inactif: 'Le compte de cette personne n’est pas en service. Vous pouvez refuser sa demande.',
  trop_de_tentatives: 'Vous avez fait beaucoup de demandes aujourd’hui. Réessayez demain.',
}
