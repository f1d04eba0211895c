'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { attendreControle } from './data'
import { demanderControle } from './mutations'

/** « Vérifier le journal »: the worker does it; the page comes back with the result, or says that it is under way. */
export const verifier = formAction({
  name: 'journal.verifier',
  schema: z.object({}),
  actor: () => exigerAdministrateur('/admin/journal'),
  limits: ({ actor }) => [['formulaire_compte', actor.compteId]],
  messages: {},
  run: async ({ actor, maintenant }) => {
    await attendreControle(await demanderControle(actor.compteId, maintenant))
    return redirect('/admin/journal')
  },
})
