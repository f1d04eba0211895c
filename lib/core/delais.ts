import { reglage } from './reglages'

/** Kairos' opening, Monday to Friday, working days, local time (CGU, article 3): « 07:30 » to « 19:00 ». */
export const HORAIRES = { ouverture: '07:30', fermeture: '19:00' }
/** Working hours within which a demande is decided, from which it is close to late, and days given to accept new CGU. */
export const DELAIS = { promesseHeures: 72, alerteHeures: 48, reacceptationJours: 30 }

/** The opening hours in force, « HH:MM ». */
export const getHoraires = (): typeof HORAIRES => ({
  ouverture: reglage('horaires.ouverture') ?? HORAIRES.ouverture,
  fermeture: reglage('horaires.fermeture') ?? HORAIRES.fermeture,
})

const nombre = (cle: string, defaut: number) => Number(reglage(cle) ?? defaut)

/** The delays in force: working hours, working hours, days. */
export const getDelais = (): typeof DELAIS => ({
  promesseHeures: nombre('delais.promesseHeures', DELAIS.promesseHeures),
  alerteHeures: nombre('delais.alerteHeures', DELAIS.alerteHeures),
  reacceptationJours: nombre('delais.reacceptationJours', DELAIS.reacceptationJours),
})

/** « 7 h 30 », from « 07:30 »; the spaces do not break. */
export function heureEnClair(heure: string): string {
  const [heures, minutes] = heure.split(':')
  return `${Number(heures)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}
