import { ajouterHeuresOuvrees } from '@/lib/core/calendrier'
import type { Nature, Statut } from '@/lib/demande/rules'
import type { Critere } from '@/lib/recherche/rules'

export const DEMANDES_PAR_PAGE = 25
/** Beyond, what is counted by reading rows is said to be « plus de 1 000 ». */
export const COMPTE_MAX = 1000

export const AGES = ['delai', 'alerte', 'retard'] as const
export type Age = (typeof AGES)[number]
/** Instants between which a validation is so old: before `retard` it is late, before `alerte` it soon will be. */
export type Limites = { retard: Date; alerte: Date }

/** The promise, an answer within so many working hours, and the warning that comes before. */
export type Delais = { promesseHeures: number; alerteHeures: number }

export const limitesAge = (maintenant: Date, { promesseHeures, alerteHeures }: Delais): Limites => ({
  retard: ajouterHeuresOuvrees(maintenant, -promesseHeures),
  alerte: ajouterHeuresOuvrees(maintenant, -alerteHeures),
})

/** How a demande that awaits since then stands against the promise. */
export function ageDe(valideeLe: Date, { retard, alerte }: Limites): Age {
  if (valideeLe < retard) return 'retard'
  return valideeLe < alerte ? 'alerte' : 'delai'
}

/** When the promise ends for a demande validated then. */
export const echeance = (valideeLe: Date, { promesseHeures }: Delais): Date => ajouterHeuresOuvrees(valideeLe, promesseHeures)

export const TRIS = ['attente', 'date', '-date', 'nom', '-nom', 'siret', '-siret'] as const
export type Tri = (typeof TRIS)[number]

/** Where a page begins or ends: the value that rows are sorted by, and the identifier of the row. */
export type Curseur = { valeur: string; id: string }

export type FiltreFile = {
  q: string
  etat: Statut | null
  nature: Nature | null
  age: Age | null
  region: string | null
  departement: string | null
  forme: string | null
  /** An account, `moi`, or `aucun` for what nobody took. */
  agent: string | null
  tri: Tri | null
}
export const FILTRE_VIDE: FiltreFile = {
  ...{ q: '', etat: null, nature: null, age: null, region: null, departement: null, forme: null, agent: null, tri: null },
}
export type PageFile = { apres: Curseur | null; avant: Curseur | null }

/** A search by dates is read by date, the newest first; all else in the order of the queue. */
export const triDe = ({ tri }: Pick<FiltreFile, 'tri'>, criteres: Critere[]): Tri =>
  tri ?? (criteres.some(({ genre }) => genre === 'avant' || genre === 'apres') ? '-date' : 'attente')

const ecrireCurseur = ({ valeur, id }: Curseur) => `${valeur}~${id}`

/** A filter as the query of an address; what is usual is left out. */
export function requeteDe(filtre: FiltreFile, page: Partial<PageFile> = {}): string {
  const parametres = new URLSearchParams()
  for (const [nom, valeur] of Object.entries(filtre)) if (valeur) parametres.set(nom, valeur)
  if (page.apres) parametres.set('apres', ecrireCurseur(page.apres))
  if (page.avant) parametres.set('avant', ecrireCurseur(page.avant))
  return parametres.toString()
}

const avecRequete = (chemin: string, requete: string) => (requete ? `${chemin}?${requete}` : chemin)

/** Address of the queue for a filter and a page. */
export const adresseFile = (filtre: FiltreFile, page: Partial<PageFile> = {}): string =>
  avecRequete('/admin/demandes', requeteDe(filtre, page))

export const adresseExport = (filtre: FiltreFile, format: 'csv' | 'xlsx'): string =>
  avecRequete(`/admin/demandes/export.${format}`, requeteDe(filtre))

/** The sort that a column's header leads to: the other way round when it is the present one. */
export const triSuivant = (colonne: 'date' | 'nom' | 'siret', tri: Tri): Tri => (tri === colonne ? `-${colonne}` : colonne)

/** What is counted exactly in maintained sums: one value of one dimension, whatever the state. */
export type Dimension = { dimension: 'tout' | 'nature' | 'region' | 'departement' | 'forme' | 'agent'; valeur: string }

/** The sum that holds a filter's count, null when rows must be read: two filters at once, an age, a search, what nobody took. */
export function dimensionDe(filtre: FiltreFile): Dimension | null {
  const { q, age, nature, region, departement, forme, agent } = filtre
  if (q || age || agent === 'aucun') return null
  const [premier, ...autres] = Object.entries({ nature, region, departement, forme, agent }).filter(([, valeur]) => valeur)
  if (autres.length > 0) return null
  if (!premier) return { dimension: 'tout', valeur: '' }
  return { dimension: premier[0] as Dimension['dimension'], valeur: String(premier[1]) }
}

/** A count: exact, or a number that it passes. */
export type Compte = { nombre: number; plus: boolean }

export const compteDe = (nombre: number): Compte => ({ nombre: Math.min(nombre, COMPTE_MAX), plus: nombre > COMPTE_MAX })
