import { createHash } from 'node:crypto'
import { jourParis } from '@/lib/core/calendrier'
import { nomFichierCgu } from '@/lib/document/rules'
import type { LigneChaine } from '@/lib/journal/rules'

type Civilite = 'madame' | 'monsieur'
type Role<R extends string> = Record<`${R}Prenom` | `${R}Nom` | `${R}Qualite`, string> & Record<`${R}Civilite`, Civilite>

/** The row of an acceptation, which never changes, but for its address and browser: null once their legal delay is over. */
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

export type DocumentProuve = {
  id: string
  code: string | null
  sha256: string
  taille: number
  pretLe: Date
  niveau: string | null
  horodatage: string | null
  horodateLe: Date | null
  demonstration: boolean
}
export type BordereauProuve = {
  jour: string
  contenu: string
  sha256: string
  sceau: Uint8Array | null
  horodatage: Uint8Array | null
  creeLe: Date
}
/** The rows of one acceptation: its document, the lines of its organisme's dossier from the first, and the bills it needs. */
export type Lignes = {
  acceptation: Acceptation
  miseAJourLe: Date
  document: DocumentProuve
  horodate: { sha256: string; taille: number; source: string; horodateLe: Date } | null
  journal: LigneChaine[]
  bordereaux: BordereauProuve[]
}

function lireDonnees(donnees: string): Record<string, unknown> {
  const lu: unknown = JSON.parse(donnees)
  return typeof lu === 'object' && lu !== null ? { ...lu } : {}
}

/** Start and end of an access that a line tells of, or null. */
function lirePeriode({ evenement, donnees }: LigneChaine): { debut: string; fin: string } | null {
  if (!evenement.startsWith('acces.')) return null
  const { debut, fin } = lireDonnees(donnees)
  return typeof debut === 'string' && typeof fin === 'string' ? { debut, fin } : null
}

const EFFETS: Record<string, 'ouvert' | 'prolonge'> = { 'acces.ouvrir': 'ouvert', 'acces.prolonger': 'prolonge' }

/**
 * The access once the demande was accepted, or once a later text was: opened or prolonged by that very decision, otherwise
 * kept as the last line before says.
 */
function trouverAcces(journal: LigneChaine[], demandeId: string, validation: number, decision: number) {
  const lignes = journal.filter((ligne) => lirePeriode(ligne) !== null)
  const sienne = lignes.find((ligne) => ligne.demandeId === demandeId && ligne.rang > decision && EFFETS[ligne.evenement])
  const decisive = decision > validation ? sienne : undefined
  const ligne = decisive ?? lignes.findLast(({ rang }) => rang < Math.max(validation, decision))
  const periode = ligne && lirePeriode(ligne)
  return ligne && periode ? { effet: EFFETS[decisive?.evenement ?? ''] ?? ('conserve' as const), ...periode, ligne } : null
}

type Reperage = Pick<Lignes, 'journal' | 'document' | 'horodate'> & { acceptation: { id: string; demandeId: string } }

/** The lines of the journal that tell of an acceptation, its decision, its access and its files; null for each that lacks. */
export function reperer({ journal, acceptation: { id, demandeId }, document, horodate }: Reperage) {
  const porteuse = (champ: string, valeur: string | undefined) =>
    (valeur && journal.find(({ donnees }) => lireDonnees(donnees)[champ] === valeur)) || null
  const validation = porteuse('acceptationId', id)
  const decision = journal.find((ligne) => ligne.evenement === 'demande.accepter' && ligne.demandeId === demandeId) ?? null
  const acces = decision && trouverAcces(journal, demandeId, validation?.rang ?? 0, decision.rang)
  const effacement =
    journal.find(
      ({ evenement, donnees }) => evenement === 'acceptation.effacer_origine' && lireDonnees(donnees).acceptationId === id,
    ) ?? null
  return {
    validation,
    effacement,
    decision,
    acces,
    document: porteuse('sha256', document.sha256),
    horodatage: porteuse('sha256', horodate?.sha256),
  }
}

type Reperes = ReturnType<typeof reperer>
const lignesDe = ({ validation, effacement, decision, acces, document, horodatage }: Reperes) =>
  [validation, effacement, decision, acces?.ligne ?? null, document, horodatage].filter((ligne) => ligne !== null)

/** Days in Paris (AAAA-MM-JJ) whose bills hold the lines of a proof. */
export const joursDe = (reperes: Reperes): string[] =>
  [...new Set(lignesDe(reperes).map(({ creeLe }) => `${jourParis(creeLe)}`))].sort()

/** The rank that a bill gives of a dossier, 0 when it does not mention it. */
export const rangAuBordereau = (contenu: string, dossier: string) =>
  Number(
    contenu
      .split('\n')
      .find((ligne) => ligne.startsWith(`${dossier} `))
      ?.split(' ')[1] ?? 0,
  )

const resumer = (ligne: LigneChaine | null) => ligne && { rang: ligne.rang, empreinte: ligne.empreinte }

/**
 * The proof of one acceptation, in the shape `kairos-preuve-1` of docs/decisions/0011-evidence.md, or `kairos-preuve-2` once its
 * address and browser were erased (0016). What was decided is read
 * in the journal, never in rows that change. The same rows give the same object.
 */
export function composerPreuve(lignes: Lignes) {
  const { acceptation: a, miseAJourLe, document, horodate, journal, bordereaux } = lignes
  const reperes = reperer(lignes)
  const { validation, effacement, decision, acces } = reperes
  const { acceptation, texte, ...parties } = lireAcceptation(a)
  const inscrites = Object.values(validation ? lireDonnees(validation.donnees) : {})
  const sha256 = empreinteAcceptation(a)
  const efface = effacement && lireDonnees(effacement.donnees)
  const inscriteAuJournal = efface
    ? efface.acceptationSha256 === sha256 && inscrites.includes(efface.acceptationSha256Avant)
    : inscrites.includes(sha256)
  const bords = bordereaux.map(({ contenu, ...b }) => ({ ...b, rang: rangAuBordereau(contenu, a.organismeId) }))
  const dernier = Math.max(0, ...lignesDe(reperes).map(({ rang }) => rang), ...bords.map(({ rang }) => rang))
  return {
    format: effacement ? ('kairos-preuve-2' as const) : ('kairos-preuve-1' as const),
    acceptation: {
      ...acceptation,
      sha256,
      inscriteAuJournal,
      ...(effacement && { origineEffaceeLe: effacement.creeLe.toISOString() }),
    },
    ...parties,
    texte: { ...texte, version: miseAJourLe.toISOString().slice(0, 10), inscritAuJournal: inscrites.includes(texte.sha256) },
    document: {
      identifiant: document.id,
      code: document.code,
      sha256: document.sha256,
      taille: document.taille,
      pretLe: document.pretLe.toISOString(),
      cachet: document.niveau,
      demonstration: document.demonstration,
      horodatage: document.horodateLe && { source: document.horodatage, le: document.horodateLe.toISOString() },
    },
    documentHorodate: horodate && {
      sha256: horodate.sha256,
      taille: horodate.taille,
      horodatage: { source: horodate.source, le: horodate.horodateLe.toISOString() },
    },
    decision: decision && { sens: 'acceptee' as const, le: decision.creeLe.toISOString(), agent: decision.acteurId },
    acces: acces && { effet: acces.effet, debut: acces.debut, fin: acces.fin },
    journal: {
      dossier: a.organismeId,
      lignes: dernier,
      empreinte: journal.find(({ rang }) => rang === dernier)?.empreinte ?? null,
      reperes: {
        validation: resumer(validation),
        ...(effacement && { effacement: resumer(effacement) }),
        decision: resumer(decision),
        acces: resumer(acces?.ligne ?? null),
        document: resumer(reperes.document),
        documentHorodate: resumer(reperes.horodatage),
      },
    },
    bordereaux: bords.map(({ jour, rang, sha256, sceau, horodatage }) => ({
      jour,
      rang,
      sha256,
      scelle: sceau !== null,
      horodate: horodatage !== null,
    })),
  }
}
export type Preuve = ReturnType<typeof composerPreuve>

/** Names in the archive: letters, figures and dashes only, so that commands and disks take them as they are. */
export const nomLigne = (rang: number) => `journal/${String(rang).padStart(6, '0')}.txt`
export const nomBordereau = (jour: string) => `bordereaux/${jour}.txt`
/** The seal (p7s) of a bill, or its timestamp (tsr). */
export const nomPreuveBordereau = (jour: string, genre: 'p7s' | 'tsr') => `bordereaux/${jour}.${genre}`
export const nomsDocument = ({ organisme: { siret } }: Preuve) => {
  const nom = nomFichierCgu(siret).replace(/\.pdf$/, '')
  return { scelle: `${nom}.pdf`, horodate: `${nom}-horodate.pdf` }
}

/** The name of the archive. */
export const nomArchive = ({ siret, accepteeLe }: { siret: string; accepteeLe: Date }) =>
  `Preuve-Kairos-${siret.replace(/\D/g, '')}-${jourParis(accepteeLe)}.zip`
