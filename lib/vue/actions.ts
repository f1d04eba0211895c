'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { MESSAGES_VUE } from './labels'
import { enregistrerVue, supprimerVue } from './mutations'
import { enregistrerVueSchema, supprimerVueSchema } from './schema'

const actor = () => exigerAgent('/admin/demandes')
const messages = MESSAGES_VUE
const parPersonne = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]
const retour = (requete: string) => redirect(requete ? `/admin/demandes?${requete}` : '/admin/demandes')

/** « Enregistrer cette vue ». */
export const enregistrer = formAction({
  name: 'vue.enregistrer',
  schema: enregistrerVueSchema,
  actor,
  limits: parPersonne,
  messages,
  run: async ({ input: { nomVue: nom, requete }, actor: { compteId }, maintenant }) => {
    const resultat = await enregistrerVue({ compteId, nom, requete }, maintenant)
    return resultat.ok ? retour(requete) : { ...resultat, field: 'nomVue' }
  },
})

/** « Supprimer cette vue ». */
export const supprimer = formAction({
  name: 'vue.supprimer',
  schema: supprimerVueSchema,
  actor,
  limits: parPersonne,
  messages,
  run: async ({ input: { vueId, requete }, actor: { compteId } }) => {
    const resultat = await supprimerVue({ compteId, vueId })
    return resultat.ok ? retour(requete) : resultat
  },
})
