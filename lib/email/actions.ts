'use server'
import { redirect } from 'next/navigation'
import { activationSchema } from '@/lib/compte/schema'
import { anonyme, formAction } from '@/lib/core/form-action'
import { consommer, oublier } from '@/lib/core/limite'
import { exigerSession } from '@/lib/core/session'
import { MESSAGES_CHANGEMENT_EMAIL, MESSAGES_CONFIRMATION_EMAIL } from './labels'
import { confirmerChangement, demanderChangement } from './mutations'
import { changementEmailSchema } from './schema'

const PAGE = '/mon-compte/adresse'

/** « Changer mon adresse e-mail »: the same answer, in the same time, whether or not the new address has an account. */
export const changerEmail = formAction({
  name: 'email.demander',
  schema: changementEmailSchema,
  actor: () => exigerSession(PAGE),
  limits: ({ actor }) => [['preuve_compte', actor.compteId]],
  messages: MESSAGES_CHANGEMENT_EMAIL,
  run: async ({ input: { email: nouvelle, motDePasseActuel: motDePasse }, actor: { compteId, role }, maintenant }) => {
    if (role !== 'organisme') return { ok: false, code: 'agent' }
    const envoyer = (await consommer('courriel_compte', compteId)) && (await consommer('courriel_compte', nouvelle))
    const resultat = await demanderChangement({ compteId, nouvelle, motDePasse, envoyer }, maintenant)
    if (!resultat.ok) return { ...resultat, field: resultat.code === 'inchangee' ? 'email' : 'motDePasseActuel' }
    await oublier('preuve_compte', compteId)
    redirect(`${PAGE}?envoye=1`)
  },
})

/** « Confirmer cette adresse »: whoever holds the link of the e-mail, signed in or not. */
export const confirmerEmail = formAction({
  name: 'email.confirmer',
  schema: activationSchema,
  actor: anonyme,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: MESSAGES_CONFIRMATION_EMAIL,
  run: async ({ input: { jeton }, maintenant }) => {
    const resultat = await confirmerChangement(jeton, maintenant)
    if (!resultat.ok) return resultat
    redirect('/connexion/adresse?fait=1')
  },
})
