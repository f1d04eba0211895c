import type { Methode } from './rules'

export const LIBELLE_METHODE: Record<Methode, string> = {
  mot_de_passe: 'mot de passe',
  cle_acces: 'clé d’accès',
  proconnect: 'ProConnect',
}

/** How a session was opened: « mot de passe et second facteur ». */
export const libelleOuverture = ({ methode, facteurLe }: { methode: Methode; facteurLe: Date | null }) =>
  facteurLe ? `${LIBELLE_METHODE[methode]} et second facteur` : LIBELLE_METHODE[methode]
