'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerGestionnaire } from '@/lib/core/session'
import { avecTerritoire } from './communes'
import { modifierOrganisme } from './mutations'
import { organismeSchema } from './schema'

/** « Enregistrer » of the fiche. A SIRET sent along is not read: it never changes. */
export const modifierFiche = formAction({
  name: 'organisme.modifier',
  schema: organismeSchema,
  actor: () => exigerGestionnaire('/organisme/modifier'),
  messages: {},
  run: async ({ input, actor: { organismeId, compteId }, maintenant }) => {
    await modifierOrganisme({ organismeId, compteId, saisie: avecTerritoire(input) }, maintenant)
    redirect('/organisme?enregistre=1')
  },
})
