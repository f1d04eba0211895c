'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerSession, retirerSession } from '@/lib/core/session'
import { preuveRecente } from '@/lib/facteur/rules'
import { MESSAGES_SUPPRESSION } from './labels'
import { supprimerCompte } from './mutations'
import { suppressionSchema } from './schema'

/** « Supprimer mon compte », for good. */
export const supprimerMonCompte = formAction({
  name: 'donnees.supprimer',
  schema: suppressionSchema,
  actor: () => exigerSession('/mon-compte/donnees'),
  limits: ({ actor }) => [['preuve_compte', actor.compteId]],
  messages: MESSAGES_SUPPRESSION,
  run: async ({ input: { confirmation }, actor: { compteId, preuveLe }, maintenant }) => {
    const prouve = preuveRecente(preuveLe, maintenant)
    const resultat = await supprimerCompte({ compteId, confirmation, prouve }, maintenant)
    if (!resultat.ok) return { ...resultat, field: resultat.code === 'confirmation' ? 'confirmation' : undefined }
    await retirerSession()
    redirect('/compte-supprime')
  },
})
