import { z } from 'zod'
import { texteLong, texteLongFacultatif } from '@/lib/core/texte'
import { CHAMPS_COMMENTABLES, type ChampCommentable } from '@/lib/demande/rules'
import { demandeIdSchema, lireCommentaires } from '@/lib/demande/schema'

const MOTIF_MAX = 4000
const COMMENTAIRE_MAX = 500

// `acceptationId`: what the agent has read; the demande may have been modified and validated again meanwhile.
// `sansScript`: sent by a page whose browser runs no script.
const lue = { demandeId: demandeIdSchema, acceptationId: z.uuid(), sansScript: z.literal('1').optional().catch(undefined) }
const motif = texteLong({ max: MOTIF_MAX, message: 'Écrivez le motif\u00a0: il est envoyé à l’organisme.' })
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
  .object({ ...lue, motifCorrection: motif, ...commentaires })
  .transform(({ demandeId, acceptationId, sansScript, motifCorrection, ...saisie }) => {
    const dits = CHAMPS_COMMENTABLES.flatMap((champ) => {
      const texte = saisie[champCommentaire(champ)]
      return texte ? [[champ, texte]] : []
    })
    const commentairesDits = lireCommentaires(Object.fromEntries(dits))
    return { demandeId, acceptationId, sansScript, motif: motifCorrection, commentaires: commentairesDits }
  })

/** « Refuser la demande »: reasons (CRPA, L211-2) and ways of appeal (CJA, R421-5), both required. */
export const refusSchema = z
  .object({
    ...lue,
    motifRefus: motif,
    voiesRecours: texteLong({
      max: MOTIF_MAX,
      message: 'Indiquez les voies et délais de recours\u00a0: ils sont envoyés à l’organisme.',
    }),
  })
  .transform(({ motifRefus, ...reste }) => ({ ...reste, motif: motifRefus }))

export const relanceSchema = z.object({ demandeId: demandeIdSchema, documentId: z.uuid() })

export const FAITS = ['acceptee', 'a_corriger', 'refusee', 'relancee', 'controles', 'deja_decidee'] as const
/** What was just done on the page one comes back to. */
export const faitSchema = z.enum(FAITS).nullable().catch(null)
export type Fait = (typeof FAITS)[number]
