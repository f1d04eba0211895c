import type { Statut } from '@/lib/demande/rules'

/** States as agents read them: what is still a draft is told from what awaits them. */
export const LIBELLE_STATUT_AGENT: Record<Statut, string> = {
  brouillon: 'Brouillon',
  en_attente: 'En attente de décision',
  a_corriger: 'À corriger',
  acceptee: 'Acceptée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}
