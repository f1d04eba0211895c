import type { ReponseAnnuaire } from '@/lib/annuaire/rules'
import { ok, type Result, refus } from '@/lib/core/result'

/** Removes what people paste around the figures of an identifier, and turns full-width figures into plain ones (NFKC). */
export const sansSeparateurs = (saisie: string) => saisie.normalize('NFKC').replace(/[\s.\p{Default_Ignorable_Code_Point}]/gu, '')

export type CodeRefusSiret = 'caracteres' | 'longueur' | 'cle'

const SIREN_LA_POSTE = '356000000'

const chiffres = (texte: string) => Array.from(texte, Number)
const somme = (nombres: number[]) => nombres.reduce((total, n) => total + n, 0)

/** Luhn's check (ISO/IEC 7812-1, annex B) of a string of ASCII figures. */
function luhn(texte: string): boolean {
  const poids = chiffres(texte)
    .reverse()
    .map((n, rang) => (rang % 2 === 0 ? n : n * 2))
  return somme(poids.map((n) => (n > 9 ? n - 9 : n))) % 10 === 0
}

/** A SIRET as typed or pasted, without spaces of any kind, line breaks, dots and invisible characters. */
export const normaliserSiret = sansSeparateurs

/**
 * Checks a normalised SIRET: 14 figures, Luhn on the whole and on its SIREN (INSEE). La Poste's establishments pass with
 * either Luhn or a sum of figures divisible by 5.
 */
export function verifierSiret(siret: string): Result<object, CodeRefusSiret> {
  if (!/^[0-9]*$/.test(siret)) return refus('caracteres')
  if (siret.length !== 14) return refus('longueur')
  const siren = siret.slice(0, 9)
  if (/^0+$/.test(siren) || !luhn(siren)) return refus('cle')
  if (!luhn(siret) && !(siren === SIREN_LA_POSTE && somme(chiffres(siret)) % 5 === 0)) return refus('cle')
  return ok({})
}

/** « 130 005 481 21990 », with non-breaking spaces; anything but 14 figures is given back as it is. */
export const formatSiret = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')

/** What leads to a name: « de » of « de Campus », « d’ » of « d’Atelier ». Before an h it does not elide: nothing tells a mute one. */
export const prefixeDe = (nom: string) => (/^[aeiouœæ]/i.test(nom.normalize('NFD')) ? 'd’' : 'de ')

/** « 123 456 789 », with non-breaking spaces. */
export const formatSiren = (siren: string) => siren.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3')

export type CodeRefusNda = 'caracteres' | 'longueur'
const NDA_LONGUEUR = 11

/** A numéro de déclaration d'activité as typed, without separators, in capitals. */
export const normaliserNda = (saisie: string) => sansSeparateurs(saisie).replace(/[-/]/g, '').toUpperCase()

/** Blocks only what cannot be a number of the register: eleven figures or capital letters (code du travail, L6351-1). */
export function verifierNda(nda: string): Result<object, CodeRefusNda> {
  if (!/^[0-9A-Z]*$/.test(nda)) return refus('caracteres')
  return nda.length === NDA_LONGUEUR ? ok({}) : refus('longueur')
}

/** True when an NDA deserves a second look (never a refusal): usual ones are 11 figures, or have 2A or 2B as département. */
export const ndaInhabituel = (nda: string) => !/^\d{2}(?:\d{2}|2[AB])\d{7}$/.test(nda)

// Indicatifs after which the national number is written with a leading 0; the other territories have no such prefix.
const AVEC_ZERO = /^\+(?:33|262|590|594|596)(\d{9})$/
const SANS_ZERO = /^\+(508|681|687|689)(\d+)$/
const parDeux = (numero: string) => numero.replace(/\B(?=(?:\d{2})+$)/g, '\u00a0')

/** « 01 23 45 67 89 » or « +687 25 12 34 », with non-breaking spaces, from E.164. */
export function formatTelephone(e164: string): string {
  const national = AVEC_ZERO.exec(e164)?.[1]
  if (national) return parDeux(`0${national}`)
  const [, indicatif, local] = SANS_ZERO.exec(e164) ?? []
  return indicatif && local ? `+${indicatif}\u00a0${parDeux(local)}` : e164
}

/** A postal code as typed, without separators. */
export const normaliserCodePostal = sansSeparateurs

/** Five figures; whether the code exists is not checked, a CEDEX is in no list. */
export const estCodePostal = (code: string) => /^[0-9]{5}$/.test(code)

// Postal codes of Guadeloupe's series that belong to a collectivité of its own since 2007.
const ILES_DU_NORD: Record<string, string> = { '97133': '977', '97150': '978' }
const CORSE: Record<string, string> = { '200': '2A', '201': '2A', '202': '2B', '206': '2B' }

/** The département that the figures of a postal code point to, null for an unknown series; the commune tells better. */
export function departementDuCodePostal(code: string): string | null {
  if (!estCodePostal(code)) return null
  if (code.startsWith('20')) return CORSE[code.slice(0, 3)] ?? null
  if (/^9[78]/.test(code)) return ILES_DU_NORD[code] ?? code.slice(0, 3)
  return code.slice(0, 2)
}

/** A commune's name with no case, accent, hyphen, article's apostrophe, abbreviation, arrondissement or CEDEX left. */
export const cleCommune = (nom: string) =>
  nom
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\bcedex\b.*$/, '')
    .replace(/\bs\//g, 'sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b\d+\s*(?:er|e|eme)?\b(?: arrondissement)?/g, '')
    .replace(/\bst(e?)\b/g, 'saint$1')
    .replace(/\s+/g, ' ')
    .trim()

export type Verification = 'verifiee' | 'non_verifiee' | 'fermee' | 'inconnue'

const VERIFICATION_SELON = {
  trouve: 'verifiee',
  ferme: 'fermee',
  inconnu: 'inconnue',
  indisponible: 'non_verifiee',
} as const satisfies Record<ReponseAnnuaire['statut'], Verification>

/** How verified an organisme is after an answer of the directory. */
export const verificationSelon = (statut: ReponseAnnuaire['statut']): Verification => VERIFICATION_SELON[statut]

type Adresse = { voie: string; immeuble: string | null; mentionsDistribution: string | null; codePostal: string; ville: string }

/** A postal address as the lines of an envelope. */
export const lignesAdresse = ({ voie, immeuble, mentionsDistribution, codePostal, ville }: Adresse): string[] =>
  [immeuble, voie, mentionsDistribution, `${codePostal} ${ville}`].filter((ligne) => ligne !== null)
