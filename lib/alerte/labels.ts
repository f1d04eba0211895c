/** Why « Ce n’était pas moi » can't be said with a link. */
export const MESSAGES_ALERTE = {
  inconnu: 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.',
  expire: 'Ce lien n’est plus valable. Choisissez un nouveau mot de passe\u00a0: toutes vos sessions seront fermées.',
  consomme: 'Ce lien a déjà servi\u00a0: les sessions de votre compte ont été fermées.',
}
