import { z } from 'zod'
import { texteLong } from '@/lib/core/texte'

const MOTIF_MAX = 2000

/** « Suspendre », « Rétablir », « Retirer l'accès »: the reason is sent to the organisme. */
export const gesteAccesSchema = z.object({
  organismeId: z.uuid(),
  accesId: z.uuid(),
  motif: texteLong({ max: MOTIF_MAX, message: 'Écrivez le motif\u00a0: l’organisme le recevra.' }),
})

/** What was just done, on the page one comes back to. */
export const faitAccesSchema = z.enum(['suspendre', 'retablir', 'retirer', 'rgc']).nullable().catch(null)
export type FaitAcces = NonNullable<z.output<typeof faitAccesSchema>>
