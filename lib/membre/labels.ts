import type { RefusMembre } from './rules'
import type { FaitMembre } from './schema'

export const MESSAGES_MEMBRE: Record<RefusMembre, string> = {
  introuvable: 'Cette personne n’est pas dans votre organisme. Rien n’a été modifié.',
  plus_autorise: 'Vous ne gérez plus cet organisme. Rien n’a été modifié.',
  soi_meme: 'Pour partir vous-même, choisissez «\u00a0Quitter cet organisme\u00a0».',
  rgc_seul: 'Le Responsable Gestionnaire de Compte se remplace par une demande d’adhésion, pas ici.',
  deja_gestionnaire: 'Cette personne est déjà gestionnaire. Rechargez la page.',
  inactif: 'Le compte de cette personne n’est pas en service. Rien n’a été modifié.',
  dernier_gestionnaire:
    'Un organisme doit garder au moins un gestionnaire dont le compte est en service. Invitez d’abord un collègue\u00a0; rien n’a été modifié.',
}

export const FAIT_MEMBRE: Record<FaitMembre, string> = {
  invite: 'L’invitation est partie. Son lien est valable 7\u00a0jours.',
  reinvite: 'Une nouvelle invitation est partie. Son lien est valable 7\u00a0jours\u00a0; l’ancien ne sert plus.',
  invitation_annulee: 'L’invitation est annulée. Son lien ne sert plus.',
  retire: 'Cette personne n’est plus gestionnaire. Ses sessions sont fermées, et un e-mail la prévient.',
  promu: 'Cette personne est maintenant gestionnaire. Un e-mail la prévient.',
  accepte: 'La demande est acceptée\u00a0: cette personne est maintenant gestionnaire. Un e-mail la prévient.',
  refuse: 'La demande est refusée. Un e-mail prévient cette personne.',
  quitte: 'Vous avez quitté l’organisme.',
  demande_envoyee: 'Votre demande est envoyée. Vous recevrez la réponse par e-mail.',
  demande_annulee: 'Votre demande est annulée.',
  reclamation_envoyee: 'Votre réclamation est envoyée. Un agent va l’examiner\u00a0; vous recevrez la réponse par e-mail.',
  reclamation_annulee: 'Votre réclamation est annulée.',
}
