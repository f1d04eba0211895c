import { MESSAGES_FACTEUR } from '@/lib/facteur/labels'

export const NOM_REQUIS = 'Donnez un nom à cette clé, pour la reconnaître plus tard.'

const SANS_SCRIPT =
  'Les clés d’accès ont besoin de JavaScript, que votre navigateur n’a pas exécuté. Activez-le, ou choisissez une autre façon de faire.'

export const TROP_DE_DEFIS = 'Trop de tentatives en peu de temps. Patientez quelques minutes, puis réessayez.'

export const MESSAGES_CLE_CONNEXION = {
  sans_script: SANS_SCRIPT,
  defi: 'Vous avez attendu trop longtemps, ou cette réponse a déjà servi. Recommencez.',
  cle_refusee:
    'Cette clé d’accès n’ouvre pas de compte ici\u00a0: elle en a peut-être été retirée, ou ce compte est fermé. Connectez-vous d’une autre façon.',
  session: 'Vous avez attendu trop longtemps. Connectez-vous de nouveau.',
}

export const MESSAGES_CLE = {
  sans_script: SANS_SCRIPT,
  demonstration: MESSAGES_FACTEUR.demonstration,
  preuve: MESSAGES_FACTEUR.preuve,
  defi: MESSAGES_CLE_CONNEXION.defi,
  cle_refusee: 'Votre navigateur n’a pas créé de clé valable pour ce site. Réessayez, ou choisissez une application de codes.',
  cle_prise: 'Cette clé d’accès est déjà enregistrée. Utilisez-la, ou ajoutez-en une autre.',
  trop: 'Vous avez déjà dix clés d’accès. Retirez-en une avant d’en ajouter une autre.',
  dernier: 'Votre rôle exige un second facteur\u00a0: ajoutez-en un autre avant de retirer cette clé.',
  absent: 'Cette clé d’accès a déjà été retirée. Rechargez la page.',
}

/** What the browser itself says no to, by the name of its error. */
export const REFUS_NAVIGATEUR: Record<string, string> = {
  NotAllowedError:
    'La clé d’accès n’a pas été utilisée\u00a0: vous avez annulé, ou aucune ne convient. Réessayez quand vous voulez.',
  InvalidStateError: MESSAGES_CLE.cle_prise,
  SecurityError: 'Les clés d’accès ne fonctionnent qu’à l’adresse officielle du portail. Vérifiez la barre d’adresse.',
}
export const AUTRE_REFUS_NAVIGATEUR =
  'Votre navigateur n’a pas pu utiliser de clé d’accès. Réessayez, ou choisissez une autre façon de faire.'
