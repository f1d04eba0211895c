import type { ErreurRecherche, Operateur } from './rules'

export const AIDE_OPERATEURS: [Operateur, string, string][] = [
  ['nom', 'nom:"centre de formation"', 'mots du nom, du complément ou de l’enseigne'],
  ['siret', 'siret:13000548', 'SIRET, ou son début'],
  ['nda', 'nda:11755', 'numéro de déclaration d’activité, ou son début'],
  ['email', 'email:contact@', 'adresse de l’organisme, du RGC ou d’un membre, ou son début'],
  ['etat', 'etat:acceptee', 'brouillon, en_attente, a_corriger, acceptee, refusee ou annulee'],
  ['avant', 'avant:28/11/2026', 'validée avant ce jour (ou enregistrée, si elle n’est pas validée)'],
  ['apres', 'apres:2026-11', 'validée ce jour-là ou après'],
]

const EXEMPLES: Record<Operateur, string> = Object.fromEntries(
  AIDE_OPERATEURS.map(([operateur, exemple]) => [operateur, exemple]),
) as Record<Operateur, string>

const ci = (texte: string) => `«\u00a0${texte}\u00a0»`

/** What is wrong with a search, and what to type instead. */
export function phraseErreur(erreur: ErreurRecherche): string {
  switch (erreur.code) {
    case 'operateur_inconnu':
      return `L’opérateur ${ci(`${erreur.saisi}:`)} n’existe pas. Utilisez ${AIDE_OPERATEURS.map(([nom]) => `${nom}:`).join(', ')}, ou retirez les deux-points.`
    case 'valeur_absente':
      return `Écrivez ce que vous cherchez juste après ${ci(`${erreur.operateur}:`)}, sans espace. Par exemple\u00a0: ${EXEMPLES[erreur.operateur]}.`
    case 'siret_invalide':
      return `Après ${ci('siret:')}, écrivez des chiffres seulement, 14 au plus, au lieu de ${ci(erreur.saisi)}.`
    case 'date_invalide':
      return `Après ${ci(`${erreur.operateur}:`)}, écrivez une date qui existe, par exemple 28/11/2026, 11/2026 ou 2026, au lieu de ${ci(erreur.saisi)}.`
    case 'etat_inconnu':
      return `L’état ${ci(erreur.saisi)} n’existe pas. Utilisez brouillon, en_attente, a_corriger, acceptee, refusee ou annulee.`
    case 'trop_de_termes':
      return 'Cette recherche contient trop de termes\u00a0: gardez-en douze au plus.'
  }
}

/** « Aucun nom ne contient « formaton ». Recherche de\u00a0: formation. » */
export function phraseCorrection(saisi: string, proches: string[]): string {
  const suite = proches.length > 0 ? ` Recherche de\u00a0: ${proches.join(', ')}.` : ''
  return `Aucun nom ne contient ${ci(saisi)}.${suite}`
}
