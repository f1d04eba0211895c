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
