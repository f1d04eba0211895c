'use server'
import { redirect } from 'next/navigation'
import { activationSchema } from '@/lib/compte/schema'
import { anonyme, formAction } from '@/lib/core/form-action'
import { retirerSession } from '@/lib/core/session'
import { MESSAGES_ALERTE } from './labels'
import { contesterConnexion } from './mutations'

/** « Ce n’était pas moi »: whoever holds the link of the e-mail, signed in or not. */
export const contester = formAction({
  name: 'alerte.contester',
  schema: activationSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: MESSAGES_ALERTE,
  run: async ({ input: { jeton }, maintenant }) => {
    const resultat = await contesterConnexion(jeton, maintenant)
    if (!resultat.ok) return resultat
    await retirerSession()
    redirect('/connexion/alerte?fait=1')
  },
})
