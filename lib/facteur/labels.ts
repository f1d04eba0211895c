import type { Changement } from './rules'

export const MESSAGES_VERIFICATION = {
  code_faux: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le code suivant de votre application, puis recopiez-le.',
  secours_faux: 'Ce code de secours n’est pas le bon, ou il a déjà servi. Essayez-en un autre.',
  session: 'Vous avez attendu trop longtemps. Connectez-vous de nouveau.',
}

export const MESSAGES_FACTEUR = {
  demonstration: 'Ce compte de démonstration n’a pas de second facteur.',
  preuve: 'Votre dernière vérification date de plus de dix minutes. Rechargez la page, puis saisissez votre mot de passe.',
  enrolement: 'Cette page est restée ouverte trop longtemps. Revenez à la page « Sécurité de mon compte » et recommencez.',
  code_faux:
    'Ce code n’est pas le bon. Vérifiez que l’heure de votre téléphone est juste, puis recopiez le code affiché maintenant.',
  dernier: 'Votre rôle exige un second facteur\u00a0: ajoutez-en un autre avant de retirer celui-ci.',
  absent: 'Ce second facteur a déjà été retiré. Rechargez la page.',
  mot_de_passe: 'Ce n’est pas votre mot de passe.',
}

/** What the owner reads, in the title and the first sentence of the e-mail. */
export const CHANGEMENT: Record<Changement, { titre: string; phrase: string }> = {
  totp_ajoute: {
    titre: 'Une application d’authentification a été ajoutée',
    phrase: 'Une application d’authentification a été ajoutée à votre compte',
  },
  totp_remplace: {
    titre: 'Votre application d’authentification a été remplacée',
    phrase: 'L’application d’authentification de votre compte a été remplacée par une autre',
  },
  totp_retire: {
    titre: 'Votre application d’authentification a été retirée',
    phrase: 'L’application d’authentification de votre compte a été retirée',
  },
  cle_ajoutee: { titre: 'Une clé d’accès a été ajoutée', phrase: 'Une clé d’accès a été ajoutée à votre compte' },
  cle_retiree: { titre: 'Une clé d’accès a été retirée', phrase: 'Une clé d’accès a été retirée de votre compte' },
  codes_renouveles: {
    titre: 'Vos codes de secours ont été renouvelés',
    phrase: 'De nouveaux codes de secours ont été créés pour votre compte\u00a0; les anciens ne servent plus',
  },
  code_utilise: {
    titre: 'Un code de secours a été utilisé',
    phrase: 'Un code de secours a servi à ouvrir une session sur votre compte',
  },
}
