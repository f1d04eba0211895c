'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { BROUILLON_ENREGISTRE, MESSAGES_BROUILLON, MESSAGES_SUPPRESSION, phraseRefusTexte } from './labels'
import { creerBrouillon, modifierBrouillon, type RefusBrouillon, relancerApercu, supprimerBrouillon } from './mutations'
import { apercuSchema, cibleBrouillonSchema, creationSchema, modificationSchema } from './schema'

const actor = () => exigerAdministrateur('/admin/cgu')
const limits = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]

const refusDe = (refuse: RefusBrouillon) =>
  'refus' in refuse ? { ...refuse, field: 'texte', message: phraseRefusTexte(refuse.refus) } : refuse

/** « Créer le brouillon ». */
export const creer = formAction({
  name: 'cgu.creer_brouillon',
  schema: creationSchema,
  actor,
  limits,
  messages: MESSAGES_BROUILLON,
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await creerBrouillon({ ...input, parId }, maintenant)
    if (resultat.ok) redirect(`/admin/cgu/brouillons/${resultat.brouillonId}?fait=cree`)
    return refusDe(resultat)
  },
})

/**
 * « Enregistrer le brouillon ». Told that someone else saved it, a person may save again, knowing it. One that was published or
 * deleted meanwhile becomes another draft: what was typed is never lost.
 */
export const enregistrer = formAction({
  name: 'cgu.enregistrer_brouillon',
  schema: modificationSchema,
  actor,
  limits,
  messages: MESSAGES_BROUILLON,
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const modifie = await modifierBrouillon({ ...input, parId }, maintenant)
    if (modifie.ok || modifie.code === 'modifie_entretemps') refresh()
    if (modifie.ok) return { ok: true, message: BROUILLON_ENREGISTRE }
    if (modifie.code !== 'introuvable') return refusDe(modifie)
    const recree = await creerBrouillon({ ...input, parId }, maintenant)
    if (recree.ok) redirect(`/admin/cgu/brouillons/${recree.brouillonId}?fait=recree`)
    return refusDe(recree)
  },
})

/** « Supprimer ce brouillon », once confirmed. */
export const supprimer = formAction({
  name: 'cgu.supprimer_brouillon',
  schema: cibleBrouillonSchema,
  actor,
  limits,
  messages: MESSAGES_SUPPRESSION,
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await supprimerBrouillon({ ...input, parId }, maintenant)
    if (resultat.ok) redirect('/admin/cgu?fait=supprime')
    if (resultat.code === 'introuvable') redirect('/admin/cgu?fait=disparu')
    refresh()
    return resultat
  },
})

/** « Préparer de nouveau l'aperçu », after a failure. */
export const relancer = formAction({
  name: 'cgu.relancer_apercu',
  schema: apercuSchema,
  actor,
  limits,
  messages: {},
  run: async ({ input: { brouillonId } }) => {
    const resultat = await relancerApercu(brouillonId)
    if (!resultat.ok) redirect('/admin/cgu?fait=disparu')
    refresh()
    return resultat
  },
})
