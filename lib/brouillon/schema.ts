import { z } from 'zod'
import { texteMarkdown } from '@/lib/core/texte'
import { TEXTE_MAX } from './rules'

export const brouillonIdSchema = z.uuid()
const texte = texteMarkdown({ max: TEXTE_MAX, message: 'Écrivez ou collez le texte des conditions générales d’utilisation.' })
/** The saving that was on the screen: its instant, ISO 8601 in UTC. */
const vu = z.iso.datetime({ precision: 3 }).transform((instant) => new Date(instant))

export const creationSchema = z.object({ texte })
export const modificationSchema = z.object({ brouillonId: brouillonIdSchema, vu, texte })
export const cibleBrouillonSchema = z.object({ brouillonId: brouillonIdSchema, vu })
export const apercuSchema = z.object({ brouillonId: brouillonIdSchema })

export const FAITS_BROUILLON = ['cree', 'recree', 'retiree'] as const
export type FaitBrouillon = (typeof FAITS_BROUILLON)[number]
export const faitBrouillonSchema = z.enum(FAITS_BROUILLON).nullable().catch(null)

/** What a new draft begins with. */
export const departSchema = z.enum(['vigueur', 'vide']).catch('vigueur')
