'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerGestionnaire } from '@/lib/core/session'
import { MESSAGES_DEMANDE } from './labels'
import { annulerDemande, enregistrerDemande, modifierDemande, validerDemande } from './mutations'
import { modificationSaisieSchema, nouvelleSaisieSchema, surDemandeSchema, validerSchema } from './schema'

const actor = () => exigerGestionnaire('/organisme')
const messages = MESSAGES_DEMANDE

/** « Enregistrer » of a new demande; when one is open already, its page is shown instead of a second one. */
export const enregistrer = formAction({
  name: 'demande.enregistrer',
  schema: nouvelleSaisieSchema,
  actor,
  messages,
  run: async ({ input: { souhait, ...personnes }, actor: { organismeId, compteId }, maintenant }) => {
    const { demandeId } = await enregistrerDemande({ organismeId, compteId, personnes, souhait }, maintenant)
    redirect(`/adhesion/${demandeId}`)
  },
})

/** « Enregistrer » of changed people. */
export const modifier = formAction({
  name: 'demande.modifier',
  schema: modificationSaisieSchema,
  actor,
  messages,
  run: async ({ input: { demandeId, ...personnes }, actor: { organismeId, compteId }, maintenant }) => {
    const resultat = await modifierDemande({ demandeId, organismeId, compteId, personnes }, maintenant)
    return resultat.ok ? redirect(`/adhesion/${demandeId}`) : resultat
  },
})

/** « Je valide ma demande ». */
export const valider = formAction({
  name: 'demande.valider',
  schema: validerSchema,
  actor,
  messages,
  run: async ({ input: { demandeId, accepte, sha256 }, actor: { organismeId, compteId }, contexte, maintenant }) => {
    const resultat = await validerDemande(
      { demandeId, organismeId, compteId, accepte: accepte === 'on', sha256, contexte },
      maintenant,
    )
    if (resultat.ok) redirect(`/adhesion/${demandeId}`)
    if (resultat.code === 'cgu_modifiees') refresh() // the text in force takes the place of the one that was read
    return { ...resultat, field: resultat.code === 'case_non_cochee' ? 'accepte' : undefined }
  },
})

/** « Annuler ma demande ». */
export const annuler = formAction({
  name: 'demande.annuler',
  schema: surDemandeSchema,
  actor,
  messages,
  run: async ({ input: { demandeId }, actor: { organismeId, compteId }, maintenant }) => {
    const resultat = await annulerDemande({ demandeId, organismeId, compteId }, maintenant)
    return resultat.ok ? redirect(`/adhesion/${demandeId}`) : resultat
  },
})
