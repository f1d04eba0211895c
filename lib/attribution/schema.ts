import { z } from 'zod'
import { demandeIdSchema } from '@/lib/demande/schema'

/** `attendu`: who had it in charge on the page where the button was, empty for nobody. */
export const prendreSchema = z.object({
  demandeId: demandeIdSchema,
  attendu: z.union([z.uuid(), z.literal('').transform(() => null)]),
})
export const libererSchema = z.object({ demandeId: demandeIdSchema })
export const suivanteSchema = z.object({})
