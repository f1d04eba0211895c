import { createHmac, timingSafeEqual } from 'node:crypto'

/** What each model of e-mail says. Dates are instants; `lien*` are absolute addresses of the portal. */
export type PropsParModele = {
  /** `raisonSociale`: null for a person of no organisme yet. */
  activation: { raisonSociale: string | null; lien: string; expireLe: Date }
  'compte-existant': { lienConnexion: string; lienMotDePasse: string }
  'mot-de-passe-oublie': { lien: string; expireLe: Date }
  'mot-de-passe-modifie': { modifieLe: Date; lienMotDePasse: string }
  'nouvel-appareil': { navigateur: string; ouverteLe: Date; lien: string; expireLe: Date }
  'compte-protege': { lien: string; expireLe: Date }
  'email-a-confirmer': { lien: string; expireLe: Date }
  'email-change': { etape: 'demandee' | 'faite'; le: Date; lien: string; expireLe: Date }
  'facteur-modifie': { titre: string; phrase: string; modifieLe: Date; lien: string; expireLe: Date }
  'facteur-reinitialisation': { etape: 'demandee' | 'faite' | 'annulee'; le: Date; lien: string | null }
  'demande-recue': { raisonSociale: string; siret: string; deposeeLe: Date; lien: string }
  'demande-a-corriger': { raisonSociale: string; motif: string; commentaires: { champ: string; texte: string }[]; lien: string }
  'demande-refusee': { raisonSociale: string; motif: string; voiesRecours: string; lien: string }
  'demande-acceptee': { raisonSociale: string; nature: NatureAcceptee; debut: Date; fin: Date; lien: string }
  'rgc-nomme': {
    raisonSociale: string
    siret: string
    prenomNom: string
    identifiant: string
    motDePasseProvisoire: string | null
    expireLe: Date | null
    lien: string
  }
  'rgc-remplace': { raisonSociale: string; prenomNom: string }
  'membre-invite': { raisonSociale: string; siret: string; par: string; lien: string; expireLe: Date }
  'membre-change': { etape: 'retire' | 'promu'; raisonSociale: string; siret: string; lien: string }
  'rattachement-demande': { raisonSociale: string; siret: string; email: string; message: string | null; lien: string }
  /** To whoever is not of the organisme (yet): the SIRET that this person gave, and nothing else of it. */
  'rattachement-reponse': { siret: string; acceptee: boolean; lien: string }
  'reclamation-suivi': { etape: 'recue' | 'refusee' | 'transferee'; siret: string; motif: string | null; lien: string }
  /** `avant`: the first instant at which it is too late to object; `email`: of who claims. */
  'reclamation-opposition': {
    etape: 'ouverte' | 'close' | 'transferee'
    raisonSociale: string
    siret: string
    email: string
    avant: Date | null
    lien: string
  }
  'message-recu': { raisonSociale: string; de: 'agent' | 'organisme'; le: Date; lien: string }
  'rgc-revoque': { raisonSociale: string; motif: string }
  'rgc-a-nommer': { raisonSociale: string; motif: string; lien: string }
  'acces-modifie': { raisonSociale: string; changement: ChangementAcces; motif: string; fin: Date; le: Date; lien: string }
  /** `jours`: how many are left, 0 once the access has ended. `fin` is the exclusive end. */
  'acces-echeance': { raisonSociale: string; jours: number; fin: Date; lien: string }
  'agent-invite': { role: RoleInvite; lien: string; expireLe: Date; proconnect: boolean }
  'agent-role': { role: RoleInvite; modifieLe: Date; lien: string }
  'agent-desactive': { desactiveLe: Date }
  'agent-reactive': { role: RoleInvite; lien: string }
  'compte-gele': { geleLe: Date }
  'compte-degele': { degeleLe: Date; lien: string }
  'compte-supprime': { supprimeLe: Date; inactif: boolean }
  /** `avant`: the first instant that is too late. */
  'compte-inactif': { avant: Date; agent: boolean; lien: string }
  'consultation-alerte': { email: string; genre: 'lecture' | 'export'; nombre: number; jour: Date; lien: string }
  'organisme-gele': { raisonSociale: string; geleLe: Date }
  'organisme-degele': { raisonSociale: string; degeleLe: Date; lien: string }
  /** `miseAJourLe` is a date; `avant` the first instant that is too late, `depasse` whether it has passed. */
  'cgu-modifiees': { raisonSociale: string; miseAJourLe: Date; avant: Date; depasse: boolean; lien: string }
}
export type ChangementAcces = 'suspendre' | 'retablir' | 'retirer'
export type RoleInvite = 'agent' | 'administrateur'
export type NatureAcceptee = 'initiale' | 'modification' | 'renouvellement'
export type Modele = keyof PropsParModele

/** An e-mail to send: its model, what it says, to whom, and what it is about. `cle` names one that is written once. */
export type Message = { destinataire: string; organismeId?: string; demandeId?: string; cle?: string } & {
  [M in Modele]: { modele: M; props: PropsParModele[M] }
}[Modele]

const SUJETS: Record<Exclude<Modele, 'demande-acceptee' | 'acces-modifie' | 'acces-echeance'>, string> = {
  activation: 'Activez votre compte organisme de formation',
  'compte-existant': 'Vous avez déjà un compte',
  'mot-de-passe-oublie': 'Choisissez un nouveau mot de passe',
  'mot-de-passe-modifie': 'Votre mot de passe a été modifié',
  'nouvel-appareil': 'Votre compte a été ouvert dans un nouveau navigateur',
  'compte-protege': 'Vos sessions sont fermées, choisissez un nouveau mot de passe',
  'email-a-confirmer': 'Confirmez votre nouvelle adresse e-mail',
  'email-change': 'Changement de votre adresse e-mail',
  'facteur-modifie': 'Votre second facteur a changé',
  'facteur-reinitialisation': 'Réinitialisation de votre second facteur',
  'demande-recue': 'Nous avons reçu votre demande d’adhésion',
  'demande-a-corriger': 'Votre demande d’adhésion est à corriger',
  'demande-refusee': 'Votre demande d’adhésion est refusée',
  'rgc-nomme': 'Vous êtes Responsable Gestionnaire de Compte',
  'rgc-remplace': 'Vous n’êtes plus Responsable Gestionnaire de Compte',
  'membre-invite': 'Vous êtes invité à gérer un organisme de formation',
  'membre-change': 'Votre rôle dans un organisme a changé',
  'rattachement-demande': 'Une personne demande à rejoindre votre organisme',
  'rattachement-reponse': 'Réponse à votre demande de rejoindre un organisme',
  'reclamation-suivi': 'Votre réclamation sur un organisme',
  'reclamation-opposition': 'Une réclamation porte sur votre organisme',
  'message-recu': 'Vous avez un message',
  'rgc-revoque': 'Vous n’êtes plus Responsable Gestionnaire de Compte',
  'rgc-a-nommer': 'Un nouveau Responsable Gestionnaire de Compte est à nommer',
  'agent-invite': 'Votre compte d’agent vous attend',
  'agent-role': 'Votre rôle a changé',
  'agent-desactive': 'Votre compte d’agent est désactivé',
  'agent-reactive': 'Votre compte d’agent est réactivé',
  'compte-gele': 'Votre compte est gelé par mesure de sécurité',
  'compte-degele': 'Votre compte n’est plus gelé',
  'compte-supprime': 'Votre compte est supprimé',
  'compte-inactif': 'Votre compte inutilisé va être fermé',
  'consultation-alerte': 'Un compte consulte beaucoup de données',
  'organisme-gele': 'Votre organisme est gelé par mesure de sécurité',
  'organisme-degele': 'Votre organisme n’est plus gelé',
  'cgu-modifiees': 'Les conditions générales d’utilisation ont changé',
}
const SUJETS_ACCEPTEE: Record<NatureAcceptee, string> = {
  initiale: 'Votre demande d’adhésion est acceptée',
  modification: 'Vos modifications sont acceptées',
  renouvellement: 'Votre accès est renouvelé',
}

const SUJETS_ACCES: Record<ChangementAcces, string> = {
  suspendre: 'Votre accès est suspendu',
  retablir: 'Votre accès est rétabli',
  retirer: 'Votre accès est retiré',
}

function sujetSeul(message: Message): string {
  switch (message.modele) {
    case 'demande-acceptee':
      return SUJETS_ACCEPTEE[message.props.nature]
    case 'acces-modifie':
      return SUJETS_ACCES[message.props.changement]
    case 'acces-echeance':
      return message.props.jours > 0 ? `Votre accès se termine dans ${message.props.jours} jours` : 'Votre accès est terminé'
    default:
      return SUJETS[message.modele]
  }
}

/** The subject line of a message, with the service's name; always one line. */
export const sujetDe = (message: Message, service: string): string => enTete(`${sujetSeul(message)} – ${service}`)

/** A text fit for a header: controls and line ends (CR, LF, U+0085, U+2028…) become one space, so no header can be added. */
export function enTete(texte: string): string {
  return texte.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** A failed sending. `definitif`: trying again can't help. `attendreSecondes`: the provider says when to come back. */
export type EchecEnvoi = { definitif: boolean; attendreSecondes?: number; erreur: string }

const HEURE = 3600
const ATTENTE_QUOTA: Record<string, number> = { daily_quota_exceeded: 6 * HEURE, monthly_quota_exceeded: 12 * HEURE }
const ATTENTE_MAX = HEURE
const ERREUR_MAX = 300

/**
 * What to do with an error of Resend (its API reference, « Errors » and « Idempotency keys »). Final: the message
 * itself is refused (400, 413, 422), or its key was used for another message. The rest (network, 5xx, rate, a wrong
 * API key that somebody will set right) is tried again; the idempotency key makes that safe.
 */
export function classerResend(
  error: { statusCode: number | null; name: string; message: string },
  retryAfter?: string,
): EchecEnvoi {
  const erreur = `${error.statusCode ?? 'réseau'} ${error.name} ${error.message}`.slice(0, ERREUR_MAX)
  const quota = ATTENTE_QUOTA[error.name]
  if (quota !== undefined) return { definitif: false, attendreSecondes: quota, erreur }
  if (error.name === 'invalid_idempotent_request') return { definitif: true, erreur }
  if (error.statusCode === 400 || error.statusCode === 413 || error.statusCode === 422) return { definitif: true, erreur }
  const secondes = retryAfter && /^\d{1,6}$/.test(retryAfter.trim()) ? Number(retryAfter) : null
  if (error.statusCode === 429 && secondes !== null)
    return { definitif: false, attendreSecondes: Math.min(Math.max(secondes, 1), ATTENTE_MAX), erreur }
  return { definitif: false, erreur }
}

// Errors about the recipient or the message; a refused sign-in (EAUTH) or an unreachable server is ours to set right.
const SMTP_SUR_LE_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE'])

/** What to do with an SMTP error: a permanent refusal (5yz, RFC 5321 4.2.1) of the message is final. */
export function classerSmtp(error: { code?: string; responseCode?: number; message: string }): EchecEnvoi {
  const erreur = `${error.responseCode ?? error.code ?? 'réseau'} ${error.message}`.slice(0, ERREUR_MAX)
  return { definitif: SMTP_SUR_LE_MESSAGE.has(error.code ?? '') && (error.responseCode ?? 0) >= 500, erreur }
}

/** Attempts before giving up: with the queue's back-off about 21 hours, within the 24 during which a provider knows the key again. */
export const ESSAIS_MAX = 30

export type Suite = { suite: 'abandonner' } | { suite: 'reessayer' } | { suite: 'reporter'; dansSecondes: number }

/** What follows a failed attempt; `essais` counts it. `reessayer` leaves the delay to the queue's back-off. */
export function deciderSuite(essais: number, echec: EchecEnvoi): Suite {
  if (echec.definitif || essais >= ESSAIS_MAX) return { suite: 'abandonner' }
  if (echec.attendreSecondes === undefined) return { suite: 'reessayer' }
  return { suite: 'reporter', dansSecondes: echec.attendreSecondes }
}

export type LienCourriel = { adresse: string; libelle: string }

const ENTITES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&nbsp;': '\u00a0',
}
const decoder = (html: string) => html.replace(/&(?:amp|lt|gt|quot|#x27|nbsp);/g, (entite) => ENTITES[entite] ?? entite)

/** The web links of an e-mail that this portal rendered, each address once with its first words. */
export function liensDe(html: string): LienCourriel[] {
  const liens = new Map<string, string>()
  for (const [, href = '', contenu = ''] of html.matchAll(/<a\b[^>]*?\shref="(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>/g)) {
    const libelle = decoder(contenu.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')).trim()
    if (!liens.has(decoder(href))) liens.set(decoder(href), libelle)
  }
  return [...liens].map(([adresse, libelle]) => ({ adresse, libelle }))
}

/** What the events of Resend's webhook mean for an e-mail. A complaint comes from somebody who has received it. */
export const ISSUES_RESEND = {
  'email.delivered': 'remis',
  'email.complained': 'remis',
  'email.bounced': 'rejete',
  'email.failed': 'rejete',
  'email.suppressed': 'rejete',
} as const
export type IssueResend = keyof typeof ISSUES_RESEND
export type Issue = (typeof ISSUES_RESEND)[IssueResend]

const DECALAGE_MAX_S = 5 * 60
const PREFIXE_SECRET = 'whsec_'

export type AppelSigne = { id: string; horodatage: string; signatures: string; corps: string }

/**
 * Whether a webhook was signed with the secret (`whsec_` and base64), at most five minutes from now: HMAC-SHA256 of
 * « id.timestamp.body » (Svix). Several signatures may come, one per secret while it changes; one that is right is enough.
 */
export function signatureValable({ id, horodatage, signatures, corps }: AppelSigne, secret: string, maintenant: Date): boolean {
  if (!/^\d{1,12}$/.test(horodatage)) return false
  if (Math.abs(maintenant.getTime() / 1000 - Number(horodatage)) > DECALAGE_MAX_S) return false
  const cle = Buffer.from(secret.slice(PREFIXE_SECRET.length), 'base64')
  const attendue = createHmac('sha256', cle).update(`${id}.${horodatage}.${corps}`).digest()
  return signatures.split(' ').some((signature) => {
    const [version, valeur = ''] = signature.split(',')
    const donnee = Buffer.from(valeur, 'base64')
    return version === 'v1' && donnee.length === attendue.length && timingSafeEqual(donnee, attendue)
  })
}
