'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { MESSAGES_GEL } from './labels'
import { changerGelCompte, changerGelOrganisme } from './mutations'
import { gelCompteSchema, gelOrganismeSchema } from './schema'

const messages = MESSAGES_GEL
const limits = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]
const surCompte = { schema: gelCompteSchema, actor: () => exigerAgent('/admin/comptes'), limits, messages }
const surOrganisme = { schema: gelOrganismeSchema, actor: () => exigerAgent('/admin/organismes'), limits, messages }

/** « Geler le compte ». */
export const gelerCompte = formAction({
  ...surCompte,
  name: 'gel.geler_compte',
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await changerGelCompte('geler', { ...input, parId }, maintenant)
    return resultat.ok ? redirect(`/admin/comptes/${input.compteId}?fait=gele`) : resultat
  },
})

/** « Dégeler le compte ». */
export const degelerCompte = formAction({
  ...surCompte,
  name: 'gel.degeler_compte',
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await changerGelCompte('degeler', { ...input, parId }, maintenant)
    return resultat.ok ? redirect(`/admin/comptes/${input.compteId}?fait=degele`) : resultat
  },
})

/** « Geler l’organisme ». */
export const gelerOrganisme = formAction({
  ...surOrganisme,
  name: 'gel.geler_organisme',
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await changerGelOrganisme('geler', { ...input, parId }, maintenant)
    return resultat.ok ? redirect(`/admin/organismes/${input.organismeId}?fait=gele`) : resultat
  },
})

/** « Dégeler l’organisme ». */
export const degelerOrganisme = formAction({
  ...surOrganisme,
  name: 'gel.degeler_organisme',
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await changerGelOrganisme('degeler', { ...input, parId }, maintenant)
    return resultat.ok ? redirect(`/admin/organismes/${input.organismeId}?fait=degele`) : resultat
  },
})
