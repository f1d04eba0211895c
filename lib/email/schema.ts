import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { preuveSchema } from '@/lib/facteur/schema'

/** « Changer d’adresse e-mail »: the new one, in small letters like every other, and the password again. */
export const changementEmailSchema = preuveSchema.extend({ email: emailSchema })

export const envoyeSchema = z.literal('1').nullable().catch(null)
