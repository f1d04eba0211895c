import { Temporal } from 'temporal-polyfill'
import { nomDeRegion } from '@/lib/organisme/territoires'
import { ISSUES, type Issue, type Periode, type Semaine } from './rules'

export const LIBELLE_PERIODE: Record<Periode, string> = {
  '3': '3 derniers mois',
  '12': '12 derniers mois',
  '36': '3 dernières années',
  tout: 'Depuis le début',
}

export const LIBELLE_ISSUE: Record<Issue, string> = {
  acceptee: 'Acceptées',
  a_corriger: 'À corriger',
  refusee: 'Refusées',
  annulee: 'Annulées',
}

export const LIBELLE_AGE = ['Jour même', '1 jour ouvré', '2 jours ouvrés', '3 jours ouvrés et plus'] as const

const JOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
const MOIS = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' })
const instant = (jour: string) => new Date(Temporal.PlainDate.from(jour).toZonedDateTime('UTC').epochMilliseconds)

/** « 2 nov. 2026 », from AAAA-MM-JJ. */
export const jourCourt = (jour: string): string => JOUR.format(instant(jour))
/** « novembre 2026 », from AAAA-MM. */
export const moisLong = (mois: string): string => MOIS.format(instant(`${mois}-01`))

export const nombreEnClair = (nombre: number): string => nombre.toLocaleString('fr-FR')
/** « 86 % », from a share between 0 and 1. */
export const partEnClair = (part: number): string => part.toLocaleString('fr-FR', { style: 'percent', maximumFractionDigits: 0 })
/** « 12 heures ouvrées ». */
export const heuresEnClair = (heures: number): string =>
  `${nombreEnClair(heures)}\u00a0heure${heures > 1 ? 's ouvrées' : ' ouvrée'}`

/** The name of a région by its code; the fiche of an organisme may have none. */
export const libelleRegion = (code: string): string => (code ? (nomDeRegion(code) ?? code) : 'Région non renseignée')

type Nombres = { nom: string; nombre: number }[]
type Exportees = {
  semaines: Semaine[]
  attente: number[]
  enRetard: number
  delais: { mediane: number | null; p90: number | null; nombre: number }
  motifs: Nombres
  regions: Nombres
  acces: { actifs: number; suspendus: number }
  echeances: { mois: string; nombre: number }[]
}

/** What the page shows as rows of three cells: what is counted, of what, how many. */
export function lignesStatistiques(s: Exportees): string[][] {
  const ligne = (quoi: string, de: string, nombre: number | null) => [quoi, de, nombre === null ? '' : String(nombre)]
  return [
    ['Mesure', 'Détail', 'Nombre'],
    ...s.attente.map((nombre, rang) => ligne('Demandes en attente', LIBELLE_AGE[rang] ?? '', nombre)),
    ligne('Demandes en attente', 'Au-delà du délai de décision', s.enRetard),
    ligne('Accès', 'Ouverts', s.acces.actifs),
    ligne('Accès', 'Suspendus', s.acces.suspendus),
    ...s.echeances.map(({ mois, nombre }) => ligne('Accès qui se terminent', mois, nombre)),
    ...s.semaines.flatMap((semaine) => [
      ligne('Demandes reçues, semaine du', semaine.lundi, semaine.recues),
      ...ISSUES.map((issue) => ligne(`${LIBELLE_ISSUE[issue]}, semaine du`, semaine.lundi, semaine[issue])),
    ]),
    ligne('Délai de décision, en heures ouvrées', 'Médiane', s.delais.mediane),
    ligne('Délai de décision, en heures ouvrées', '90e centile', s.delais.p90),
    ligne('Délai de décision', 'Décisions', s.delais.nombre),
    ...s.motifs.map(({ nom, nombre }) => ligne('Refus', nom, nombre)),
    ...s.regions.map(({ nom, nombre }) => ligne('Demandes reçues par région', nom, nombre)),
  ]
}
