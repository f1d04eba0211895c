import { z } from 'zod'

/** The date of a version in an address, AAAA-MM-JJ → that date (UTC midnight). */
export const dateVersionSchema = z.iso.date().transform((jour) => new Date(`${jour}T00:00:00Z`))
