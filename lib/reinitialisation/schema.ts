import { z } from 'zod'
import { compteIdSchema } from '@/lib/compte/schema'
import { texteLong } from '@/lib/core/texte'

export const MOTIF_MAX = 1000

export const demandeSchema = z.object({
  compteId: compteIdSchema,
  /** Not `motif`: the page has the form of the freeze too. */
  motifFacteur: texteLong({ max: MOTIF_MAX, message: 'Écrivez comment vous avez vérifié l’identité de cette personne.' }),
})
export const reinitialisationSchema = z.object({ id: z.uuid() })

const FAITS = ['demandee', 'confirmee', 'annulee'] as const
export type Fait = (typeof FAITS)[number]
export const faitSchema = z.enum(FAITS).nullable().catch(null)
