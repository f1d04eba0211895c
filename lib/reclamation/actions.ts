'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent, exigerPersonne } from '@/lib/core/session'
import { MESSAGES_DEPOT, MESSAGES_RECLAMATION } from './labels'
import {
  annulerReclamation,
  deposerReclamation,
  opposer,
  ouvrirOpposition,
  refuserReclamation,
  transfererMalgreOpposition,
} from './mutations'
import {
  cibleSchema,
  type FaitReclamation,
  oppositionSchema,
  ouvertureSchema,
  reclamationSchema,
  refusSchema,
  transfertSchema,
} from './schema'

const agent = () => exigerAgent('/admin/reclamations')
const messages = MESSAGES_RECLAMATION

/** Back to the file with what was done. */
function conclure(resultat: Awaited<ReturnType<typeof ouvrirOpposition>>, id: string, fait: FaitReclamation) {
  return resultat.ok ? redirect(`/admin/reclamations/${id}?fait=${fait}`) : resultat
}

/** « Je n’ai plus accès à ce compte ». */
export const deposer = formAction({
  name: 'reclamation.deposer',
  schema: reclamationSchema,
  actor: () => exigerPersonne('/reclamation'),
  limits: ({ actor: { compteId } }) => [['reclamation_compte', compteId]],
  messages: MESSAGES_DEPOT,
  run: async ({ input, actor: { compteId }, maintenant }) => {
    const resultat = await deposerReclamation({ ...input, compteId }, maintenant)
    return resultat.ok ? redirect('/organismes?fait=reclamation_envoyee') : resultat
  },
})

/** « Annuler ma réclamation ». */
export const annuler = formAction({
  name: 'reclamation.annuler',
  schema: cibleSchema,
  actor: () => exigerPersonne('/organismes'),
  messages,
  run: async ({ input: { reclamationId: id }, actor: { compteId }, maintenant }) => {
    const resultat = await annulerReclamation({ id, compteId }, maintenant)
    return resultat.ok ? redirect('/organismes?fait=reclamation_annulee') : resultat
  },
})

/** « Ouvrir la période d’opposition ». */
export const ouvrir = formAction({
  name: 'reclamation.ouvrir_opposition',
  schema: ouvertureSchema,
  actor: agent,
  messages,
  run: async ({ input: { reclamationId: id, motifOuverture: motif }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await ouvrirOpposition({ id, agentId, motif }, maintenant), id, 'ouverte'),
})

/** « Refuser la réclamation ». */
export const refuser = formAction({
  name: 'reclamation.refuser',
  schema: refusSchema,
  actor: agent,
  messages,
  run: async ({ input: { reclamationId: id, motifRefus: motif }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await refuserReclamation({ id, agentId, motif }, maintenant), id, 'refusee'),
})

/** « Transférer malgré l’opposition ». */
export const transferer = formAction({
  name: 'reclamation.transferer',
  schema: transfertSchema,
  actor: agent,
  messages,
  run: async ({ input: { reclamationId: id, motifTransfert: motif }, actor: { compteId: agentId }, maintenant }) =>
    conclure(await transfererMalgreOpposition({ id, agentId, motif }, maintenant), id, 'transferee'),
})

/** « M’opposer », by a gestionnaire of the organisme. */
export const sOpposer = formAction({
  name: 'reclamation.opposer',
  schema: oppositionSchema,
  actor: () => exigerPersonne('/organismes'),
  messages,
  run: async ({ input: { reclamationId: id, motif }, actor: { compteId }, maintenant }) => {
    const resultat = await opposer({ id, compteId, motif }, maintenant)
    return resultat.ok ? redirect(`/opposition/${id}?fait=1`) : resultat
  },
})
