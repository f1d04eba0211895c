import type { StatutAcces } from './rules'

export const LIBELLE_ACCES: Record<StatutAcces, string> = {
  actif: 'Actif',
  suspendu: 'Suspendu',
  retire: 'Retiré',
  expire: 'Terminé',
}
