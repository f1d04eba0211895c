import { REFUS_MOT_DE_PASSE } from '@/lib/compte/labels'
import type { EtatInvitation } from './rules'

export const MESSAGES_INVITER = {
  plus_autorise: 'Vous ne gérez plus cet organisme. Rien n’a été envoyé.',
  deja_gestionnaire: 'Cette personne est déjà gestionnaire de votre organisme.',
  deja_invite: 'Une invitation est déjà partie à cette adresse. Vous pouvez la renvoyer, plus bas.',
  introuvable: 'Cette invitation n’existe pas ou plus. Rechargez la page.',
  trop_de_tentatives: 'Beaucoup d’invitations sont parties. Réessayez plus tard, demain au plus tard.',
}

/** What a link that does not work says. */
export const ETATS_LIEN: Record<Exclude<EtatInvitation, 'valable'>, string> = {
  inconnu: 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.',
  expire: 'Cette invitation n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité.',
  consomme: 'Cette invitation a déjà servi. Connectez-vous pour retrouver votre organisme.',
}

export const MESSAGES_ACCEPTER = {
  ...ETATS_LIEN,
  autre_adresse: 'Cette invitation a été envoyée à une autre adresse que celle de votre compte.',
  compte_agent: 'Un compte d’agent ne peut pas gérer un organisme. Demandez une invitation à une autre adresse.',
}

export const MESSAGES_COMPTE_INVITE = {
  ...ETATS_LIEN,
  ...REFUS_MOT_DE_PASSE,
  compte_existant: 'Un compte existe déjà à l’adresse qui a reçu l’invitation\u00a0: connectez-vous avec lui.',
}
