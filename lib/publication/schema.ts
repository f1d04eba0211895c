import { z } from 'zod'
import { brouillonIdSchema } from '@/lib/brouillon/schema'
import { type Choix, DELAI_MAX, DELAI_MIN } from './rules'

const DATE = 'Saisissez une date complète, par exemple 01/12/2026.'
const date = z.iso.date({ error: DATE })
const DELAI = `Saisissez un nombre de jours entre ${DELAI_MIN} et ${DELAI_MAX}.`
const delai = z.coerce.number({ error: DELAI }).int(DELAI).min(DELAI_MIN, DELAI).max(DELAI_MAX, DELAI)
const facultatif = z.string().nullish()

/** The form of a publication. What a choice does not need is left unread, whatever is typed there. */
export const publicationSchema = z
  .object({
    brouillonId: brouillonIdSchema,
    miseAJourLe: date,
    quand: z.enum(['maintenant', 'date'], { error: 'Choisissez quand cette version entre en vigueur.' }),
    vigueur: facultatif,
    reacceptation: z.enum(['oui', 'non'], { error: 'Choisissez si les organismes doivent accepter cette version.' }),
    delai: facultatif,
  })
  .transform(({ brouillonId, miseAJourLe, quand, reacceptation, ...saisie }, ctx): { brouillonId: string; choix: Choix } => {
    const lire = <T>(schema: z.ZodType<T>, champ: 'vigueur' | 'delai'): T | null => {
      const lu = schema.safeParse(saisie[champ] || undefined)
      if (lu.success) return lu.data
      ctx.addIssue({ code: 'custom', path: [champ], message: lu.error.issues[0]?.message ?? DATE })
      return null
    }
    const choix = {
      miseAJourLe,
      vigueur: quand === 'date' ? lire(date, 'vigueur') : null,
      delai: reacceptation === 'oui' ? lire(delai, 'delai') : null,
    }
    return { brouillonId, choix }
  })

const vide = (valeur: unknown) => (valeur === '' || valeur === undefined ? null : valeur)

/** The choices that a summary is of, in its address and in its form. */
export const choixSchema = z.object({
  miseAJourLe: date,
  vigueur: z.preprocess(vide, date.nullable()),
  delai: z.preprocess(vide, delai.nullable()),
})

/** `vu`: what the summary was made of. */
export const confirmationSchema = choixSchema.extend({ brouillonId: brouillonIdSchema, vu: z.hash('sha256') })
export const retraitSchema = z.object({ cguVersionId: z.uuid() })

export const FAITS_VERSIONS = ['supprime', 'disparu', 'retiree'] as const
export type FaitVersions = (typeof FAITS_VERSIONS)[number]
export const faitVersionsSchema = z.enum(FAITS_VERSIONS).nullable().catch(null)
export const faitVersionSchema = z.enum(['publiee']).nullable().catch(null)
