import { Temporal } from 'temporal-polyfill'
import { debutDuJourParis } from '@/lib/core/calendrier'
import { STATUTS, type Statut } from '@/lib/demande/rules'

const OPERATEURS = ['nom', 'siret', 'nda', 'email', 'etat', 'avant', 'apres'] as const
export type Operateur = (typeof OPERATEURS)[number]
const TERMES_MAX = 12

type Valeur =
  /** Words of the name; `partout` when no operator was given: figures may be a SIRET or a NDA. */
  | { genre: 'mots'; mots: string[]; partout: boolean }
  | { genre: 'siret'; chiffres: string }
  | { genre: 'nda'; debut: string }
  | { genre: 'email'; texte: string }
  | { genre: 'etat'; statut: Statut }
  /** Before, or from, the instant at which that day begins in Paris. */
  | { genre: 'avant' | 'apres'; le: Date }
export type Critere = Valeur & { exclu: boolean }

export type ErreurRecherche =
  | { code: 'operateur_inconnu'; saisi: string }
  | { code: 'valeur_absente'; operateur: Operateur }
  | { code: 'siret_invalide' | 'date_invalide' | 'etat_inconnu'; operateur: Operateur; saisi: string }
  | { code: 'trop_de_termes' }
export type Lecture = { ok: true; criteres: Critere[] } | { ok: false; erreur: ErreurRecherche }

/** A text without accents, ligatures nor case. The database's `plier` does the same and more. */
const plier = (texte: string) =>
  texte
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')

export const motsDe = (texte: string): string[] =>
  plier(texte)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

type Jeton = { exclu: boolean; operateur: string | null; valeur: string }

// An optional -, an optional operator, then words between quotes or one word.
const JETON = /(-?)(?:([\p{L}_]+):)?(?:"([^"]*)"?|«\s*([^»]*?)\s*(?:»|$)|(\S*))/gu

function* jetons(saisie: string): Generator<Jeton> {
  for (const [tout, moins, operateur = null, ...valeurs] of saisie.matchAll(JETON)) {
    if (tout === '') continue
    const valeur = valeurs.find((dite) => dite !== undefined) ?? ''
    if (moins && operateur === null && valeur === '') continue // a lone hyphen
    yield { exclu: moins !== '', operateur, valeur }
  }
}

/** A SIREN or a SIRET may be typed in groups: figures that follow each other and make 9 or 14 are one number. */
function regrouper(lus: Jeton[]): Jeton[] {
  const groupes: Jeton[] = []
  for (let rang = 0; rang < lus.length; rang++) {
    const chiffres: string[] = []
    for (const { exclu, operateur, valeur } of lus.slice(rang)) {
      if ((chiffres.length > 0 && exclu) || operateur !== null || !/^[\d.]+$/.test(valeur)) break
      chiffres.push(valeur.replaceAll('.', ''))
    }
    const nombres = chiffres.map((_, fin) => chiffres.slice(0, fin + 1).join(''))
    const fin = nombres.findLastIndex(({ length }) => length === 9 || length === 14)
    const jeton = lus[rang]
    if (!jeton) break
    groupes.push(fin > 0 || (fin === 0 && jeton.valeur.includes('.')) ? { ...jeton, valeur: nombres[fin] ?? '' } : jeton)
    if (fin > 0) rang += fin
  }
  return groupes
}

const ETATS: Record<string, Statut> = {
  ...Object.fromEntries(
    STATUTS.flatMap((statut) => [
      [statut, statut],
      [statut.replace('_', ''), statut],
    ]),
  ),
  attente: 'en_attente',
  correction: 'a_corriger',
  corriger: 'a_corriger',
  accepte: 'acceptee',
  refuse: 'refusee',
  annule: 'annulee',
}

const FORMES_DE_DATE = [
  /^(?<a>\d{4})(?:-(?<m>\d{1,2})(?:-(?<j>\d{1,2}))?)?$/,
  /^(?:(?:(?<j>\d{1,2})\/)?(?<m>\d{1,2})\/)?(?<a>\d{4})$/,
]

/** 2026, 11/2026, 28/11/2026, 2026-11-28: the first day of what is said, null when there is no such day. */
export function lireJour(saisi: string): Temporal.PlainDate | null {
  const groupes = FORMES_DE_DATE.map((forme) => forme.exec(saisi)?.groups).find(Boolean)
  if (!groupes) return null
  const [year, month, day] = [Number(groupes.a), Number(groupes.m ?? 1), Number(groupes.j ?? 1)]
  try {
    return year < 1900 ? null : Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

const estOperateur = (nom: string): nom is Operateur => (OPERATEURS as readonly string[]).includes(nom)
const refus = (erreur: ErreurRecherche) => ({ ok: false, erreur }) as const

function lireJeton({ exclu, operateur: nom, valeur: saisi }: Jeton): { ok: true; critere: Critere | null } | Lecture {
  const valeur = saisi.trim()
  const dit = (critere: Valeur | null) => ({ ok: true, critere: critere && { ...critere, exclu } }) as const
  if (nom === null) {
    if (valeur.includes('@')) return dit({ genre: 'email', texte: valeur.toLowerCase() })
    const mots = motsDe(valeur)
    return dit(mots.length > 0 ? { genre: 'mots', mots, partout: true } : null)
  }
  const operateur = plier(nom)
  if (!estOperateur(operateur)) return refus({ code: 'operateur_inconnu', saisi: nom })
  if (valeur === '') return refus({ code: 'valeur_absente', operateur })
  switch (operateur) {
    case 'nom': {
      const mots = motsDe(valeur)
      return mots.length > 0 ? dit({ genre: 'mots', mots, partout: false }) : refus({ code: 'valeur_absente', operateur })
    }
    case 'siret': {
      const chiffres = valeur.replace(/[\s.]/g, '')
      return /^\d{1,14}$/.test(chiffres)
        ? dit({ genre: 'siret', chiffres })
        : refus({ code: 'siret_invalide', operateur, saisi: valeur })
    }
    case 'nda':
      return dit({ genre: 'nda', debut: plier(valeur).replace(/[^a-z0-9]/g, '') })
    case 'email':
      return dit({ genre: 'email', texte: valeur.toLowerCase() })
    case 'etat': {
      const statut = ETATS[plier(valeur).replace(/[\s-]+/g, '_')]
      return statut ? dit({ genre: 'etat', statut }) : refus({ code: 'etat_inconnu', operateur, saisi: valeur })
    }
    case 'avant':
    case 'apres': {
      const jour = lireJour(valeur)
      return jour
        ? dit({ genre: operateur, le: debutDuJourParis(jour) })
        : refus({ code: 'date_invalide', operateur, saisi: valeur })
    }
  }
}

/** What a search asks for, every criterion at once, or what in it cannot be understood. */
export function lireRecherche(saisie: string): Lecture {
  const criteres: Critere[] = []
  for (const jeton of regrouper([...jetons(saisie)])) {
    const lu = lireJeton(jeton)
    if (!lu.ok) return lu
    if ('critere' in lu && lu.critere) criteres.push(lu.critere)
  }
  return criteres.length > TERMES_MAX ? refus({ code: 'trop_de_termes' }) : { ok: true, criteres }
}

const PREFIXE_MIN = 3
const estMot = (mot: string) => /^[a-z]{3,}$/.test(mot)

/** The words that may be misspelt, each once. */
export const motsAVerifier = (criteres: Critere[]): string[] => [
  ...new Set(criteres.flatMap((critere) => (critere.genre === 'mots' ? critere.mots.filter(estMot) : []))),
]

/** For each misspelt word, the known ones that it may stand for. */
export type Corrections = Record<string, string[]>

const lexeme = (texte: string, debut: boolean) => `'${texte.replace(/['\\]/g, '')}'${debut ? ':*' : ''}`
const unParmi = (choix: string[]) => `(${choix.join(' | ')})`

function termesDuMot(mot: string, partout: boolean, corrections: Corrections): string | null {
  const proches = corrections[mot]
  if (proches) return proches.length > 0 ? unParmi(proches.map((proche) => lexeme(proche, false))) : null
  if (partout && /^\d{14}$/.test(mot)) return lexeme(`s:${mot}`, false)
  const long = mot.length >= PREFIXE_MIN
  const choix = [lexeme(mot, long)]
  if (partout && long && /\d/.test(mot)) choix.push(lexeme(`n:${mot}`, true))
  if (partout && long && /^\d+$/.test(mot)) choix.push(lexeme(`s:${mot}`, true))
  return unParmi(choix)
}

/**
 * What a search's text index has to meet, word by word: `mot` is one that may be misspelt, `texte` what is looked for if it is
 * not. E-mails, dates, states and what is excluded are not among them.
 */
export function termesCherches(criteres: Critere[]): { mot: string | null; texte: string }[] {
  return criteres.flatMap((critere) => {
    if (critere.exclu || critere.genre === 'email') return []
    if (critere.genre === 'mots')
      return critere.mots.map((mot) => ({ mot: estMot(mot) ? mot : null, texte: termesDuMot(mot, critere.partout, {}) ?? '' }))
    const texte = tsqueryDe(critere, {})
    return texte === null ? [] : [{ mot: null, texte }]
  })
}

/** The part of a search that PostgreSQL's text index answers, as a tsquery; null for a criterion that nothing can meet. */
export function tsqueryDe(critere: Critere, corrections: Corrections): string | null {
  switch (critere.genre) {
    case 'mots': {
      const termes = critere.mots.map((mot) => termesDuMot(mot, critere.partout, corrections))
      return termes.includes(null) ? null : termes.join(' & ')
    }
    case 'siret':
      return lexeme(`s:${critere.chiffres}`, critere.chiffres.length < 14)
    case 'nda':
      return lexeme(`n:${critere.debut}`, true)
    case 'email':
      return lexeme(`e:${critere.texte}`, true)
    case 'etat':
    case 'avant':
    case 'apres':
      return null
  }
}
