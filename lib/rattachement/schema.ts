import { z } from 'zod'
import { texteLongFacultatif } from '@/lib/core/texte'
import { siretSchema } from '@/lib/organisme/schema'

const MESSAGE_MAX = 1000

export const rattachementSchema = z.object({ siret: siretSchema, message: texteLongFacultatif({ max: MESSAGE_MAX }) })
export const rattachementIdSchema = z.object({ rattachementId: z.uuid('Cette demande n’existe pas.') })
