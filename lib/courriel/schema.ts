import { z } from 'zod'

/** Page number of a list, from 1; anything else reads as the first page. */
export const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

/** Identifier of an e-mail; null when it can't be one. */
export const courrielIdSchema = z.uuid().nullable().catch(null)
