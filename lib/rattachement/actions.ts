'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerGestionnaire, exigerPersonne } from '@/lib/core/session'
import { MESSAGES_RATTACHEMENT } from './labels'
import { annulerRattachement, demanderRattachement, repondreRattachement } from './mutations'
import { rattachementIdSchema, rattachementSchema } from './schema'

const PAGE = '/organisme/membres'
const messages = MESSAGES_RATTACHEMENT

/** « Demander à rejoindre ». */
export const demander = formAction({
  name: 'rattachement.demander',
  schema: rattachementSchema,
  actor: () => exigerPersonne('/rejoindre'),
  limits: ({ actor: { compteId } }) => [['rattachement_compte', compteId]],
  messages: { ...messages, introuvable: 'Cet organisme n’est pas inscrit. Vérifiez son numéro SIRET.' },
  run: async ({ input, actor: { compteId }, maintenant }) => {
    const resultat = await demanderRattachement({ ...input, compteId }, maintenant)
    return resultat.ok ? redirect('/organismes?fait=demande_envoyee') : resultat
  },
})

/** « Annuler ma demande ». */
export const annuler = formAction({
  name: 'rattachement.annuler',
  schema: rattachementIdSchema,
  actor: () => exigerPersonne('/organismes'),
  messages,
  run: async ({ input: { rattachementId: id }, actor: { compteId }, maintenant }) => {
    const resultat = await annulerRattachement({ id, compteId }, maintenant)
    return resultat.ok ? redirect('/organismes?fait=demande_annulee') : resultat
  },
})

/** « Accepter » somebody who asked to join. */
export const accepter = formAction({
  name: 'rattachement.accepter',
  schema: rattachementIdSchema,
  actor: () => exigerGestionnaire(PAGE),
  messages,
  run: async ({ input: { rattachementId: id }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await repondreRattachement('accepter', { id, organismeId, parId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=accepte`) : resultat
  },
})

/** « Refuser » somebody who asked to join. */
export const refuser = formAction({
  name: 'rattachement.refuser',
  schema: rattachementIdSchema,
  actor: () => exigerGestionnaire(PAGE),
  messages,
  run: async ({ input: { rattachementId: id }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await repondreRattachement('refuser', { id, organismeId, parId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=refuse`) : resultat
  },
})
