'use server'
import { notFound, redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent, exigerGestionnaire } from '@/lib/core/session'
import { MESSAGES_MESSAGE, SANS_PIECE_JOINTE } from './labels'
import { ecrireAOrganisme, ecrireAuxAgents, ecrireNote } from './mutations'
import { messageSchema } from './schema'

const commun = {
  schema: messageSchema,
  sansFichier: SANS_PIECE_JOINTE,
  messages: MESSAGES_MESSAGE,
  limits: ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
    ['formulaire_compte', compteId],
  ],
}

/** « Envoyer le message », by a gestionnaire. */
export const ecrire = formAction({
  ...commun,
  name: 'message.ecrire',
  actor: () => exigerGestionnaire('/organisme'),
  run: async ({ input, actor: { compteId, organismeId }, maintenant }) => {
    const resultat = await ecrireAuxAgents({ ...input, compteId, organismeId }, maintenant)
    return resultat.ok ? redirect(`/adhesion/${input.demandeId}/messages?fait=envoye`) : notFound()
  },
})

/** « Envoyer le message », by an agent. */
export const repondre = formAction({
  ...commun,
  name: 'message.repondre',
  actor: () => exigerAgent('/admin/demandes'),
  run: async ({ input, actor: { compteId }, maintenant }) => {
    const resultat = await ecrireAOrganisme({ ...input, compteId }, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${input.demandeId}/messages?fait=envoye`) : resultat
  },
})

/** « Enregistrer la note », between agents. */
export const noter = formAction({
  ...commun,
  name: 'message.noter',
  actor: () => exigerAgent('/admin/demandes'),
  run: async ({ input, actor: { compteId }, maintenant }) => {
    const resultat = await ecrireNote({ ...input, compteId }, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${input.demandeId}/messages?fait=note`) : resultat
  },
})
