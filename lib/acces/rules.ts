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

export type GesteAcces = 'suspendre' | 'retablir' | 'retirer'
export type EvenementAcces = GesteAcces | 'expirer'

/** The life of an access: agents act, and the clock ends it. What is withdrawn or over stays so. */
export const TRANSITIONS_ACCES = {
  actif: { suspendre: 'suspendu', retirer: 'retire', expirer: 'expire' },
  suspendu: { retablir: 'actif', retirer: 'retire', expirer: 'expire' },
  retire: {},
  expire: {},
} as const satisfies Record<StatutAcces, Partial<Record<EvenementAcces, StatutAcces>>>

/** Where an event leads an access, null when it can't happen to it. One whose clock has ended only expires. */
export function transitionAcces(acces: Acces, evenement: EvenementAcces, maintenant: Date): StatutAcces | null {
  if ((evenement === 'expirer') === maintenant < acces.fin) return null
  const possibles: Partial<Record<EvenementAcces, StatutAcces>> = TRANSITIONS_ACCES[acces.statut]
  return possibles[evenement] ?? null
}

/** What agents may do to an access now, in the order of the page. */
export const gestesPossibles = (acces: Acces, maintenant: Date): GesteAcces[] =>
  (['suspendre', 'retablir', 'retirer'] as const).filter((geste) => transitionAcces(acces, geste, maintenant) !== null)

/** People are told that their access ends so many days before its last day, and once it has ended. */
export const RAPPELS_JOURS = [90, 30, 7, 0] as const

/**
 * The reminder that is due: the closest one whose day has come, by whole days in Paris before the last open day; null while
 * none has. 0 once the access has ended. Earlier ones that were missed are not made up for.
 */
export function rappelDu(periode: Periode, maintenant: Date): (typeof RAPPELS_JOURS)[number] | null {
  if (maintenant >= periode.fin) return 0
  const restants = jourParis(maintenant).until(dernierJourOuvert(periode), { largestUnit: 'day' }).days
  return RAPPELS_JOURS.filter((jours) => jours > 0 && restants <= jours).at(-1) ?? null
}

/** Name of the e-mail of one reminder: an access that was prolonged gets those of its new end. */
export const cleRappel = (accesId: string, fin: Date, jours: number, compteId: string) =>
  `acces-echeance/${accesId}/${fin.toISOString()}/${jours}/${compteId}`

export type EtapeAcces = { accesId: string; le: Date; evenement: EvenementAcces }
/** A stretch of an access' life. `a` is exclusive. */
export type Segment = { de: Date; a: Date; etat: 'actif' | 'suspendu' | 'prevu' }

/** What an access was from its start to its end, in the order of time: open, suspended, and what is still to come. */
export function segmentsDe(acces: Acces & { id: string }, etapes: EtapeAcces[], maintenant: Date): Segment[] {
  const siennes = etapes.filter(({ accesId }) => accesId === acces.id)
  const retrait = siennes.find(({ evenement }) => evenement === 'retirer')
  const fin = Math.min(acces.fin.getTime(), retrait?.le.getTime() ?? Number.POSITIVE_INFINITY)
  const passe = Math.max(acces.debut.getTime(), Math.min(fin, maintenant.getTime()))
  const segments: Segment[] = []
  let de = acces.debut.getTime()
  const jusque = (a: number, etat: Segment['etat']) => {
    if (a > de) segments.push({ de: new Date(de), a: new Date(a), etat })
    de = Math.max(de, a)
  }
  let etat: 'actif' | 'suspendu' = 'actif'
  for (const { le, evenement } of siennes) {
    if (evenement !== 'suspendre' && evenement !== 'retablir') continue
    jusque(Math.min(passe, le.getTime()), etat)
    etat = evenement === 'suspendre' ? 'suspendu' : 'actif'
  }
  jusque(passe, etat)
  jusque(fin, 'prevu')
  return segments
}
