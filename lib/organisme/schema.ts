import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { texteCourt, texteCourtFacultatif } from '@/lib/core/texte'
import { libelleFormeJuridique } from './formes-juridiques'
import { REFUS_NDA, REFUS_SIRET } from './labels'
import {
  estCodePostal,
  normaliserCodePostal,
  normaliserNda,
  normaliserSiret,
  sansSeparateurs,
  verifierNda,
  verifierSiret,
} from './rules'

const SAISIE_MAX = 100 // an identifier with whatever was pasted around it; longer ones are refused before any work
const VIDE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u

/** A short identifier: normalised, then checked; `verifier` gives the sentence to show, or null when it is right. */
const identifiant = (manquant: string, normaliser: (saisie: string) => string, verifier: (valeur: string) => string | null) =>
  z.string({ error: manquant }).transform((saisie, ctx) => {
    const valeur = saisie.length > SAISIE_MAX ? saisie : normaliser(saisie)
    const erreur = VIDE.test(saisie) ? manquant : verifier(valeur)
    if (erreur === null) return valeur
    ctx.addIssue({ code: 'custom', message: erreur })
    return z.NEVER
  })

/** A SIRET: 14 figures, whatever was typed around them. */
export const siretSchema = identifiant('Saisissez un numéro SIRET.', normaliserSiret, (siret) => {
  const verdict = verifierSiret(siret)
  return verdict.ok ? null : REFUS_SIRET[verdict.code]
})

const ndaSchema = identifiant('Saisissez un numéro de déclaration d’activité.', normaliserNda, (nda) => {
  const verdict = verifierNda(nda)
  return verdict.ok ? null : REFUS_NDA[verdict.code]
})

/** A postal code, five figures. */
export const codePostalSchema = identifiant('Saisissez un code postal.', normaliserCodePostal, (code) =>
  estCodePostal(code) ? null : 'Saisissez un code postal à 5 chiffres, par exemple 75020.',
)

const formeJuridiqueSchema = z
  .string({ error: 'Choisissez une forme juridique dans la liste.' })
  .refine((code) => libelleFormeJuridique(code) !== null, 'Choisissez une forme juridique dans la liste.')

const PAYS_FRANCAIS = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF'])
// Numbers of the plan national that are overseas ones: dialled with 0 at home, written with another country code.
const OUTRE_MER = [
  { debut: /^0(?:590|69[01])/, pays: 'GP' },
  { debut: /^0(?:594|694)/, pays: 'GF' },
  { debut: /^0(?:596|69[67])/, pays: 'MQ' },
  { debut: /^0(?:26[23]|69[23])/, pays: 'RE' },
  { debut: /^0(?:269|639)/, pays: 'YT' },
] as const

/** A French number of any territory, as typed, in E.164; null when it is not one (Arcep's numbering plan). */
export function normaliserTelephone(saisie: string): string | null {
  const compact = sansSeparateurs(saisie)
  const local = OUTRE_MER.find(({ debut }) => debut.test(compact))?.pays
  for (const pays of local ? ([local, 'FR'] as const) : (['FR'] as const)) {
    const numero = parsePhoneNumberFromString(compact, { defaultCountry: pays, extract: false })
    if (numero?.isValid() && !numero.ext && numero.country && PAYS_FRANCAIS.has(numero.country)) return numero.number
  }
  return null
}

const TELEPHONE_REFUSE = 'Saisissez un numéro de téléphone français, par exemple 01 23 45 67 89 ou +262 692 12 34 56.'
const telephoneSchema = z
  .string({ error: TELEPHONE_REFUSE })
  .nullish()
  .transform((saisie, ctx) => {
    if (!saisie || VIDE.test(saisie)) return null
    const numero = saisie.length > SAISIE_MAX ? null : normaliserTelephone(saisie)
    if (numero === null) ctx.addIssue({ code: 'custom', message: TELEPHONE_REFUSE })
    return numero
  })

/** What an organisme says of itself; the keys are those of the data model, an empty optional field is null. */
export const organismeSchema = z.object({
  formeJuridique: formeJuridiqueSchema,
  raisonSociale: texteCourt({ max: 200, message: 'Saisissez la raison sociale.' }),
  complementNom: texteCourtFacultatif({ max: 200 }),
  enseigne: texteCourtFacultatif({ max: 200 }),
  nda: ndaSchema,
  telephone1: telephoneSchema,
  telephone2: telephoneSchema,
  courriel: emailSchema,
  voie: texteCourt({ max: 150, message: 'Saisissez le numéro et le libellé de la voie.' }),
  immeuble: texteCourtFacultatif({ max: 150 }),
  mentionsDistribution: texteCourtFacultatif({ max: 100 }),
  codePostal: codePostalSchema,
  ville: texteCourt({ max: 100, message: 'Saisissez la ville.' }),
})

export type SaisieOrganisme = z.infer<typeof organismeSchema>
