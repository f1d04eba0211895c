import { debutDuJourParis, finDuJourParis, jourParis } from '@/lib/core/calendrier'

/**
 * For how long what is about people stays. `/donnees-personnelles` says these very figures; docs/decisions/0016 says why. Days,
 * months and years are those of the calendar in Paris.
 */
export const DUREES = {
  /** An account that was never activated. */
  nonActiveJours: 30,
  /** An account that nobody has opened. */
  inactiviteAnnees: 2,
  /** The notice before an unused account is closed. */
  preavisJours: 30,
  /** Address and browser of an acceptation: limitation of actions (code civil, article 2224). The database's trigger has the same figure. */
  origineAnnees: 5,
  /** Sessions that are over, and counts of readings (CNIL, délibération 2021-122: six months to a year). */
  tracesMois: 6,
  /** Links, from their end on: until then they say why they no longer work. */
  liensJours: 30,
  /** The trace of e-mails that are about no demande, and what providers tell of them. */
  courrielsMois: 12,
} as const

type Duree = { days?: number; months?: number; years?: number }

/** The first instant of the day in Paris so long ago: what is before it has been kept for that time, and more than its last day. */
export const limite = (maintenant: Date, duree: Duree): Date => debutDuJourParis(jourParis(maintenant).subtract(duree))

/** Where each time ends now: what is older goes. */
export const limites = (maintenant: Date) => ({
  nonActive: limite(maintenant, { days: DUREES.nonActiveJours }),
  inactivite: limite(maintenant, { years: DUREES.inactiviteAnnees }),
  /** Whoever has not come since is told. */
  preavis: debutDuJourParis(
    jourParis(maintenant).add({ days: DUREES.preavisJours }).subtract({ years: DUREES.inactiviteAnnees }),
  ),
  /** Those told before have had their delay. */
  prevenu: limite(maintenant, { days: DUREES.preavisJours }),
  // A day more: the database's trigger counts five years in UTC, and refuses what is younger.
  origine: limite(maintenant, { years: DUREES.origineAnnees, days: 1 }),
  traces: limite(maintenant, { months: DUREES.tracesMois }),
  liens: limite(maintenant, { days: DUREES.liensJours }),
  hier: limite(maintenant, { days: 1 }),
  courriels: limite(maintenant, { months: DUREES.courrielsMois }),
})

type Compte = { creeLe: Date; activeLe: Date | null; connecteLe: Date | null; preavisLe: Date | null }

/** When an account was last of use to its person. */
export const dernierUsage = ({ creeLe, activeLe, connecteLe }: Compte): Date =>
  new Date(Math.max(creeLe.getTime(), activeLe?.getTime() ?? 0, connecteLe?.getTime() ?? 0))

/**
 * What becomes of an unused account: nothing, a notice, or its end. A sign-in after the notice makes it void: another one comes
 * before the next end. A notice that was late gives its whole delay all the same.
 */
export function suiteInactivite(compte: Compte, maintenant: Date): 'rien' | 'prevenir' | 'fermer' {
  const { inactivite, preavis, prevenu } = limites(maintenant)
  const usage = dernierUsage(compte)
  if (usage >= preavis) return 'rien'
  if (!compte.preavisLe || compte.preavisLe <= usage) return 'prevenir'
  return usage < inactivite && compte.preavisLe < prevenu ? 'fermer' : 'rien'
}

/** When an account is closed unless its person comes back: the first instant that is too late. */
export function finPrevue(compte: Compte, maintenant: Date): Date {
  const apres = (instant: Date, duree: Duree) => finDuJourParis(jourParis(instant).add(duree)).getTime()
  const parUsage = apres(dernierUsage(compte), { years: DUREES.inactiviteAnnees })
  return new Date(Math.max(parUsage, apres(maintenant, { days: DUREES.preavisJours })))
}
