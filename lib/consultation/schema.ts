import { z } from 'zod'
import { GENRES } from './rules'

/** Which limit a page is about; anything else is the usual one. */
export const genreSchema = z.enum(GENRES).catch('lecture')
