import { jourParis } from '@/lib/core/calendrier'

/** How much a person reads and takes away in a day (Paris), so that a stolen account is seen early and does little harm. */
export const GENRES = ['lecture', 'export'] as const
/** `lecture`: a dossier or a fiche opened. `export`: a PDF, a proof, a list taken out of the portal. */
export type Genre = (typeof GENRES)[number]
type Role = 'organisme' | 'agent' | 'administrateur'

/** From `alerte` on, administrateurs are told; beyond `maximum`, nothing more until the next day. */
export type Limite = { alerte: number; maximum: number }

// An agent opens some sixty dossiers on a busy day, each of them two or three times; a member opens one organisme's pages.
const DES_AGENTS = { lecture: { alerte: 250, maximum: 500 }, export: { alerte: 30, maximum: 100 } } as const
const DES_MEMBRES = { lecture: { alerte: 150, maximum: 400 }, export: { alerte: 20, maximum: 60 } } as const
export const LIMITES_CONSULTATION = {
  organisme: DES_MEMBRES,
  agent: DES_AGENTS,
  administrateur: DES_AGENTS,
} as const satisfies Record<Role, Record<Genre, Limite>>

/** The day in Paris of an instant, as a date column holds it (UTC midnight of that date). */
export const jourDe = (maintenant: Date) => new Date(`${jourParis(maintenant)}`)

/** What the count of a day is worth, this one included. */
export function jugerConsultation(role: Role, genre: Genre, nombre: number): 'permise' | 'alerte' | 'refusee' {
  const { alerte, maximum }: Limite = LIMITES_CONSULTATION[role][genre]
  if (nombre > maximum) return 'refusee'
  return nombre >= alerte ? 'alerte' : 'permise'
}
