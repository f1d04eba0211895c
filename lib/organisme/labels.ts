import type { CodeRefusNda, CodeRefusSiret, Verification } from './rules'

/** The words of the form and of the fiche; the mark of a required field is added by the form. */
export const LIBELLES = {
  formeJuridique: 'Forme juridique',
  raisonSociale: 'Raison sociale',
  complementNom: 'Complément de nom',
  enseigne: 'Enseigne',
  siret: 'N° SIRET',
  nda: 'Numéro de déclaration d’activité de formation (Article L6351-1 du code du travail)',
  telephone1: 'Téléphone 1',
  telephone2: 'Téléphone 2',
  courriel: 'Courriel',
  voie: 'N° et libellé de voie',
  immeuble: 'Immeuble, bâtiment, résidence',
  mentionsDistribution: 'Mentions de distribution (BP, TSA…)',
  codePostal: 'Code postal',
  ville: 'Ville',
  departement: 'Département',
  region: 'Région',
} as const

export type ChampOrganisme = keyof typeof LIBELLES

export const REFUS_SIRET: Record<CodeRefusSiret, string> = {
  caracteres: 'Un numéro SIRET ne contient que des chiffres\u00a0: retirez les autres caractères.',
  longueur: 'Un numéro SIRET comporte 14 chiffres\u00a0: vérifiez qu’il n’en manque pas et qu’il n’y en a pas trop.',
  cle: 'Ce numéro SIRET n’existe pas\u00a0: sa clé de contrôle ne correspond pas. Vérifiez chaque chiffre.',
}

export const REFUS_NDA: Record<CodeRefusNda, string> = {
  caracteres:
    'Un numéro de déclaration d’activité ne contient que des chiffres et des lettres\u00a0: retirez les autres caractères.',
  longueur: 'Un numéro de déclaration d’activité comporte 11 caractères\u00a0: vérifiez votre saisie.',
}

/** A warning, never a refusal. */
export const NDA_INHABITUEL =
  'Ce numéro de déclaration d’activité a une forme inhabituelle. Vérifiez-le\u00a0; s’il est exact, vous pouvez continuer.'

/** What a search by SIRET answers, when it does not simply prefill the form. */
export const REPONSES_ANNUAIRE = {
  ferme:
    'Cet établissement est fermé dans le répertoire Sirene. Vérifiez le numéro, ou saisissez celui d’un établissement ouvert.',
  inconnu:
    'L’annuaire des entreprises ne connaît pas ce numéro SIRET. Vérifiez-le\u00a0; s’il est exact, remplissez le formulaire.',
  indisponible:
    'L’annuaire des entreprises ne répond pas pour le moment. Remplissez le formulaire\u00a0: nous vérifierons votre numéro plus tard.',
  deja_inscrit: 'Cet organisme a déjà un compte.',
} as const

/** How far the register confirms an organisme; the keys are those of the data model. */
export const VERIFICATIONS: Record<Verification, string> = {
  verifiee: 'Vérifié',
  non_verifiee: 'Non vérifié',
  fermee: 'Établissement fermé',
  inconnue: 'Inconnu de l’annuaire',
}

/** What each doubt means for the organisme. */
export const EXPLICATIONS_VERIFICATION = {
  non_verifiee:
    'L’annuaire des entreprises n’a pas encore confirmé votre numéro SIRET. Vous n’avez rien à faire\u00a0: nous vérifions de nouveau.',
  fermee: 'L’annuaire des entreprises indique que cet établissement est fermé. Un agent examinera ce point avec votre demande.',
  inconnue: 'L’annuaire des entreprises ne connaît pas votre numéro SIRET. Un agent examinera ce point avec votre demande.',
} as const
