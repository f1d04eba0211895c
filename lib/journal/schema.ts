import { z } from 'zod'
import { RAISONS_BORDEREAU } from '@/lib/bordereau/rules'
import { normaliserSiret } from '@/lib/organisme/rules'
import { DOSSIER_PORTAIL, EVENEMENTS } from './rules'

const ID_MAX = 2 ** 31

/** A dossier as it is looked for: an organisme's SIRET, or the identifier of a dossier. */
export type Recherche = { siret: string } | { dossier: string } | { inconnu: true }

function lireRecherche(saisie: string): Recherche | null {
  const texte = saisie.trim().toLowerCase()
  if (texte === '') return null
  const siret = normaliserSiret(saisie)
  if (/^\d{14}$/.test(siret)) return { siret }
  return texte === DOSSIER_PORTAIL || z.uuid().safeParse(texte).success ? { dossier: texte } : { inconnu: true }
}

/** What the address of the journal's page says; anything unreadable in it is left out. `avant`: the row the page begins after. */
export const filtreJournalSchema = z
  .object({
    q: z
      .string()
      .max(100)
      .catch('')
      .transform((saisie) => saisie.toWellFormed().replaceAll('\0', '')),
    evenement: z.enum(EVENEMENTS).nullable().catch(null),
    avant: z.coerce.number().int().min(1).max(ID_MAX).nullable().catch(null),
    bordereauxAvant: z.iso.date().nullable().catch(null),
  })
  .transform(({ q, ...filtre }) => ({ ...filtre, q, recherche: lireRecherche(q) }))
export type FiltreJournal = z.output<typeof filtreJournalSchema>

const rupture = z.union([
  z.object({
    quoi: z.enum(['modifiee', 'supprimee', 'deplacee', 'fin_coupee', 'tete']),
    dossier: z.string(),
    rang: z.number(),
  }),
  z.object({ quoi: z.literal('mention'), dossier: z.string(), rang: z.number(), jour: z.string() }),
  z.object({ quoi: z.literal('bordereau'), raison: z.enum(RAISONS_BORDEREAU), jour: z.string() }),
])

/** What a check found, as it is kept. */
export const resultatControleSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), dossiers: z.number(), lignes: z.number(), bordereaux: z.number() }),
  z.object({ ok: z.literal(false), rupture }),
])
