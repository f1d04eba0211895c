import { z } from 'zod'
import { REPONSES } from './rules'

/** The date of a version in an address, AAAA-MM-JJ → that date (UTC midnight). */
export const dateVersionSchema = z.iso.date().transform((jour) => new Date(`${jour}T00:00:00Z`))

/** What the address of the list says; anything unreadable in it is left out. `apres`: the organisme the page begins after. */
export const filtreAcceptationsSchema = z.object({
  reponse: z.enum(REPONSES).nullable().catch(null),
  apres: z.uuid().nullable().catch(null),
})
