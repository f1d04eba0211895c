import { z } from 'zod'
import { emailSchema } from '@/lib/compte/schema'
import { neutraliser, texteCourt } from '@/lib/core/texte'
import { ROLES_AGENT } from './rules'

const NOM_MAX = 120
const RECHERCHE_MAX = 100

const role = z.enum(ROLES_AGENT, { error: 'Choisissez un rôle.' })

/** « Inviter un agent », and `npm run agents:creer`. */
export const invitationSchema = z.object({
  email: emailSchema,
  nom: texteCourt({ max: NOM_MAX, message: 'Saisissez le prénom et le nom.' }),
  role,
})
export type Invitation = z.output<typeof invitationSchema>

export const agentIdSchema = z.uuid()
export const cibleSchema = z.object({ compteId: agentIdSchema })
export const roleSchema = z.object({ compteId: agentIdSchema, role })

/** What the address of the list says; anything unreadable in it is left out. */
export const filtreAgentsSchema = z.object({
  q: z
    .string()
    .catch('')
    .transform((saisie) => neutraliser(saisie.slice(0, RECHERCHE_MAX).toWellFormed().replaceAll('\0', '')).trim()),
  apres: agentIdSchema.nullable().catch(null),
})
export type FiltreAgents = z.output<typeof filtreAgentsSchema>

export const FAITS_AGENT = ['invite', 'reinvite', 'role', 'desactive', 'reactive'] as const
/** What was just done on the page one comes back to. */
export const faitAgentSchema = z.enum(FAITS_AGENT).nullable().catch(null)
export type FaitAgent = (typeof FAITS_AGENT)[number]
