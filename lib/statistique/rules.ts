import { Temporal } from 'temporal-polyfill'
import { estOuvre, jourParis } from '@/lib/core/calendrier'

/** What is counted: see the migration that made `Statistique`. */
export const MESURES = ['recue', 'issue', 'delai', 'motif', 'region', 'attente', 'acces'] as const
export type Mesure = (typeof MESURES)[number]
/**
 * One sum. `jour` (AAAA-MM-JJ): a Monday (recue, issue), the day itself (attente), or the earliest of the days put together: those
 * of the period (delai, motif, region), those of a month that are not past (acces).
 */
export type Somme = { mesure: Mesure; jour: string; cle: string; nombre: number }

/** Months that a period goes back, the current one included; null for all of them. */
export const PERIODES = { '3': 3, '12': 12, '36': 36, tout: null } as const
export type Periode = keyof typeof PERIODES
export const PERIODE_USUELLE: Periode = '12'

const MOIS_ECHEANCES = 12

/** First day of a period in Paris: the first of a month. Null for the whole past. */
export function debutPeriode(periode: Periode, maintenant: Date): string | null {
  const mois = PERIODES[periode]
  return mois === null
    ? null
    : `${jourParis(maintenant)
        .with({ day: 1 })
        .subtract({ months: mois - 1 })}`
}

export const ISSUES = ['acceptee', 'a_corriger', 'refusee', 'annulee'] as const
export type Issue = (typeof ISSUES)[number]
export type Semaine = { lundi: string; recues: number } & Record<Issue, number>

const lundiDe = (jour: Temporal.PlainDate) => jour.subtract({ days: jour.dayOfWeek - 1 })

/** Each week from the first one counted, or of the period, to the current one, those without anything included. */
export function parSemaine(sommes: Somme[], debut: string | null, maintenant: Date): Semaine[] {
  const comptees = sommes.filter(({ mesure }) => mesure === 'recue' || mesure === 'issue')
  const premiere = debut ?? comptees.map(({ jour }) => jour).sort()[0] ?? `${jourParis(maintenant)}`
  const semaines = new Map<string, Semaine>()
  const fin = jourParis(maintenant)
  for (
    let lundi = lundiDe(Temporal.PlainDate.from(premiere));
    Temporal.PlainDate.compare(lundi, fin) <= 0;
    lundi = lundi.add({ days: 7 })
  )
    semaines.set(`${lundi}`, { lundi: `${lundi}`, recues: 0, acceptee: 0, a_corriger: 0, refusee: 0, annulee: 0 })
  for (const { mesure, jour, cle, nombre } of comptees) {
    const semaine = semaines.get(jour)
    if (!semaine) continue
    if (mesure === 'recue') semaine.recues += nombre
    else if (ISSUES.some((issue) => issue === cle)) semaine[cle as Issue] += nombre
  }
  return [...semaines.values()]
}

/** A value below which a share `p` of the decisions were taken: the nearest rank, from a count by whole working hour. Null without any. */
export function centile(histogramme: Map<number, number>, p: number): number | null {
  const total = [...histogramme.values()].reduce((somme, nombre) => somme + nombre, 0)
  if (total === 0) return null
  let rang = Math.ceil(p * total)
  for (const [heures, nombre] of [...histogramme].sort(([une], [autre]) => une - autre)) {
    rang -= nombre
    if (rang <= 0) return heures
  }
  return null
}

/** How many decisions were taken after so many whole working hours. */
export function histogrammeDelais(sommes: Somme[]): Map<number, number> {
  const histogramme = new Map<number, number>()
  for (const { mesure, cle, nombre } of sommes) {
    if (mesure !== 'delai') continue
    histogramme.set(Number(cle), (histogramme.get(Number(cle)) ?? 0) + nombre)
  }
  return histogramme
}

/** Share of the decisions taken within so many working hours, from 0 to 1; null without any. */
export function partDansLeDelai(histogramme: Map<number, number>, heures: number): number | null {
  const total = [...histogramme.values()].reduce((somme, nombre) => somme + nombre, 0)
  const dedans = [...histogramme].reduce((somme, [h, nombre]) => (h < heures ? somme + nombre : somme), 0)
  return total === 0 ? null : dedans / total
}

/** Of the counts of one measure, how many each key has, the largest first. */
export function parCle(sommes: Somme[], mesure: Mesure): { cle: string; nombre: number }[] {
  const totaux = new Map<string, number>()
  for (const somme of sommes) if (somme.mesure === mesure) totaux.set(somme.cle, (totaux.get(somme.cle) ?? 0) + somme.nombre)
  return [...totaux]
    .map(([cle, nombre]) => ({ cle, nombre }))
    .filter(({ nombre }) => nombre !== 0)
    .sort((un, autre) => autre.nombre - un.nombre || un.cle.localeCompare(autre.cle, 'fr'))
}

/** What awaits, by whole working days since the day of its validation: 0, 1, 2, then 3 or more. */
export const AGES_ATTENTE = [0, 1, 2, 3] as const
export function ageAttente(sommes: Somme[], maintenant: Date): number[] {
  const aujourdhui = jourParis(maintenant)
  const ages = AGES_ATTENTE.map(() => 0)
  for (const { mesure, jour, nombre } of sommes) {
    if (mesure !== 'attente') continue
    let jours = 0
    let date = Temporal.PlainDate.from(jour)
    while (jours < AGES_ATTENTE.length - 1 && Temporal.PlainDate.compare(date, aujourdhui) < 0) {
      if (estOuvre(date)) jours += 1
      date = date.add({ days: 1 })
    }
    ages[jours] = (ages[jours] ?? 0) + nombre
  }
  return ages
}

/** Accesses open and suspended now. */
export function accesEnCours(sommes: Somme[]): { actifs: number; suspendus: number } {
  const compter = (statut: string) =>
    sommes.filter(({ mesure, cle }) => mesure === 'acces' && cle === statut).reduce((somme, { nombre }) => somme + nombre, 0)
  return { actifs: compter('actif'), suspendus: compter('suspendu') }
}

/** How many accesses that run end in each of the next twelve months, the current one included. `mois`: AAAA-MM. */
export function echeances(sommes: Somme[], maintenant: Date): { mois: string; nombre: number }[] {
  const premier = jourParis(maintenant).with({ day: 1 })
  return Array.from({ length: MOIS_ECHEANCES }, (_, rang) => {
    const mois = `${premier.add({ months: rang })}`.slice(0, 7)
    const siens = sommes.filter(({ mesure, jour }) => mesure === 'acces' && jour.startsWith(mois))
    return { mois, nombre: siens.reduce((somme, { nombre }) => somme + nombre, 0) }
  })
}

/** Nothing under this is published: fewer could tell who they are. */
export const PUBLIC_MIN = 5

/**
 * Counts fit for the public: null stands for « fewer than 5 ». When one alone is hidden, the next smallest is too: a total would tell it.
 */
export function masquer<T extends { nombre: number }>(lignes: T[]): (Omit<T, 'nombre'> & { nombre: number | null })[] {
  const petits = lignes.filter(({ nombre }) => nombre < PUBLIC_MIN).length
  const visibles = lignes.filter(({ nombre }) => nombre >= PUBLIC_MIN).map(({ nombre }) => nombre)
  const seuil = petits === 1 ? Math.min(...visibles) : PUBLIC_MIN - 1
  let aMasquer = petits === 1 ? 1 : 0
  return lignes.map((ligne) => {
    if (ligne.nombre < PUBLIC_MIN) return { ...ligne, nombre: null }
    if (aMasquer > 0 && ligne.nombre === seuil) {
      aMasquer -= 1
      return { ...ligne, nombre: null }
    }
    return { ...ligne, nombre: ligne.nombre }
  })
}
