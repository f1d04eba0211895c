import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { texteCourt } from '@/lib/core/texte'
import { CHAMPS_COMMENTABLES } from './rules'

const NOM_MAX = 80
const QUALITE_MAX = 120

const civilite = z.enum(['madame', 'monsieur'], { error: 'Choisissez une civilité.' })
const prenom = texteCourt({ max: NOM_MAX, message: 'Saisissez le prénom.' })
const nom = texteCourt({ max: NOM_MAX, message: 'Saisissez le nom.' })
const qualite = texteCourt({ max: QUALITE_MAX, message: 'Saisissez la qualité, par exemple «\u00a0directrice\u00a0».' })

/** The people of a demande: who signs, and the RGC (CGU, article 4.1). */
export const personnesSchema = z.object({
  signataireCivilite: civilite,
  signatairePrenom: prenom,
  signataireNom: nom,
  signataireQualite: qualite,
  rgcCivilite: civilite,
  rgcPrenom: prenom,
  rgcNom: nom,
  rgcQualite: qualite,
  rgcCourriel: emailSchema,
})
export type Personnes = z.output<typeof personnesSchema>

const IDENTIQUE = {
  rgcCivilite: 'signataireCivilite',
  rgcPrenom: 'signatairePrenom',
  rgcNom: 'signataireNom',
  rgcQualite: 'signataireQualite',
} as const

/** « Le signataire est aussi le RGC »: the RGC's civilité, names and qualité are the signataire's, whatever else was sent. */
const recopierSignataire = (saisie: unknown): unknown => {
  if (typeof saisie !== 'object' || saisie === null || !('identique' in saisie) || saisie.identique !== 'on') return saisie
  const champs = saisie as Record<string, unknown>
  return { ...champs, ...Object.fromEntries(Object.entries(IDENTIQUE).map(([rgc, signataire]) => [rgc, champs[signataire]])) }
}

export const demandeIdSchema = z.uuid()
const id = { demandeId: demandeIdSchema }
const souhait = z.literal('renouvellement').nullable().catch(null)

export const nouvelleSaisieSchema = z.preprocess(recopierSignataire, personnesSchema.extend({ souhait }))
export const modificationSaisieSchema = z.preprocess(recopierSignataire, personnesSchema.extend(id))
export const surDemandeSchema = z.object(id)
export const validerSchema = z.object({
  ...id,
  accepte: z.literal('on').nullish().catch(null),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const commentairesSchema = z.partialRecord(z.enum(CHAMPS_COMMENTABLES), z.string())

/** Comments as stored (JSON) → by field; anything else is no comment. */
export const lireCommentaires = (json: unknown) => commentairesSchema.catch({}).parse(json)

const correctionSchema = z.object({
  motif: z.string(),
  commentaires: commentairesSchema,
  valeurs: z.partialRecord(z.enum(CHAMPS_COMMENTABLES), z.string()),
})

/** What was declared when a correction was asked for, and what was asked; null when none was. */
export const lireCorrection = (json: unknown) => correctionSchema.nullable().catch(null).parse(json)
export type Correction = z.output<typeof correctionSchema>
