/** Most demandes that one lot decides on. */
export const LOT_MAX = 200

export const DECISIONS = ['accepter', 'demander_correction'] as const
export type DecisionLot = (typeof DECISIONS)[number]

export const STATUTS_LIGNE = ['a_faire', 'faite', 'refusee', 'echec'] as const
export type StatutLigne = (typeof STATUTS_LIGNE)[number]

/** Where a lot is: still to be confirmed, under way, or done. */
export function etatLot({ lanceLe, finiLe }: { lanceLe: Date | null; finiLe: Date | null }) {
  if (!lanceLe) return 'prepare'
  return finiLe ? 'fini' : 'en_cours'
}

/** How many lines there are in each state. */
export const compterLignes = (lignes: { statut: StatutLigne }[]): Record<StatutLigne, number> => {
  const nombre = (voulu: StatutLigne) => lignes.filter(({ statut }) => statut === voulu).length
  return { a_faire: nombre('a_faire'), faite: nombre('faite'), refusee: nombre('refusee'), echec: nombre('echec') }
}

/** What a page that shows a lot compares to know that it has moved. */
export const ecrireAvancement = (lot: { lanceLe: Date | null; finiLe: Date | null }, aFaire: number) =>
  `${etatLot(lot)}/${aFaire}`
