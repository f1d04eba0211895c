import { createHash } from 'node:crypto'

/** The settings that administrateurs may change, by form. Periods fixed by law or by the CGU are not among them. */
export const CHAMPS = {
  operateur: ['nom', 'service', 'adresse', 'telephone', 'courriel'],
  recours: ['voiesRecours'],
  delais: ['promesseHeures', 'alerteHeures', 'reacceptationJours'],
  horaires: ['ouverture', 'fermeture'],
} as const
export type Groupe = keyof typeof CHAMPS
export const GROUPES = Object.keys(CHAMPS) as Groupe[]
/** The values of one form, as texts. */
export type Valeurs = Record<string, string>

/** The name of a setting where it is stored: « operateur.nom ». */
export const cleDe = (groupe: Groupe, champ: string) => `${groupe}.${champ}`

/** What tells whether the values one has read are still those in force. */
export const empreinteValeurs = (groupe: Groupe, valeurs: Valeurs): string =>
  createHash('sha256')
    .update(JSON.stringify(CHAMPS[groupe].map((champ) => valeurs[champ] ?? '')))
    .digest('hex')

export type Changement = { champ: string; avant: string; apres: string }

/** The fields whose value changes, in the order of the form. */
export function changements(groupe: Groupe, avant: Valeurs, apres: Valeurs): Changement[] {
  return CHAMPS[groupe]
    .map((champ) => ({ champ, avant: avant[champ] ?? '', apres: apres[champ] ?? '' }))
    .filter((changement) => changement.avant !== changement.apres)
}
