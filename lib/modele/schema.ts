import { z } from 'zod'
import { texteCourt, texteLong } from '@/lib/core/texte'
import { fauteDeVariable } from './labels'
import { GENRES } from './rules'

const TITRE_MAX = 80
export const MOTIF_MAX = 4000

export const modeleIdSchema = z.uuid()
/** Fingerprint of the preview that was read. */
const lu = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable()
  .catch(null)

/** A new model, or one to change (`modifieLe`: as it was read, ISO 8601). */
export const modeleSchema = z.object({
  modeleId: modeleIdSchema.nullish().catch(null),
  modifieLe: z.iso.datetime().nullish().catch(null),
  genre: z.enum(GENRES, { error: 'Choisissez à quoi sert ce modèle.' }),
  titre: texteCourt({ max: TITRE_MAX, message: 'Saisissez un titre.' }),
  texte: texteLong({ max: MOTIF_MAX, message: 'Écrivez le texte du modèle.' }).superRefine((texte, ctx) => {
    const faute = fauteDeVariable(texte)
    if (faute) ctx.addIssue({ code: 'custom', message: faute })
  }),
  lu,
})

export const surModeleSchema = z.object({ modeleId: modeleIdSchema })
export const faitModeleSchema = z.enum(['cree', 'modifie', 'retire', 'remis']).nullable().catch(null)
export type FaitModele = NonNullable<z.output<typeof faitModeleSchema>>
