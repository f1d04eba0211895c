// Shared by the server and the pages, which are bundled apart.
const holder = globalThis as typeof globalThis & { kairosDemandeurs?: Map<string, string | null> }
holder.kairosDemandeurs ??= new Map()
const demandeurs = holder.kairosDemandeurs

/** A request begins, of nobody yet; `finirDemande` must end it. */
export const commencerDemande = (requeteId: string) => demandeurs.set(requeteId, null)

/** Whose session a request came with: its line in the log then says who asked, also for what was refused. */
export function noterDemandeur(requeteId: string, compteId: string): void {
  if (demandeurs.has(requeteId)) demandeurs.set(requeteId, compteId)
}

/** The request is over; the account that asked, undefined when nobody was signed in. */
export function finirDemande(requeteId: string): string | undefined {
  const compteId = demandeurs.get(requeteId) ?? undefined
  demandeurs.delete(requeteId)
  return compteId
}
