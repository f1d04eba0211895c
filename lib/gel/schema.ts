import { z } from 'zod'
import { texteLong } from '@/lib/core/texte'

const MOTIF_MAX = 1000
const motif = texteLong({ max: MOTIF_MAX, message: 'Écrivez pourquoi\u00a0: le journal le garde.' })

export const gelCompteSchema = z.object({ compteId: z.uuid(), motif })
export const gelOrganismeSchema = z.object({ organismeId: z.uuid(), motif })

/** What was just done, on the page one comes back to. */
export const faitGelSchema = z.enum(['gele', 'degele']).nullable().catch(null)
export type FaitGel = NonNullable<z.output<typeof faitGelSchema>>
