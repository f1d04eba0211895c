import { z } from 'zod'
import type { Evenement } from '@/lib/journal/rules'

// What one statement brings as JSON: instants are texts there.
const quand = z.coerce.date()
const quandOuJamais = z.coerce.date().nullable().catch(null)
const nullable = z.string().nullable()
const liste = <S extends z.ZodType>(element: S) =>
  z
    .array(element)
    .nullable()
    .transform((lue) => lue ?? [])

const etapeSchema = z.object({
  id: z.string(),
  le: quand,
  evenement: z.string().transform((nom) => nom as Evenement),
  acteurType: z.enum(['membre', 'agent', 'systeme']),
  acteurId: nullable,
  motif: nullable,
})

const courrielSchema = z.object({
  id: z.string(),
  demandeId: nullable,
  modele: z.string(),
  destinataire: z.string(),
  statut: z.enum(['a_envoyer', 'envoye', 'echec', 'remis', 'rejete']),
  essais: z.number(),
  erreur: nullable,
  creeLe: quand,
  envoyeLe: quandOuJamais,
  suiviLe: quandOuJamais,
})
export type CourrielSuivi = z.output<typeof courrielSchema>

const modeleSchema = z.object({ id: z.string(), genre: z.enum(['correction', 'refus']), titre: z.string(), texte: z.string() })
export type ModeleOffert = z.output<typeof modeleSchema>

/** What surrounds a demande: its journal, the organisme's e-mails, the models of reasons, and what to call each account. */
export const suiteSchema = z.object({
  journal: liste(etapeSchema),
  courriels: liste(courrielSchema),
  modeles: liste(modeleSchema),
  noms: z
    .record(z.string(), z.string())
    .nullable()
    .transform((lus) => lus ?? {}),
})
export type Suite = z.output<typeof suiteSchema>
