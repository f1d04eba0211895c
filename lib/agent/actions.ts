'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { MESSAGES_CHANGEMENT_AGENT, MESSAGES_INVITATION } from './labels'
import { changerAgent, inviterAgent } from './mutations'
import { cibleSchema, type FaitAgent, invitationSchema, roleSchema } from './schema'

const actor = () => exigerAdministrateur('/admin/agents')
const messages = MESSAGES_CHANGEMENT_AGENT
const parPersonne = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]

/** Back to the account with what was done. */
function conclure(resultat: Awaited<ReturnType<typeof changerAgent>>, compteId: string, fait: FaitAgent) {
  if (resultat.ok) redirect(`/admin/agents/${compteId}?fait=${fait}`)
  return resultat
}

/** « Inviter un agent ». */
export const inviter = formAction({
  name: 'agent.inviter',
  schema: invitationSchema,
  actor,
  limits: parPersonne,
  messages: MESSAGES_INVITATION,
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await inviterAgent(input, parId, maintenant)
    if (resultat.ok) redirect(`/admin/agents/${resultat.compteId}?fait=invite`)
    return { ...resultat, field: 'email' }
  },
})

/** « Renvoyer l'invitation ». */
export const reinviter = formAction({
  name: 'agent.reinviter',
  schema: cibleSchema,
  actor,
  limits: ({ input }) => [['courriel_compte', input.compteId]],
  messages,
  run: async ({ input: { compteId }, actor: { compteId: parId }, maintenant }) =>
    conclure(await changerAgent('reinviter', { compteId, parId }, maintenant), compteId, 'reinvite'),
})

/** « Changer le rôle ». */
export const changerRole = formAction({
  name: 'agent.changer_role',
  schema: roleSchema,
  actor,
  limits: parPersonne,
  messages,
  run: async ({ input: { compteId, role }, actor: { compteId: parId }, maintenant }) =>
    conclure(await changerAgent(role, { compteId, parId }, maintenant), compteId, 'role'),
})

/** « Désactiver le compte », once confirmed. */
export const desactiver = formAction({
  name: 'agent.desactiver',
  schema: cibleSchema,
  actor,
  limits: parPersonne,
  messages,
  run: async ({ input: { compteId }, actor: { compteId: parId }, maintenant }) =>
    conclure(await changerAgent('desactiver', { compteId, parId }, maintenant), compteId, 'desactive'),
})

/** « Réactiver le compte ». */
export const reactiver = formAction({
  name: 'agent.reactiver',
  schema: cibleSchema,
  actor,
  limits: parPersonne,
  messages,
  run: async ({ input: { compteId }, actor: { compteId: parId }, maintenant }) =>
    conclure(await changerAgent('reactiver', { compteId, parId }, maintenant), compteId, 'reactive'),
})
