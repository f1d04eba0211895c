import { createHash } from 'node:crypto'
import { type Acces, ouvrirPeriode, type Periode, prolongerPeriode } from '@/lib/acces/rules'
import { DUREE_MOT_DE_PASSE_PROVISOIRE } from '@/lib/compte/rules'
import type { Message } from '@/lib/courriel/rules'
import { effetAcceptation, type Nature } from '@/lib/demande/rules'

/** A decision, as far as its e-mails go. */
export type Projet =
  | { evenement: 'accepter' }
  | { evenement: 'demander_correction'; motif: string; commentaires: { champ: string; texte: string }[] }
  | { evenement: 'refuser'; motif: string; voiesRecours: string }

/** Whom a decision is told to, and what it is about. */
export type Faits = {
  demandeId: string
  organismeId: string
  raisonSociale: string
  siret: string
  nature: Nature
  acces: Acces | null
  gestionnaires: string[]
  rgc: { prenomNom: string; courriel: string; deja: boolean; nouveau: boolean }
  anciensRgc: string[]
}
export type Liens = { demande: string; connexion: string }
/** `motDePasse`: the RGC's provisional one, for this person alone; `luLe`: when the agent read the e-mails. */
export type Envoi = { liens: Liens; motDePasse: string; luLe: Date }

/** What an agent reads in place of a password that is not theirs. */
export const MOT_DE_PASSE_CACHE = '•••••-•••••-•••••-•••••'

/** The access that accepting now leads to. */
export function periodeAcceptee(nature: Nature, acces: Acces | null, maintenant: Date): Periode {
  const effet = effetAcceptation(nature, acces, maintenant)
  if (!acces || effet === 'ouvrir') return ouvrirPeriode(maintenant)
  return effet === 'prolonger' ? prolongerPeriode(acces, maintenant) : acces
}

/** Instant from which the provisional password no longer opens: 21 days after the e-mail was read. */
export const finProvisoire = (luLe: Date) => new Date(luLe.getTime() + DUREE_MOT_DE_PASSE_PROVISOIRE)

function messagesRgc(faits: Faits, { liens, motDePasse, luLe }: Envoi): Message[] {
  const { rgc, anciensRgc, organismeId, demandeId, raisonSociale, siret } = faits
  const { prenomNom, courriel, nouveau } = rgc
  const remplaces = anciensRgc.map(
    (destinataire): Message => ({
      modele: 'rgc-remplace',
      destinataire,
      organismeId,
      demandeId,
      props: { raisonSociale, prenomNom },
    }),
  )
  if (rgc.deja) return remplaces
  const props = {
    raisonSociale,
    siret,
    prenomNom,
    identifiant: courriel,
    motDePasseProvisoire: nouveau ? motDePasse : null,
    expireLe: nouveau ? finProvisoire(luLe) : null,
    lien: liens.connexion,
  }
  return [...remplaces, { modele: 'rgc-nomme', destinataire: courriel, organismeId, demandeId, props }]
}

/** Every e-mail that a decision sends, in the order of their sending. */
export function messagesDe(faits: Faits, projet: Projet, envoi: Envoi, maintenant: Date): Message[] {
  const { organismeId, demandeId, raisonSociale, nature, gestionnaires } = faits
  const commun = { organismeId, demandeId }
  const lien = envoi.liens.demande
  switch (projet.evenement) {
    case 'accepter': {
      const { debut, fin } = periodeAcceptee(nature, faits.acces, maintenant)
      const props = { raisonSociale, nature, debut, fin, lien }
      const acceptees = gestionnaires.map(
        (destinataire): Message => ({ modele: 'demande-acceptee', destinataire, ...commun, props }),
      )
      return [...messagesRgc(faits, envoi), ...acceptees]
    }
    case 'demander_correction': {
      const { motif, commentaires } = projet
      const props = { raisonSociale, motif, commentaires, lien }
      return gestionnaires.map((destinataire) => ({ modele: 'demande-a-corriger', destinataire, ...commun, props }))
    }
    case 'refuser': {
      const { motif, voiesRecours } = projet
      const props = { raisonSociale, motif, voiesRecours, lien }
      return gestionnaires.map((destinataire) => ({ modele: 'demande-refusee', destinataire, ...commun, props }))
    }
  }
}

/** The fingerprint of what an agent has read, and when they did. */
export type Lu = { le: Date; empreinte: string }
/** How long a reading holds, in milliseconds: as long as an agent's session without use. */
export const LECTURE_MAX_MS = 30 * 60_000

export const lectureValable = ({ le }: Lu, maintenant: Date) =>
  le <= maintenant && maintenant.getTime() - le.getTime() <= LECTURE_MAX_MS

/** SHA-256 of e-mails as they leave: to whom, subject, HTML and text. */
export const empreinteEnvois = (rendus: { destinataire: string; sujet: string; html: string; text: string }[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rendus.map((rendu) => [rendu.destinataire, rendu.sujet, rendu.html, rendu.text])))
    .digest('hex')

const LU = /^(\d{13})\.([0-9a-f]{64})$/
export const ecrireLu = ({ le, empreinte }: Lu) => `${le.getTime()}.${empreinte}`
/** What a form says was read; null when it says nothing readable. */
export function lireLu(texte: unknown): Lu | null {
  const [, le, empreinte] = LU.exec(typeof texte === 'string' ? texte : '') ?? []
  return le && empreinte ? { le: new Date(Number(le)), empreinte } : null
}
