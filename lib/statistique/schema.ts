import { z } from 'zod'
import { MESURES, PERIODE_USUELLE, PERIODES, type Periode } from './rules'

const [premiere, ...suivantes] = Object.keys(PERIODES) as [Periode, ...Periode[]]

/** The period that an address names; the usual one otherwise. */
export const periodeSchema = z.enum([premiere, ...suivantes]).catch(PERIODE_USUELLE)

/** Rows as PostgreSQL's JSON gives them. */
export const sommesSchema = z.array(
  z.object({ mesure: z.enum(MESURES), jour: z.iso.date(), cle: z.string(), nombre: z.number().int() }),
)
