'use server'
import { refresh } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { sansChampSchema } from '@/lib/compte/schema'
import { formAction } from '@/lib/core/form-action'
import { exigerGestionnaire, exigerPersonne } from '@/lib/core/session'
import { MESSAGES_MEMBRE } from './labels'
import { changerMembre, changerOrganisme } from './mutations'
import { membreSchema, organismeChoisiSchema } from './schema'

const PAGE = '/organisme/membres'
const actor = () => exigerGestionnaire(PAGE)
const messages = MESSAGES_MEMBRE

/** « Choisir » among one's organismes: the session goes on to it. Another one is like one that does not exist. */
export const choisirOrganisme = formAction({
  name: 'membre.choisir_organisme',
  schema: organismeChoisiSchema,
  actor: () => exigerPersonne('/organismes'),
  messages: {},
  run: async ({ input: { organismeId }, actor: session }) => {
    if (!(await changerOrganisme(session, organismeId))) notFound()
    refresh() // the header names the organisme
    redirect('/organisme')
  },
})

/** « Retirer » the role of gestionnaire from another. */
export const retirer = formAction({
  name: 'membre.retirer',
  schema: membreSchema,
  actor,
  messages,
  run: async ({ input: { compteId }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await changerMembre('retirer', { organismeId, compteId, parId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=retire`) : resultat
  },
})

/** « Nommer gestionnaire » the RGC. */
export const promouvoir = formAction({
  name: 'membre.promouvoir',
  schema: membreSchema,
  actor,
  messages,
  run: async ({ input: { compteId }, actor: { organismeId, compteId: parId }, maintenant }) => {
    const resultat = await changerMembre('promouvoir', { organismeId, compteId, parId }, maintenant)
    return resultat.ok ? redirect(`${PAGE}?fait=promu`) : resultat
  },
})

/** « Quitter cet organisme ». */
export const quitter = formAction({
  name: 'membre.quitter',
  schema: sansChampSchema,
  actor,
  messages,
  run: async ({ actor: { organismeId, compteId }, maintenant }) => {
    const resultat = await changerMembre('quitter', { organismeId, compteId, parId: compteId }, maintenant)
    if (!resultat.ok) return resultat
    refresh() // the header names another organisme, or none
    redirect('/organismes?fait=quitte')
  },
})
