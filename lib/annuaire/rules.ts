/** What the directory says of an establishment; null where it is silent or masks the value. `ndas` are those of the SIREN. */
export type Etablissement = {
  siret: string
  raisonSociale: string | null
  enseigne: string | null
  formeJuridique: string | null
  voie: string | null
  immeuble: string | null
  mentionsDistribution: string | null
  codePostal: string | null
  ville: string | null
  ndas: string[]
}

/** What a source that works can answer. `fermeLe` is a date (AAAA-MM-JJ). */
export type ReponseSource =
  | { statut: 'trouve'; etablissement: Etablissement }
  | { statut: 'ferme'; fermeLe: string | null; etablissement: Etablissement }
  | { statut: 'inconnu' }

export type ReponseAnnuaire = ReponseSource | { statut: 'indisponible' }

const HEURE = 3_600_000

/** How long an answer is kept, in milliseconds: an unknown SIRET may have been given this very day. */
export const DUREE_CACHE: Record<ReponseSource['statut'], number> = { trouve: 24 * HEURE, ferme: 24 * HEURE, inconnu: HEURE }

/** True while an answer obtained at `obtenueLe` may be given again. */
export const estFraiche = (reponse: ReponseSource, obtenueLe: Date, maintenant: Date) =>
  maintenant.getTime() - obtenueLe.getTime() < DUREE_CACHE[reponse.statut]

const MASQUE = /\[(?:NON-DIFFUSIBLE|ND)\]/

/** A value of a register: null when absent, blank or masked at the company's request (code de commerce, A123-96). */
export function lisible(valeur: string | null | undefined): string | null {
  const texte = valeur?.replace(/\s+/g, ' ').trim() ?? ''
  return texte === '' || MASQUE.test(texte) ? null : texte
}

/** Readable parts joined by a space, null when there is none or when one of them is masked. */
export function assembler(...parts: (string | null | undefined)[]): string | null {
  const donnees = parts.filter((part) => part !== null && part !== undefined && part !== '')
  const lisibles = donnees.map(lisible)
  return lisibles.includes(null) ? null : lisible(lisibles.join(' '))
}

/** The part of a one-line address that precedes its postal code: « 3 RUE X 75014 PARIS » → « 3 RUE X ». */
export const voieDeLAdresse = (adresse: string | null) => lisible(adresse?.replace(/(?:^|\s)\d{5}\s+[^\d\s].*$/, ''))

// INSEE shortens the kind of street; the most frequent ones in full.
const TYPES_DE_VOIE: Record<string, string> = {
  ALL: 'ALLEE',
  AV: 'AVENUE',
  BD: 'BOULEVARD',
  CHE: 'CHEMIN',
  CRS: 'COURS',
  FG: 'FAUBOURG',
  IMP: 'IMPASSE',
  LD: 'LIEU DIT',
  LOT: 'LOTISSEMENT',
  PAS: 'PASSAGE',
  PL: 'PLACE',
  QUAI: 'QUAI',
  RES: 'RESIDENCE',
  RPT: 'ROND-POINT',
  RTE: 'ROUTE',
  SQ: 'SQUARE',
}

export const typeDeVoie = (code: string | null | undefined) => (code ? (TYPES_DE_VOIE[code] ?? code) : null)
