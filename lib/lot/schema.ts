import { z } from 'zod'
import { texteLongFacultatif } from '@/lib/core/texte'
import { lireLu } from '@/lib/envoi/rules'
import { fauteDeVariable } from '@/lib/modele/labels'
import { MOTIF_MAX } from '@/lib/modele/schema'
import { DECISIONS, LOT_MAX } from './rules'

const REQUETE_MAX = 2000
const decision = z.enum(DECISIONS, { error: 'Choisissez ce que vous voulez faire de ces demandes.' })

/** The demandes that were ticked, or all those of a list (`requete`: its address's query). */
export const preparationSchema = z
  .object({
    decision,
    demandeId: z.array(z.uuid()).max(LOT_MAX, `Choisissez ${LOT_MAX}\u00a0demandes au plus.`),
    toutes: z.literal('on').nullish().catch(null),
    requete: z.string().max(REQUETE_MAX).catch(''),
  })
  .transform(({ toutes, requete, ...choix }) => ({ ...choix, requete: toutes ? requete : null }))

export const lotIdSchema = z.uuid()

/** « Lancer »: for a correction, its reason or the model that gives it. */
export const lancementSchema = z.object({
  lotId: lotIdSchema,
  motif: texteLongFacultatif({ max: MOTIF_MAX }).transform((texte, ctx) => {
    const faute = texte && fauteDeVariable(texte)
    if (faute) ctx.addIssue({ code: 'custom', message: faute })
    return texte
  }),
  modele: z
    .union([z.literal('').transform(() => null), z.uuid()])
    .nullish()
    .catch(null)
    .transform((id) => id ?? null),
  lu: z.unknown().optional().transform(lireLu),
})
