import { z } from 'zod'
import { texteLong } from '@/lib/core/texte'

export const MESSAGE_MAX = 4000

export const messageSchema = z.object({
  demandeId: z.uuid(),
  texte: texteLong({ max: MESSAGE_MAX, message: 'Écrivez votre message.' }),
})

/** What was just done, on the page one comes back to. */
export const faitMessageSchema = z.enum(['envoye', 'note']).nullable().catch(null)
/** Where a list goes on. */
export const apresSchema = z.uuid().nullable().catch(null)
