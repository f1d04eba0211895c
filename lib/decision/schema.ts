import { z } from 'zod'
import { texteLong, texteLongFacultatif } from '@/lib/core/texte'
import { CHAMPS_COMMENTABLES, type ChampCommentable } from '@/lib/demande/rules'
import { demandeIdSchema, lireCommentaires } from '@/lib/demande/schema'
import { lireLu } from '@/lib/envoi/rules'
import { fauteDeVariable } from '@/lib/modele/labels'
import { MOTIF_MAX } from '@/lib/modele/schema'

const COMMENTAIRE_MAX = 500

// `acceptationId`: what the agent has read; the demande may have been modified and validated again meanwhile. `examenId`: the
// checks before them. `lu`: the e-mails they have read. `sansScript`: sent by a page whose browser runs no script.
const lue = {
  demandeId: demandeIdSchema,
  acceptationId: z.uuid(),
  examenId: z.uuid().nullable().catch(null),
  lu: z.unknown().optional().transform(lireLu),
  sansScript: z.literal('1').optional().catch(undefined),
}

/** A reason, or the model that gives it: with a model it may be left empty. */
const motif = texteLongFacultatif({ max: MOTIF_MAX }).transform((texte, ctx) => {
  const faute = texte && fauteDeVariable(texte)
  if (faute) ctx.addIssue({ code: 'custom', message: faute })
  return texte
})
const modele = z
  .union([z.literal('').transform(() => null), z.uuid()])
  .nullish()
  .catch(null)
  .transform((id) => id ?? null)
// Said even where another field is wrong too: all that is to be done is said at once.
const SANS_MOTIF = (champ: string) => ({
  path: [champ],
  message: 'Écrivez le motif\u00a0: il est envoyé à l’organisme.',
  when: () => true,
})
const commentaire = texteLongFacultatif({ max: COMMENTAIRE_MAX })

/** Name of the form's field that comments on a field of the demande. */
export const champCommentaire = (champ: ChampCommentable) => `commentaire-${champ}` as const

const commentaires = Object.fromEntries(CHAMPS_COMMENTABLES.map((champ) => [champCommentaire(champ), commentaire])) as Record<
  ReturnType<typeof champCommentaire>,
  typeof commentaire
>

export const acceptationDemandeSchema = z.object(lue)

/** « Demander une correction »: a reason, and comments where there are any. Names differ from the refusal's: one page has both forms. */
export const correctionSchema = z
  .object({ ...lue, motifCorrection: motif, modeleCorrection: modele, ...commentaires })
  .refine(({ motifCorrection, modeleCorrection }) => motifCorrection || modeleCorrection, SANS_MOTIF('motifCorrection'))
  .transform(({ motifCorrection, modeleCorrection, ...saisie }) => {
    const dits = CHAMPS_COMMENTABLES.flatMap((champ) => {
      const texte = saisie[champCommentaire(champ)]
      return texte ? [[champ, texte]] : []
    })
    const { demandeId, acceptationId, examenId, lu, sansScript } = saisie
    const sur = { demandeId, acceptationId, examenId, lu, sansScript }
    return {
      ...sur,
      motif: motifCorrection,
      modeleId: modeleCorrection,
      commentaires: lireCommentaires(Object.fromEntries(dits)),
    }
  })

/** « Refuser la demande »: reasons (CRPA, L211-2) and ways of appeal (CJA, R421-5), both required. */
export const refusSchema = z
  .object({
    ...lue,
    motifRefus: motif,
    modeleRefus: modele,
    voiesRecours: texteLong({
      max: MOTIF_MAX,
      message: 'Indiquez les voies et délais de recours\u00a0: ils sont envoyés à l’organisme.',
    }),
  })
  .refine(({ motifRefus, modeleRefus }) => motifRefus || modeleRefus, SANS_MOTIF('motifRefus'))
  .transform(({ motifRefus, modeleRefus, ...reste }) => ({ ...reste, motif: motifRefus, modeleId: modeleRefus }))

export const relanceSchema = z.object({ demandeId: demandeIdSchema, documentId: z.uuid() })

export const FAITS = ['acceptee', 'a_corriger', 'refusee', 'relancee', 'controles', 'deja_decidee'] as const
/** What was just done on the page one comes back to. */
export const faitSchema = z.enum(FAITS).nullable().catch(null)
export type Fait = (typeof FAITS)[number]
