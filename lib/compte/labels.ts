import type { RefusMotDePasse } from '@/lib/core/mot-de-passe'

export const AIDE_MOT_DE_PASSE =
  'Au moins 12 caractères. Une phrase que vous seul connaissez convient très bien. Évitez le nom de votre organisme et les suites faciles à deviner.'

export const REFUS_MOT_DE_PASSE: Record<RefusMotDePasse, string> = {
  mot_de_passe_court: 'Choisissez un mot de passe d’au moins 12 caractères.',
  mot_de_passe_long: 'Choisissez un mot de passe d’au plus 128 caractères.',
  mot_de_passe_devinable: 'Ce mot de passe serait trop facile à deviner. Ajoutez des mots sans lien entre eux.',
}

export const MESSAGES_CONNEXION = {
  trop_de_tentatives:
    'Trop de tentatives de connexion en peu de temps. Patientez un quart d’heure ou plus, puis réessayez. Pour entrer tout de suite, choisissez un nouveau mot de passe\u00a0: cliquez sur «\u00a0Mot de passe oublié\u00a0?\u00a0».',
  identifiants: 'Adresse e-mail ou mot de passe incorrect. Vérifiez votre saisie ou cliquez sur « Mot de passe oublié ? ».',
  non_active:
    'Votre compte n’est pas encore activé. Cliquez sur le lien de l’e-mail d’activation ; nous venons de vous en renvoyer un.',
}

/** What the owner of a frozen account reads, once the password was right. */
export const phraseGel = ({ courriel, telephone }: { courriel: string; telephone: string }) =>
  `Votre compte est gelé par mesure de sécurité\u00a0: vous ne pouvez pas l’ouvrir pour le moment. Vos données sont conservées. Pour savoir pourquoi, écrivez à ${courriel} ou appelez le ${telephone}.`

export const MESSAGES_JETON = {
  inconnu: 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.',
  expire: 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  consomme: 'Ce lien a déjà servi. Demandez-en un nouveau si vous en avez besoin.',
}

export const MESSAGES_CHOIX = {
  ...MESSAGES_JETON,
  mot_de_passe_provisoire: 'C’est votre mot de passe provisoire. Choisissez-en un autre, que vous seul connaissez.',
}

export const MESSAGES_CHANGEMENT = { actuel_incorrect: 'Ce n’est pas votre mot de passe actuel.' }

export const LIBELLE_ROLE_COMPTE = { organisme: 'Organisme', agent: 'Agent', administrateur: 'Administrateur' } as const
export const LIBELLE_ROLE_MEMBRE = { gestionnaire: 'gestionnaire', rgc: 'Responsable Gestionnaire de Compte' } as const

type EtatDeCompte = { activeLe: Date | null; desactiveLe: Date | null; geleLe: Date | null }
/** State of an account, in words. */
export function libelleEtatCompte({ activeLe, desactiveLe, geleLe }: EtatDeCompte): string {
  if (desactiveLe) return 'Désactivé'
  if (geleLe) return 'Gelé'
  return activeLe ? 'Actif' : 'Pas encore activé'
}
