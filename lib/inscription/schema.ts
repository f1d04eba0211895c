import { z } from 'zod'
import { emailSchema, memesMotsDePasse, motDePasseRepeteShape } from '@/lib/compte/schema'
import { organismeSchema, siretSchema } from '@/lib/organisme/schema'

export const rechercheSchema = z.object({ siret: siretSchema })

export const inscriptionSchema = organismeSchema
  .extend({ siret: siretSchema, email: emailSchema, ...motDePasseRepeteShape })
  .refine(...memesMotsDePasse)
