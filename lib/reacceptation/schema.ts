import { z } from 'zod'
import { REPONSES } from './rules'

/** What the address of the list says; anything unreadable in it is left out. `apres`: the organisme the page begins after. */
export const filtreAcceptationsSchema = z.object({
  reponse: z.enum(REPONSES).nullable().catch(null),
  apres: z.uuid().nullable().catch(null),
})
