export const MESSAGES_CHANGEMENT_EMAIL = {
  agent: 'L’adresse d’un agent est celle de son invitation. Un administrateur peut vous inviter à une autre adresse.',
  inchangee: 'C’est déjà l’adresse e-mail de votre compte.',
  mot_de_passe: 'Ce n’est pas votre mot de passe.',
}

export const MESSAGES_CONFIRMATION_EMAIL = {
  inconnu: 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.',
  expire: 'Ce lien n’est plus valable. Votre adresse e-mail n’a pas changé\u00a0: demandez de nouveau le changement.',
  consomme: 'Ce lien a déjà servi. Connectez-vous avec votre nouvelle adresse e-mail.',
  prise: 'Un autre compte a cette adresse depuis. Votre adresse e-mail n’a pas changé.',
}
