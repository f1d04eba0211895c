'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerSession } from '@/lib/core/session'
import { PAGE } from '@/lib/facteur/loaders'
import { MESSAGES_REINITIALISATION } from './labels'
import { administrateurDesComptes } from './loaders'
import { annulerReinitialisation, confirmerReinitialisation, demanderReinitialisation } from './mutations'
import { demandeSchema, reinitialisationSchema } from './schema'

const messages = MESSAGES_REINITIALISATION
const parPersonne = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]

/** « Demander la réinitialisation », by a first administrateur. */
export const demander = formAction({
  name: 'reinitialisation.demander',
  schema: demandeSchema,
  actor: administrateurDesComptes,
  limits: parPersonne,
  messages,
  run: async ({ input: { compteId, motifFacteur: motif }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await demanderReinitialisation({ compteId, parId, motif }, maintenant)
    if (!resultat.ok) return resultat
    redirect(`/admin/comptes/${compteId}?facteur=demandee`)
  },
})

/** « Confirmer la réinitialisation », by a second one. */
export const confirmer = formAction({
  name: 'reinitialisation.confirmer',
  schema: reinitialisationSchema,
  actor: administrateurDesComptes,
  limits: parPersonne,
  messages,
  run: async ({ input: { id }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await confirmerReinitialisation({ id, parId }, maintenant)
    if (!resultat.ok) return resultat
    redirect(`/admin/comptes/${resultat.compteId}?facteur=confirmee`)
  },
})

/** « Annuler la demande », by any administrateur. */
export const annuler = formAction({
  name: 'reinitialisation.annuler',
  schema: reinitialisationSchema,
  actor: administrateurDesComptes,
  limits: parPersonne,
  messages,
  run: async ({ input: { id }, actor: { compteId }, maintenant }) => {
    const resultat = await annulerReinitialisation({ id, acteur: { type: 'agent', compteId } }, maintenant)
    if (!resultat.ok) return resultat
    redirect(`/admin/comptes/${resultat.compteId}?facteur=annulee`)
  },
})

/** « Annuler la réinitialisation », by the account's owner, who has the second factor still. */
export const annulerLaMienne = formAction({
  name: 'reinitialisation.annuler_la_mienne',
  schema: reinitialisationSchema,
  actor: () => exigerSession(PAGE),
  messages,
  run: async ({ input: { id }, actor: { compteId, role }, maintenant }) => {
    const acteur = { type: role === 'organisme' ? 'membre' : 'agent', compteId } as const
    const resultat = await annulerReinitialisation({ id, acteur, compteId }, maintenant)
    if (!resultat.ok) return resultat
    redirect(`${PAGE}?fait=annulee`)
  },
})
