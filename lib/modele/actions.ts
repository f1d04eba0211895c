'use server'
import { redirect } from 'next/navigation'
import { sha256 } from '@/lib/core/chiffrement'
import { formAction } from '@/lib/core/form-action'
import { exigerAdministrateur } from '@/lib/core/session'
import { FAITS_EXEMPLE, MESSAGES_MODELE, valeursDe } from './labels'
import { basculerModele, creerModele, modifierModele } from './mutations'
import { remplir } from './rules'
import { modeleSchema, surModeleSchema } from './schema'

const actor = () => exigerAdministrateur('/admin/modeles')
const messages = MESSAGES_MODELE

/** « Voir l'aperçu », then « Enregistrer » what was seen: a text changed meanwhile is shown again first. */
export const enregistrerModele = formAction({
  name: 'modele.enregistrer',
  schema: modeleSchema,
  actor,
  messages,
  run: async ({ input: { modeleId, modifieLe, lu, ...saisie }, actor: { compteId: parId }, maintenant }) => {
    const vu = sha256(JSON.stringify(saisie))
    if (lu !== vu) {
      const texte = remplir(saisie.texte, valeursDe(FAITS_EXEMPLE, maintenant))
      const message = lu ? 'Le texte a changé depuis l’aperçu. Relisez-le.' : 'Relisez ce modèle, rempli avec un exemple.'
      return { apercu: { message, lu: vu, courriels: [], texte } }
    }
    const resultat =
      modeleId && modifieLe
        ? await modifierModele({ modeleId, modifieLe, saisie, parId }, maintenant)
        : await creerModele(saisie, parId, maintenant)
    return resultat.ok ? redirect(`/admin/modeles?fait=${modeleId ? 'modifie' : 'cree'}`) : resultat
  },
})

/** « Retirer ce modèle ». */
export const retirerModele = formAction({
  name: 'modele.retirer',
  schema: surModeleSchema,
  actor,
  messages,
  run: async ({ input: { modeleId }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await basculerModele({ modeleId, parId, vers: 'retire' }, maintenant)
    return resultat.ok ? redirect('/admin/modeles?fait=retire') : resultat
  },
})

/** « Remettre ce modèle ». */
export const remettreModele = formAction({
  name: 'modele.remettre',
  schema: surModeleSchema,
  actor,
  messages,
  run: async ({ input: { modeleId }, actor: { compteId: parId }, maintenant }) => {
    const resultat = await basculerModele({ modeleId, parId, vers: 'en_service' }, maintenant)
    return resultat.ok ? redirect('/admin/modeles?fait=remis') : resultat
  },
})
