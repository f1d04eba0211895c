import { FILTRE_VIDE, type FiltreFile } from '@/lib/file/rules'

/** How many views an agent may keep: each costs a count on every page of the queue. */
export const VUES_MAX = 10
export const NOM_VUE_MAX = 40

export type Vue = { id: string; nom: string; filtre: FiltreFile; partagee: boolean }

/** The views that every agent has. */
export const VUES_PARTAGEES: readonly Vue[] = [
  { id: 'retard', nom: 'En retard', filtre: { ...FILTRE_VIDE, etat: 'en_attente', age: 'retard' }, partagee: true },
  { id: 'alerte', nom: 'Bientôt en retard', filtre: { ...FILTRE_VIDE, etat: 'en_attente', age: 'alerte' }, partagee: true },
  { id: 'libres', nom: 'Non attribuées', filtre: { ...FILTRE_VIDE, etat: 'en_attente', agent: 'aucun' }, partagee: true },
  { id: 'moi', nom: 'À ma charge', filtre: { ...FILTRE_VIDE, etat: 'en_attente', agent: 'moi' }, partagee: true },
]
