import { z } from 'zod'

/** The address typed to confirm, as an address is normalised. */
export const suppressionSchema = z.object({
  confirmation: z
    .string({ error: 'Recopiez l’adresse e-mail de votre compte.' })
    .trim()
    .toLowerCase()
    .min(1, 'Recopiez l’adresse e-mail de votre compte.')
    .max(254, 'Cette adresse e-mail est trop longue.'),
})
