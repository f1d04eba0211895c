'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { MESSAGES_ATTRIBUTION } from './labels'
import { libererDemande, prendreDemande, prendreSuivante } from './mutations'
import { libererSchema, prendreSchema, suivanteSchema } from './schema'

const actor = () => exigerAgent('/admin/demandes')
const messages = MESSAGES_ATTRIBUTION

/** « Je m’en charge ». */
export const prendre = formAction({
  name: 'attribution.prendre',
  schema: prendreSchema,
  actor,
  messages,
  run: async ({ input, actor: { compteId: agentId }, maintenant }) => {
    const resultat = await prendreDemande({ ...input, agentId }, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${input.demandeId}`) : resultat
  },
})

/** « Je ne m’en charge plus ». */
export const liberer = formAction({
  name: 'attribution.liberer',
  schema: libererSchema,
  actor,
  messages,
  run: async ({ input, actor: { compteId: agentId }, maintenant }) => {
    const resultat = await libererDemande({ ...input, agentId }, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${input.demandeId}`) : resultat
  },
})

/** « Suivante ». */
export const suivante = formAction({
  name: 'attribution.suivante',
  schema: suivanteSchema,
  actor,
  messages,
  run: async ({ actor: { compteId: agentId }, maintenant }) => {
    const resultat = await prendreSuivante(agentId, maintenant)
    return resultat.ok ? redirect(`/admin/demandes/${resultat.demandeId}`) : resultat
  },
})
