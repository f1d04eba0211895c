import { createHash } from 'node:crypto'

type Civilite = 'madame' | 'monsieur'
type Role<R extends string> = Record<`${R}Prenom` | `${R}Nom` | `${R}Qualite`, string> & Record<`${R}Civilite`, Civilite>

/** The row of an acceptation, which never changes. */
export type Acceptation = Role<'signataire'> &
  Role<'rgc'> & {
    id: string
    demandeId: string
    cguVersionId: string
    texteSha256: string
    organismeId: string
    siret: string
    raisonSociale: string
    nda: string
    adressePostale: string
    rgcCourriel: string
    compteId: string
    mention: string
    adresseIp: string | null
    navigateur: string | null
    accepteeLe: Date
  }

// Valid in JSON as they are, but they hide or turn round what a person reads there.
const TROMPEURS = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const echapper = (signe: string) => `\\u${signe.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON for people and programs: two spaces, keys in their order, invisible and bidirectional signs escaped. */
export const ecrireJson = (valeur: object) => `${JSON.stringify(valeur, null, 2).replace(TROMPEURS, echapper)}\n`

/** Who accepted what, when and from where, in the groups of a proof. */
export const lireAcceptation = (a: Acceptation) => ({
  acceptation: {
    identifiant: a.id,
    demande: a.demandeId,
    accepteeLe: a.accepteeLe.toISOString(),
    mention: a.mention,
    adresseIp: a.adresseIp,
    navigateur: a.navigateur,
  },
  organisme: {
    identifiant: a.organismeId,
    siret: a.siret,
    raisonSociale: a.raisonSociale,
    nda: a.nda,
    adressePostale: a.adressePostale,
  },
  signataire: {
    civilite: a.signataireCivilite,
    prenom: a.signatairePrenom,
    nom: a.signataireNom,
    qualite: a.signataireQualite,
  },
  rgc: { civilite: a.rgcCivilite, prenom: a.rgcPrenom, nom: a.rgcNom, qualite: a.rgcQualite, courriel: a.rgcCourriel },
  compte: { identifiant: a.compteId },
  texte: { identifiant: a.cguVersionId, sha256: a.texteSha256 },
})

/** The acceptation as a text whose SHA-256 is in its line of the journal: `acceptation.json` of a « dossier de preuve ». */
export const texteAcceptation = (acceptation: Acceptation) =>
  ecrireJson({ format: 'kairos-acceptation-1', ...lireAcceptation(acceptation) })

/** SHA-256 of that text, 64 hexadecimal digits. */
export const empreinteAcceptation = (acceptation: Acceptation) =>
  createHash('sha256').update(texteAcceptation(acceptation)).digest('hex')
