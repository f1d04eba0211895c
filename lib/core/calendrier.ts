import { Temporal } from 'temporal-polyfill'

/** Legal time of the portal, whatever the server's zone. */
export const ZONE = 'Europe/Paris'

/** The calendar day in Paris at an instant. */
export function jourParis(instant: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()
}

/** The instant at which `jour` begins in Paris. */
export function debutDuJourParis(jour: Temporal.PlainDate): Date {
  return new Date(jour.toZonedDateTime({ timeZone: ZONE }).epochMilliseconds)
}

/** The instant at which the day after `jour` begins in Paris: the exclusive end of that day. */
export function finDuJourParis(jour: Temporal.PlainDate): Date {
  return debutDuJourParis(jour.add({ days: 1 }))
}

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, ...options })
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric' })
const COURT = format({ day: '2-digit', month: '2-digit', year: 'numeric' })
const HEURE = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const premier = (texte: string) => texte.replace(/^1 /, '1er ')

/** « 18 septembre 2017 », « 1er mars 2031 » (Paris). */
export const dateLongue = (instant: Date) => premier(LONG.format(instant))

/** « 18/09/2017 » (Paris). */
export const dateCourte = (instant: Date) => COURT.format(instant)

/** « 18/09/2017 à 14:57 » (Paris), for lists. */
export const dateHeure = (instant: Date) => `${COURT.format(instant)} à ${HEURE.format(instant)}`

/** « 18 septembre 2017 à 14 h 57 » (Paris), for prose; the spaces around h do not break. */
export const dateHeureLongue = (instant: Date) =>
  `${dateLongue(instant)} à ${HEURE.format(instant).replace(':', '\u00a0h\u00a0')}`

/** « 18 septembre 2017 » for a date column (UTC midnight of that date). */
export const dateSeule = (date: Date) =>
  premier(new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(date))

/** The last open day of a period whose end is exclusive: what people call « jusqu'au ». */
export const dernierJour = (finExclusive: Date) => dateLongue(new Date(finExclusive.getTime() - 1))

/** ISO 8601 instant for `<time dateTime>`. */
export const iso = (instant: Date) => instant.toISOString()

/** A legal holiday as days from Easter Sunday (Easter Monday, Ascension, Whit Monday), or month and day. */
const FERIES_MOBILES = [1, 39, 50]
const FERIES_FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher’s algorithm). */
export function paques(annee: number): Temporal.PlainDate {
  const [a, b, c] = [annee % 19, Math.floor(annee / 100), annee % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return new Temporal.PlainDate(annee, Math.floor(m / 31), (m % 31) + 1)
}

const feriesParAnnee = new Map<number, Set<string>>()

/** The eleven legal holidays of a year (code du travail, L3133-1), as AAAA-MM-JJ; those of Alsace-Moselle and overseas are not among them. */
export function joursFeries(annee: number): Set<string> {
  const connus = feriesParAnnee.get(annee)
  if (connus) return connus
  const dimanche = paques(annee)
  const mobiles = FERIES_MOBILES.map((jours) => `${dimanche.add({ days: jours })}`)
  const feries = new Set([...FERIES_FIXES.map((jour) => `${String(annee).padStart(4, '0')}-${jour}`), ...mobiles])
  feriesParAnnee.set(annee, feries)
  return feries
}

/** Monday to Friday, without legal holidays. */
export const estOuvre = (jour: Temporal.PlainDate): boolean => jour.dayOfWeek <= 5 && !joursFeries(jour.year).has(`${jour}`)

const HEURE_MS = 3_600_000
const JOUR_MS = 24 * HEURE_MS
const JOURS_GARDES = 5000

type Jour = { debut: number; fin: number; ouvre: boolean }
const EPOQUE = Temporal.PlainDate.from('1970-01-01')
const joursLus = new Map<number, Jour>()

/** The day in Paris of that number since 1970-01-01. Kept: a page of the queue asks for the same few days again and again. */
function lireJour(numero: number): Jour {
  const connu = joursLus.get(numero)
  if (connu) return connu
  const jour = EPOQUE.add({ days: numero })
  const lu = { debut: debutDuJourParis(jour).getTime(), fin: finDuJourParis(jour).getTime(), ouvre: estOuvre(jour) }
  if (joursLus.size >= JOURS_GARDES) joursLus.clear()
  joursLus.set(numero, lu)
  return lu
}

/** The number of the day in Paris at an instant. */
function numeroDuJour(instant: number): number {
  const numero = Math.floor(instant / JOUR_MS)
  return instant >= lireJour(numero).fin ? numero + 1 : instant < lireJour(numero).debut ? numero - 1 : numero
}

/** Whole working hours between two instants, rounded down: all the 24 hours of a working day in Paris count. 0 when `fin` comes first. */
export function heuresOuvrees(debut: Date, fin: Date): number {
  let total = 0
  let jour = jourParis(debut)
  for (let depuis = debut.getTime(); depuis < fin.getTime(); jour = jour.add({ days: 1 })) {
    const borne = Math.min(finDuJourParis(jour).getTime(), fin.getTime())
    if (estOuvre(jour)) total += borne - depuis
    depuis = borne
  }
  return Math.floor(total / HEURE_MS)
}

/**
 * The instant that comes `heures` working hours after `debut` (before it, when negative). All the 24 hours of a working day
 * count, in Paris; clocks change on Sundays, so that every working day has 24.
 */
export function ajouterHeuresOuvrees(debut: Date, heures: number): Date {
  const sens = heures < 0 ? -1 : 1
  let reste = Math.abs(heures) * HEURE_MS
  for (let depuis = debut.getTime(), numero = numeroDuJour(depuis); ; numero += sens) {
    const jour = lireJour(numero)
    const borne = sens > 0 ? jour.fin : jour.debut
    if (jour.ouvre) {
      const duree = Math.abs(borne - depuis)
      if (reste <= duree) return new Date(depuis + sens * reste)
      reste -= duree
    }
    depuis = borne
  }
}
