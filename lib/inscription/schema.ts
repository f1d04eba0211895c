import { z } from 'zod'
import { emailSchema, memesMotsDePasse, motDePasseRepeteShape } from '@/lib/compte/schema'
import { organismeSchema, siretSchema } from '@/lib/organisme/schema'

export const rechercheSchema = z.object({ siret: siretSchema })

export const inscriptionSchema = organismeSchema
  .extend({ siret: siretSchema, email: emailSchema, ...motDePasseRepeteShape })
  .refine(...memesMotsDePasse)

/** « Ajouter un organisme »: the same form, without an account. */
export const ajoutSchema = organismeSchema.extend({ siret: siretSchema })

/** An account of no organisme yet. */
export const personneSchema = z.object({ email: emailSchema, ...motDePasseRepeteShape }).refine(...memesMotsDePasse)
