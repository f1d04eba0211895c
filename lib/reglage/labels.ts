import type { Groupe } from './rules'

export const TITRE_GROUPE: Record<Groupe, string> = {
  operateur: 'Exploitant du service',
  recours: 'Voies et délais de recours',
  delais: 'Délais',
  horaires: 'Horaires d’ouverture',
}

const LIBELLES: Record<string, string> = {
  nom: 'Nom de l’exploitant',
  service: 'Nom du service',
  adresse: 'Adresse postale',
  telephone: 'Téléphone',
  courriel: 'Adresse e-mail de contact',
  voiesRecours: 'Voies et délais de recours',
  promesseHeures: 'Délai de décision, en heures ouvrées',
  alerteHeures: 'Seuil d’alerte, en heures ouvrées',
  reacceptationJours: 'Délai pour accepter de nouvelles CGU, en jours',
  ouverture: 'Ouverture',
  fermeture: 'Fermeture',
}
export const libelleChamp = (champ: string): string => LIBELLES[champ] ?? champ

export const MESSAGES_REGLAGE = {
  deja_modifie:
    'Rien n’a été enregistré\u00a0: ces réglages ont été modifiés pendant votre lecture. Vos saisies sont conservées\u00a0; rechargez la page pour voir les valeurs actuelles.',
  inchange: 'Rien n’a changé\u00a0: les valeurs saisies sont déjà celles en vigueur.',
} as const
