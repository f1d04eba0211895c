import type { Age, Compte, Tri } from './rules'

export const LIBELLE_AGE: Record<Age, string> = {
  delai: 'Dans les délais',
  alerte: 'Bientôt en retard',
  retard: 'En retard',
}

export const LIBELLE_TRI: Record<Tri, string> = {
  attente: 'Ordre de traitement',
  date: 'Date, la plus ancienne d’abord',
  '-date': 'Date, la plus récente d’abord',
  nom: 'Nom, de A à Z',
  '-nom': 'Nom, de Z à A',
  siret: 'SIRET croissant',
  '-siret': 'SIRET décroissant',
}

export const EN_ORDRE: Record<Tri, string> = {
  attente:
    'D’abord celles qui attendent une décision, la plus ancienne en tête\u00a0; puis les autres, de la plus récente à la plus ancienne.',
  date: 'De la plus ancienne à la plus récente.',
  '-date': 'De la plus récente à la plus ancienne.',
  nom: 'Par nom d’organisme, de A à Z.',
  '-nom': 'Par nom d’organisme, de Z à A.',
  siret: 'Par SIRET croissant.',
  '-siret': 'Par SIRET décroissant.',
}

/** « 1 204 », « plus de 1 000 ». */
export const compteEnClair = ({ nombre, plus }: Compte) => `${plus ? 'plus de ' : ''}${nombre.toLocaleString('fr-FR')}`

/** « 1 204 demandes. », « Plus de 1 000 demandes. » */
export function phraseTotal(total: Compte): string {
  const texte = `${compteEnClair(total)}\u00a0demande${total.nombre > 1 ? 's' : ''}.`
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}
