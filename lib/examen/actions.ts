'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { relancerExamen } from './mutations'
import { relanceControlesSchema } from './schema'

/** « Relancer les contrôles ». */
export const relancerControles = formAction({
  name: 'examen.relancer',
  schema: relanceControlesSchema,
  actor: () => exigerAgent('/admin/demandes'),
  limits: ({ actor: { compteId } }) => [['formulaire_compte', compteId]],
  messages: { introuvable: 'Cette demande n’existe pas.' },
  run: async ({ input: { demandeId }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await relancerExamen({ demandeId, parId }, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${demandeId}?fait=controles#controles`) : resultat
  },
})
