import { z } from 'zod'
import { texteLong } from '@/lib/core/texte'
import { siretSchema } from '@/lib/organisme/schema'
import { STATUTS_RECLAMATION } from './rules'

const TEXTE_MAX = 4000

export const reclamationSchema = z.object({
  siret: siretSchema,
  motif: texteLong({ max: TEXTE_MAX, message: 'Expliquez votre situation\u00a0: un agent lira votre texte.' }),
})
export const reclamationIdSchema = z.uuid('Cette réclamation n’existe pas.')
const cible = { reclamationId: reclamationIdSchema }
export const cibleSchema = z.object(cible)

// Names differ: one page has the three forms.
export const ouvertureSchema = z.object({
  ...cible,
  motifOuverture: texteLong({
    max: TEXTE_MAX,
    message: 'Écrivez pourquoi la réclamation paraît fondée\u00a0: le dossier le garde.',
  }),
})
export const refusSchema = z.object({
  ...cible,
  motifRefus: texteLong({ max: TEXTE_MAX, message: 'Écrivez le motif\u00a0: il est envoyé à la personne.' }),
})
export const transfertSchema = z.object({
  ...cible,
  motifTransfert: texteLong({
    max: TEXTE_MAX,
    message: 'Écrivez pourquoi l’opposition n’est pas retenue\u00a0: le dossier le garde.',
  }),
})
export const oppositionSchema = z.object({
  ...cible,
  motif: texteLong({ max: TEXTE_MAX, message: 'Expliquez pourquoi vous vous opposez\u00a0: un agent lira votre texte.' }),
})

/** What the address of the list says; anything unreadable in it is left out. */
export const filtreReclamationsSchema = z.object({
  etat: z.enum(STATUTS_RECLAMATION).nullable().catch(null),
  apres: reclamationIdSchema.nullable().catch(null),
})
export type FiltreReclamations = z.output<typeof filtreReclamationsSchema>

export const FAITS_RECLAMATION = ['ouverte', 'refusee', 'transferee'] as const
/** What was just done on the page one comes back to. */
export const faitReclamationSchema = z.enum(FAITS_RECLAMATION).nullable().catch(null)
export type FaitReclamation = (typeof FAITS_RECLAMATION)[number]
