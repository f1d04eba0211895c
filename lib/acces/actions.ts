'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAgent } from '@/lib/core/session'
import { MESSAGES_ACCES } from './labels'
import { changerAcces } from './mutations'
import type { GesteAcces } from './rules'
import { gesteAccesSchema } from './schema'

const commun = {
  schema: gesteAccesSchema,
  actor: () => exigerAgent('/admin/organismes'),
  messages: MESSAGES_ACCES,
  limits: ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
    ['formulaire_compte', compteId],
  ],
}

type Saisie = {
  input: { organismeId: string; accesId: string; motif: string }
  actor: { compteId: string }
  maintenant: Date
}

/** Back to the organisme with what was done. */
async function agir(geste: GesteAcces, { input, actor: { compteId: agentId }, maintenant }: Saisie) {
  const resultat = await changerAcces(geste, { ...input, agentId }, maintenant)
  return resultat.ok ? redirect(`/admin/organismes/${input.organismeId}?acces=${geste}#acces`) : resultat
}

/** « Suspendre l'accès ». */
export const suspendreAcces = formAction({
  name: 'acces.suspendre',
  ...commun,
  run: (run) => agir('suspendre', run),
})

/** « Rétablir l'accès ». */
export const retablirAcces = formAction({
  name: 'acces.retablir',
  ...commun,
  run: (run) => agir('retablir', run),
})

/** « Retirer l'accès ». */
export const retirerAcces = formAction({
  name: 'acces.retirer',
  ...commun,
  run: (run) => agir('retirer', run),
})
