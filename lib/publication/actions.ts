'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { phraseRefusTexte } from '@/lib/brouillon/labels'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { findSituation } from './data'
import { CHAMP_PUBLICATION, MESSAGES_CONFIRMATION, MESSAGES_RETRAIT } from './labels'
import { publierBrouillon, retirerVersion } from './mutations'
import { adresseRecapitulatif, deciderPublication, pageBrouillon, pageVersion } from './rules'
import { confirmationSchema, publicationSchema, retraitSchema } from './schema'

const actor = () => exigerAdministrateur('/admin/cgu')
const limits = ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
  ['formulaire_compte', compteId],
]

/** « Voir le récapitulatif »: nothing is published yet. */
export const preparer = formAction({
  name: 'cgu.preparer_publication',
  schema: publicationSchema,
  actor,
  limits,
  messages: MESSAGES_CONFIRMATION,
  run: async ({ input: { brouillonId, choix }, maintenant }) => {
    const situation = await findSituation(brouillonId)
    if (!situation) redirect('/admin/cgu?fait=disparu')
    const decision = deciderPublication(choix, situation, maintenant)
    if (decision.ok) redirect(adresseRecapitulatif(brouillonId, choix))
    return { ...decision, field: CHAMP_PUBLICATION[decision.code] }
  },
})

/** « Publier cette version », once its summary is read. */
export const publier = formAction({
  name: 'cgu.publier',
  schema: confirmationSchema,
  actor,
  limits,
  messages: MESSAGES_CONFIRMATION,
  run: async ({ input: { brouillonId, vu, ...choix }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await publierBrouillon({ brouillonId, vu, choix, parId }, maintenant)
    if (resultat.ok) redirect(`${pageVersion(resultat.miseAJourLe)}?fait=publiee`)
    if (resultat.code === 'texte') return { ...resultat, message: phraseRefusTexte(resultat.refus) }
    if (resultat.code === 'introuvable') redirect('/admin/cgu?fait=disparu')
    if (resultat.code === 'situation_changee') refresh()
    return resultat
  },
})

/** « Retirer cette version », before it comes into force. */
export const retirer = formAction({
  name: 'cgu.retirer',
  schema: retraitSchema,
  actor,
  limits,
  messages: MESSAGES_RETRAIT,
  run: async ({ input, actor: { compteId: parId }, maintenant }) => {
    const resultat = await retirerVersion({ ...input, parId }, maintenant)
    if (resultat.ok) redirect(`${pageBrouillon(resultat.brouillonId)}?fait=retiree`)
    if (resultat.code === 'introuvable') redirect('/admin/cgu?fait=retiree')
    return resultat
  },
})
