import { type Acces, estEnCours, estOuvert } from '@/lib/acces/rules'
import { formatSiret } from '@/lib/organisme/rules'

export type Civilite = 'madame' | 'monsieur'
export type Personne = { civilite: Civilite; prenom: string; nom: string; qualite: string }

/**
 * All that the PDF says. The same properties give the same bytes: the time of making is one of them. `code` leads to its
 * verification, null for a document that has none; `demonstration`: its seal proves nothing outside this portal.
 */
export type ProprietesDocument = {
  service: string
  operateur: string
  portail: string
  code: string | null
  demonstration: boolean
  /** A draft of the CGU to be looked at: says on each page that it is worth nothing. */
  apercu?: boolean
  creeLe: Date
  accepteeLe: Date
  organisme: { raisonSociale: string; adressePostale: string; siret: string; nda: string }
  signataire: Personne
  rgc: Personne & { courriel: string }
  /** `miseAJourLe` is null for a draft: its date comes with its publication. */
  cgu: { miseAJourLe: Date | null; texte: string }
  acces: { debut: Date; fin: Date } | null
}

type Role<R extends string> = Record<`${R}Prenom` | `${R}Nom` | `${R}Qualite`, string> & Record<`${R}Civilite`, Civilite>

/** The acceptation as it was given (never the organisme's present data), its version of the CGU and the access it led to. */
export type SourceDocument = {
  creeLe: Date
  acceptation: Role<'signataire'> &
    Role<'rgc'> & {
      accepteeLe: Date
      raisonSociale: string
      adressePostale: string
      siret: string
      nda: string
      rgcCourriel: string
      cguVersion: { miseAJourLe: Date; texte: string }
    }
  acces: { debut: Date; fin: Date } | null
}

type Emission = Pick<ProprietesDocument, 'service' | 'operateur' | 'portail' | 'code' | 'demonstration'>

/** What the PDF says, from the rows that prove it. */
export function proprietesDocument({ creeLe, acceptation, acces }: SourceDocument, emission: Emission): ProprietesDocument {
  const { raisonSociale, adressePostale, siret, nda, accepteeLe, cguVersion, ...a } = acceptation
  return {
    ...emission,
    creeLe,
    accepteeLe,
    organisme: { raisonSociale, adressePostale, siret, nda },
    signataire: {
      civilite: a.signataireCivilite,
      prenom: a.signatairePrenom,
      nom: a.signataireNom,
      qualite: a.signataireQualite,
    },
    rgc: { civilite: a.rgcCivilite, prenom: a.rgcPrenom, nom: a.rgcNom, qualite: a.rgcQualite, courriel: a.rgcCourriel },
    cgu: cguVersion,
    acces,
  }
}

/** The name of the downloaded file: figures only, so that it is safe in a header and on any disk. */
export const nomFichierCgu = (siret: string) => `CGU-Kairos-${siret.replace(/\D/g, '')}.pdf`

/** « SIRET 130 005 481 21990 », the words that head each page. */
export const mentionSiret = (siret: string) => `SIRET\u00a0${formatSiret(siret)}`

// Crockford's base 32: no I, L, O nor U, so that a code read aloud or copied by hand has one spelling.
const SIGNES_CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LONGUEUR_CODE = 12
const CODE = new RegExp(`^[${SIGNES_CODE}]{${LONGUEUR_CODE}}$`)
const grouper = (signes: string) => signes.replace(/(.{4})(?=.)/g, '$1-')

/** A code of 60 random bits that people can type, « 7F3K-9QXM-2B4D ». */
export function nouveauCode(): string {
  const hasard = crypto.getRandomValues(new Uint8Array(LONGUEUR_CODE))
  return grouper(Array.from(hasard, (octet) => SIGNES_CODE.charAt(octet % SIGNES_CODE.length)).join(''))
}

/** A typed code in its one spelling: any case, spaces or dashes, O for 0, I or L for 1. Null when it can't be a code. */
export function normaliserCode(saisie: string): string | null {
  const signes = saisie
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}.]/gu, '')
    .toUpperCase()
  const lus = signes.replaceAll('O', '0').replace(/[IL]/g, '1')
  return CODE.test(lus) ? grouper(lus) : null
}

const SANS_GLYPHE = '□'
const GRAPHEMES = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** Puts a visible box in place of each sign that the font can't draw whole, so that nothing vanishes from a proof. */
export function remplacerSansGlyphe(texte: string, couvre: (point: number) => boolean): string {
  const dessine = (signe: string) => signe === '\n' || Array.from(signe).every((c) => couvre(c.codePointAt(0) ?? 0))
  return Array.from(GRAPHEMES.segment(texte), ({ segment }) => (dessine(segment) ? segment : SANS_GLYPHE)).join('')
}

/** Breaks the words wider than `largeur`, with no hyphen added: a name or an address reads as it is. Widths in points. */
export function couperMots(texte: string, largeur: number, avance: (signe: string) => number): string {
  const couper = (mot: string) => {
    let ligne = 0
    return Array.from(mot, (signe) => {
      const avant = ligne
      ligne = signe === '\n' ? 0 : ligne + avance(signe)
      if (ligne <= largeur || avant === 0) return signe
      ligne = avance(signe)
      return `\n${signe}`
    }).join('')
  }
  return texte.split(' ').map(couper).join(' ')
}

type Scelle = {
  niveau: string | null
  horodatage: string | null
  horodateLe: Date | null
  sha256: string | null
  taille: number | null
}
type AvecHorodatage = { source: string; horodateLe: Date; sha256: string; taille: number }

/** The file of a document that is given now, and what its seal is worth: with the timestamp that came later once there is one. */
export function fichierActuel<T extends Scelle & { horodate: AvecHorodatage | null }>({ horodate, ...scelle }: T) {
  if (!horodate) return scelle
  const { source: horodatage, horodateLe, sha256, taille } = horodate
  return { ...scelle, niveau: 'B-T', horodatage, horodateLe, sha256, taille }
}

/** The first try and the queue's retries (lib/core/jobs, `document`). */
export const ESSAIS_MAX = 9
export type StatutDocument = 'en_preparation' | 'pret' | 'echec'
export type EtatDocument = 'en_preparation' | 'nouvel_essai' | 'abandonne' | 'pret'

/** Where the making of a document stands: after a failure, the queue tries again until ESSAIS_MAX, then an agent must act. */
export function etatDocument({ statut, essais }: { statut: StatutDocument; essais: number }): EtatDocument {
  if (statut !== 'echec') return statut
  return essais < ESSAIS_MAX ? 'nouvel_essai' : 'abandonne'
}

/** Largest file the verification page takes, in bytes: what fits, with what surrounds it, in the 1 MB of a form. */
export const TAILLE_FICHIER_MAX = 5 * 1024 * 1024
export type RefusFichier = 'absent' | 'trop_grand' | 'pas_pdf'

const SIGNATURE_PDF = '%PDF-'
/** How many of a file's first bytes `controlerFichier` looks at. */
export const DEBUT_FICHIER = SIGNATURE_PDF.length

/** Why a file can't be one of our documents, null when it may be. `taille` in bytes; `debut`: its first bytes. */
export function controlerFichier(taille: number, debut: Uint8Array): RefusFichier | null {
  if (taille === 0) return 'absent'
  if (taille > TAILLE_FICHIER_MAX) return 'trop_grand'
  return String.fromCharCode(...debut) === SIGNATURE_PDF ? null : 'pas_pdf'
}

export type EtatAcces = 'ouvert' | 'suspendu' | 'retire' | 'termine'

/** What has become of the access that a document led to: what whoever verifies it must know. */
export function etatAcces(acces: Acces, maintenant: Date): EtatAcces {
  if (estOuvert(acces, maintenant)) return 'ouvert'
  if (acces.statut === 'retire') return 'retire'
  return estEnCours(acces, maintenant) ? 'suspendu' : 'termine'
}
