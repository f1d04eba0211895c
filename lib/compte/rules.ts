/** Rules of accounts: links, provisional passwords, who may sign in. `maintenant` is always a parameter. */
const HEURE = 3_600_000
const JOUR = 24 * HEURE

export const DUREE_LIEN_ACTIVATION = 24 * HEURE
export const DUREE_LIEN_MOT_DE_PASSE = HEURE
/** CGU, article 4.1.1: the provisional password is to be changed within 21 days. */
export const DUREE_MOT_DE_PASSE_PROVISOIRE = 21 * JOUR

/** How long « Ce n’était pas moi » can be answered. */
export const DUREE_LIEN_ALERTE = 7 * JOUR

/** How long a new address can be confirmed. */
export const DUREE_LIEN_EMAIL = 24 * HEURE

export type UsageJeton = 'activation' | 'mot_de_passe' | 'alerte' | 'email'
export type Jeton = { usage: UsageJeton; expireLe: Date; consommeLe: Date | null; annuleLe: Date | null }
export type EtatJeton = 'valable' | 'consomme' | 'expire' | 'inconnu'

const DUREES: Record<UsageJeton, number> = {
  activation: DUREE_LIEN_ACTIVATION,
  mot_de_passe: DUREE_LIEN_MOT_DE_PASSE,
  alerte: DUREE_LIEN_ALERTE,
  email: DUREE_LIEN_EMAIL,
}
/** How long a link stays valid, in milliseconds. */
export const dureeJeton = (usage: UsageJeton) => DUREES[usage]

/** What a link is worth. A link of another purpose is unknown; one replaced by a newer one counts as expired. */
export function etatJeton(jeton: Jeton | null, usage: UsageJeton, maintenant: Date): EtatJeton {
  if (!jeton || jeton.usage !== usage) return 'inconnu'
  if (jeton.consommeLe) return 'consomme'
  return jeton.annuleLe || jeton.expireLe <= maintenant ? 'expire' : 'valable'
}

type ComptePourConnexion = Record<'activeLe' | 'desactiveLe' | 'geleLe' | 'provisoireExpireLe', Date | null>
export type DecisionConnexion = { ok: true; provisoire: boolean } | { ok: false; code: 'identifiants' | 'gele' | 'non_active' }

/**
 * Whether a right or wrong password opens a session. A disabled account and an expired provisional password answer like a wrong
 * one; a frozen one says so to whoever has the right password, and to nobody else.
 */
export function deciderConnexion(
  compte: ComptePourConnexion | null,
  motDePasseJuste: boolean,
  maintenant: Date,
): DecisionConnexion {
  if (!compte || !motDePasseJuste || compte.desactiveLe) return { ok: false, code: 'identifiants' }
  const { provisoireExpireLe } = compte
  if (provisoireExpireLe && provisoireExpireLe <= maintenant) return { ok: false, code: 'identifiants' }
  if (compte.geleLe) return { ok: false, code: 'gele' }
  if (!compte.activeLe) return { ok: false, code: 'non_active' }
  return { ok: true, provisoire: provisoireExpireLe !== null }
}

/** Where each role works once signed in. */
export const ACCUEIL = { organisme: '/organisme', agent: '/admin/demandes', administrateur: '/admin/demandes' } as const

/** A path of our own site to go to after sign-in; anything else leads home. */
export function suiteSure(suite: string | undefined, defaut: string): string {
  return suite && /^\/(?![/\\])[^\\\s]*$/.test(suite) && !suite.startsWith('/connexion') ? suite : defaut
}
