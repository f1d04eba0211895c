'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerGestionnaire } from '@/lib/core/session'
import { validerSchema } from '@/lib/demande/schema'
import { MESSAGES_REACCEPTATION } from './labels'
import { reaccepter } from './mutations'

/** « J’accepte les nouvelles conditions »; what another tab has accepted already is accepted. */
export const accepterNouvellesCgu = formAction({
  name: 'cgu.reaccepter',
  schema: validerSchema,
  actor: () => exigerGestionnaire('/organisme'),
  messages: MESSAGES_REACCEPTATION,
  run: async ({ input: { demandeId, accepte, sha256 }, actor: { organismeId, compteId }, contexte, maintenant }) => {
    const resultat = await reaccepter(
      { demandeId, organismeId, compteId, accepte: accepte === 'on', sha256, contexte },
      maintenant,
    )
    if (resultat.ok || resultat.code === 'deja_acceptees') redirect(`/adhesion/${demandeId}?accepte=1`)
    if (resultat.code === 'cgu_modifiees') refresh() // the text in force takes the place of the one that was read
    return { ...resultat, field: resultat.code === 'case_non_cochee' ? 'accepte' : undefined }
  },
})
