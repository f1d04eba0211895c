export const LIGNES_PAR_PAGE = 50

/** Address of the agents' list of organismes for a search, from the row after `apres` on; what is usual is left out. */
export function adresseOrganismes({ q, apres }: { q?: string; apres?: string | null }): string {
  const parametres = new URLSearchParams()
  if (q) parametres.set('q', q)
  if (apres) parametres.set('apres', apres)
  const suite = parametres.toString()
  return suite ? `/admin/organismes?${suite}` : '/admin/organismes'
}
