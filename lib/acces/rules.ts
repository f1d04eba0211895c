import type { Temporal } from 'temporal-polyfill'
import { finDuJourParis, jourParis } from '@/lib/core/calendrier'

/** CGU, article 11: three years from the operator's acceptance of the demande. */
export const DUREE_ANNEES = 3
/** A renouvellement can be asked from three months before the end. */
export const RENOUVELLEMENT_MOIS = 3

export type StatutAcces = 'actif' | 'suspendu' | 'retire' | 'expire'
/** Open while `debut <= now < fin`; `fin` is the first instant after the last open day. */
export type Periode = { debut: Date; fin: Date }
export type Acces = Periode & { statut: StatutAcces }

// No such day three years later (29 February): Temporal constrains to the last day of that month.
const troisAnsApres = (jour: Temporal.PlainDate) => jour.add({ years: DUREE_ANNEES }, { overflow: 'constrain' })

/** Last open day, in Paris, of a period whose end is exclusive. */
const dernierJourOuvert = ({ fin }: Periode) => jourParis(new Date(fin.getTime() - 1))

/** The access an acceptance opens: from that instant to the end, in Paris, of the same day three years later. */
export function ouvrirPeriode(acceptation: Date): Periode {
  return { debut: acceptation, fin: finDuJourParis(troisAnsApres(jourParis(acceptation))) }
}

/** A renouvellement adds three years, from the later of its acceptance and the current end. */
export function prolongerPeriode(periode: Periode, acceptation: Date): Periode {
  if (acceptation >= periode.fin) return ouvrirPeriode(acceptation)
  return { debut: periode.debut, fin: finDuJourParis(troisAnsApres(dernierJourOuvert(periode))) }
}

/** The access as it counts: while its organisme is frozen, an active one is suspended. */
export const selonGel = <A extends Acces>(acces: A, gele: boolean): A =>
  gele && acces.statut === 'actif' ? { ...acces, statut: 'suspendu' } : acces

/** Whether Kairos is open to the organisme at this instant. */
export function estOuvert({ statut, debut, fin }: Acces, maintenant: Date): boolean {
  return statut === 'actif' && debut <= maintenant && maintenant < fin
}

/** Whether the access still runs (a suspended one runs too): what a modification or a renouvellement needs. */
export function estEnCours({ statut, fin }: Acces, maintenant: Date): boolean {
  return (statut === 'actif' || statut === 'suspendu') && maintenant < fin
}

/** First instant at which a renouvellement can be asked: the start of the day, three months before the last open day. */
export function debutRenouvellement(periode: Periode): Date {
  return finDuJourParis(dernierJourOuvert(periode).subtract({ months: RENOUVELLEMENT_MOIS }).subtract({ days: 1 }))
}
