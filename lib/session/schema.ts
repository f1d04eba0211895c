import { z } from 'zod'

export const sessionIdSchema = z.object({ session: z.uuid('Cette session n’existe pas.') })
