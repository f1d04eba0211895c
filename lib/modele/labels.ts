import { dateLongue } from '@/lib/core/calendrier'
import { LIBELLE_CIVILITE } from '@/lib/demande/labels'
import { formatSiret } from '@/lib/organisme/rules'
import { type Genre, VARIABLES, type Valeurs, variablesInconnues } from './rules'

export const LIBELLE_GENRE: Record<Genre, string> = { correction: 'Demande de correction', refus: 'Refus' }

const entre = (nom: string) => `{${nom}}`
export const VARIABLES_EN_CLAIR = VARIABLES.map(entre).join(', ')

/** What is wrong with the variables of a text, in one sentence; null when nothing is. */
export function fauteDeVariable(texte: string): string | null {
  const [inconnue, ...autres] = variablesInconnues(texte)
  if (inconnue === undefined) return null
  const lesquelles = [inconnue, ...autres].map((nom) => `«\u00a0${entre(nom)}\u00a0»`).join(', ')
  const verbe = autres.length > 0 ? 'ne sont pas des variables' : 'n’est pas une variable'
  return `${lesquelles} ${verbe}. Utilisez ${VARIABLES_EN_CLAIR}, ou retirez les accolades.`
}

type Faits = {
  raisonSociale: string
  siret: string
  signataireCivilite: keyof typeof LIBELLE_CIVILITE
  signatairePrenom: string
  signataireNom: string
}

/** What the variables become in a decision taken now. */
export const valeursDe = (faits: Faits, maintenant: Date): Valeurs => ({
  organisme: faits.raisonSociale,
  siret: formatSiret(faits.siret),
  signataire: `${LIBELLE_CIVILITE[faits.signataireCivilite]} ${faits.signatairePrenom} ${faits.signataireNom}`,
  date: dateLongue(maintenant),
})

/** An invented demande, for the preview of a model. */
export const FAITS_EXEMPLE: Faits = {
  raisonSociale: 'Formation Exemple',
  siret: '99900000000009',
  signataireCivilite: 'madame',
  signatairePrenom: 'Jeanne',
  signataireNom: 'Essai',
}

export const MESSAGES_MODELE = {
  introuvable: 'Ce modèle n’existe plus.',
  modifie: 'Un autre administrateur a modifié ce modèle entre-temps. Rechargez la page et relisez-le avant de le modifier.',
} as const

export const FAIT_MODELE = {
  cree: 'Le modèle est enregistré. Les agents peuvent s’en servir.',
  modifie: 'Le modèle est modifié. Les décisions déjà prises gardent leur texte.',
  retire: 'Le modèle est retiré. Les agents ne peuvent plus s’en servir.',
  remis: 'Le modèle est remis. Les agents peuvent s’en servir.',
} as const
