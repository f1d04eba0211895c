import { z } from 'zod'

/** A document named in an address, or none. */
export const documentIdSchema = z.uuid().nullish()
