import { z } from 'zod'
import { emailSchema, memesMotsDePasse, motDePasseRepeteShape } from '@/lib/compte/schema'

export const inviterSchema = z.object({ email: emailSchema })
export const invitationIdSchema = z.object({ invitationId: z.uuid('Cette invitation n’existe pas.') })

/** The token of a link, as its page reads it. */
export const jetonSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'Ce lien n’est pas valable. Ouvrez de nouveau le lien de l’e-mail, en entier.')
export const accepterSchema = z.object({ jeton: jetonSchema })
export const compteInviteSchema = z.object({ jeton: jetonSchema, ...motDePasseRepeteShape }).refine(...memesMotsDePasse)
