import { z } from 'zod'
import { texteLong } from '@/lib/core/texte'

/** « Révoquer le RGC »: the reason is sent to the RGC and to the gestionnaires. */
export const revocationSchema = z.object({
  organismeId: z.uuid(),
  motif: texteLong({ max: 2000, message: 'Écrivez le motif\u00a0: le RGC et les gestionnaires le recevront.' }),
})
