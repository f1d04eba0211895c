'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { MESSAGES_RGC } from './labels'
import { revoquerRgc } from './mutations'
import { revocationSchema } from './schema'

/** « Révoquer le RGC ». */
export const revoquer = formAction({
  name: 'rgc.revoquer',
  schema: revocationSchema,
  actor: () => exigerAgent('/admin/organismes'),
  limits: ({ actor: { compteId } }) => [['formulaire_compte', compteId]],
  messages: MESSAGES_RGC,
  run: async ({ input, actor: { compteId: agentId }, maintenant }) => {
    const resultat = await revoquerRgc({ ...input, agentId }, maintenant)
    return resultat.ok ? redirect(`/admin/organismes/${input.organismeId}?acces=rgc#acces`) : resultat
  },
})
