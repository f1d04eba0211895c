'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { MESSAGES_REGLAGE } from './labels'
import { modifierReglages } from './mutations'
import type { Groupe, Valeurs } from './rules'
import { delaisSchema, horairesSchema, operateurSchema, recoursSchema } from './schema'

const commun = {
  actor: () => exigerAdministrateur('/admin/reglages'),
  messages: MESSAGES_REGLAGE,
  limits: ({ actor: { compteId } }: { actor: { compteId: string } }): ['formulaire_compte', string][] => [
    ['formulaire_compte', compteId],
  ],
}

type Saisie = { input: { lu: string } & Valeurs; actor: { compteId: string }; maintenant: Date }

/** Saves one form, and comes back to the page with what was done. */
async function enregistrer(groupe: Groupe, { input: { lu, ...valeurs }, actor, maintenant }: Saisie) {
  const resultat = await modifierReglages({ groupe, lu, valeurs, parId: actor.compteId }, maintenant)
  return resultat.ok ? redirect(`/admin/reglages?enregistre=${groupe}`) : resultat
}

/** « Enregistrer l'exploitant ». */
export const enregistrerOperateur = formAction({
  name: 'reglage.operateur',
  schema: operateurSchema,
  ...commun,
  run: (run) => enregistrer('operateur', run),
})

/** « Enregistrer les voies de recours ». */
export const enregistrerRecours = formAction({
  name: 'reglage.recours',
  schema: recoursSchema,
  ...commun,
  run: (run) => enregistrer('recours', run),
})

/** « Enregistrer les délais ». */
export const enregistrerDelais = formAction({
  name: 'reglage.delais',
  schema: delaisSchema,
  ...commun,
  run: (run) => enregistrer('delais', run),
})

/** « Enregistrer les horaires ». */
export const enregistrerHoraires = formAction({
  name: 'reglage.horaires',
  schema: horairesSchema,
  ...commun,
  run: (run) => enregistrer('horaires', run),
})
