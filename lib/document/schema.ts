import { z } from 'zod'

/** The acceptation whose document an address asks for, or none. */
export const acceptationIdSchema = z.uuid().nullish()
