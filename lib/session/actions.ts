'use server'
import { notFound, redirect } from 'next/navigation'
import { sansChampSchema } from '@/lib/compte/schema'
import { formAction } from '@/lib/core/form-action'
import { exigerSession, getSession } from '@/lib/core/session'
import { fermerAutresSessions, fermerSessionDe } from './mutations'
import { sessionIdSchema } from './schema'

const PAGE = '/mon-compte/sessions'

/** « Fermer » one session. Another person's is like one that does not exist. */
export const fermerUneSession = formAction({
  name: 'session.fermer',
  schema: sessionIdSchema,
  actor: () => exigerSession(PAGE),
  messages: {},
  run: async ({ input: { session }, actor: { compteId }, maintenant }) => {
    if (!(await fermerSessionDe(compteId, session, maintenant))) notFound()
    redirect(`${PAGE}?fermee=1`)
  },
})

/** « Fermer toutes mes autres sessions ». */
export const fermerMesAutresSessions = formAction({
  name: 'session.fermer_autres',
  schema: sansChampSchema,
  actor: () => exigerSession(PAGE),
  messages: {},
  run: async ({ actor, maintenant }) => {
    await fermerAutresSessions(actor.compteId, actor.id, maintenant)
    redirect(`${PAGE}?fermee=autres`)
  },
})

/** « Rester connecté »: reading the session is a use of it. */
export async function resterConnecte(): Promise<void> {
  await getSession()
}
