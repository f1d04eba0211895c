import { ok, type Result, refus } from '@/lib/core/result'

/** Rules of « Inviter un collègue ». */
const JOUR = 24 * 3_600_000

/** A colleague may be on leave: longer than an activation link (24 hours), short enough for a link that gives a role. */
export const DUREE_INVITATION = 7 * JOUR

export type Invitation = {
  email: string
  expireLe: Date
  accepteeLe: Date | null
  annuleeLe: Date | null
  organisme: { geleLe: Date | null }
}
export type EtatInvitation = 'valable' | 'consomme' | 'expire' | 'inconnu'

/** What the link of an invitation is worth. One that was cancelled, or whose organisme is frozen, counts as expired. */
export function etatInvitation(invitation: Invitation | null, maintenant: Date): EtatInvitation {
  if (!invitation) return 'inconnu'
  if (invitation.accepteeLe) return 'consomme'
  const { annuleeLe, organisme, expireLe } = invitation
  return annuleeLe || organisme.geleLe || expireLe <= maintenant ? 'expire' : 'valable'
}

export type RefusInvitation = Exclude<EtatInvitation, 'valable'> | 'autre_adresse' | 'compte_agent'

/** Whether a signed-in person may use a link: it was sent to one address, and makes no agent a gestionnaire. */
export function deciderAcceptation<I extends Invitation>(
  invitation: I | null,
  compte: { email: string; role: 'organisme' | 'agent' | 'administrateur' },
  maintenant: Date,
): Result<{ invitation: I }, RefusInvitation> {
  const etat = etatInvitation(invitation, maintenant)
  if (etat !== 'valable' || !invitation) return refus(etat === 'valable' ? 'inconnu' : etat)
  if (compte.email !== invitation.email) return refus('autre_adresse')
  return compte.role === 'organisme' ? ok({ invitation }) : refus('compte_agent')
}

export type RefusCompteInvite = Exclude<EtatInvitation, 'valable'> | 'compte_existant'

/**
 * Whether a link may make an account, or open one that nobody has activated yet: the link proves the address. An account in
 * use keeps its password.
 */
export function deciderCompteInvite<I extends Invitation>(
  invitation: I | null,
  compte: { activeLe: Date | null; desactiveLe: Date | null; role: 'organisme' | 'agent' | 'administrateur' } | null,
  maintenant: Date,
): Result<{ invitation: I }, RefusCompteInvite> {
  const etat = etatInvitation(invitation, maintenant)
  if (etat !== 'valable' || !invitation) return refus(etat === 'valable' ? 'inconnu' : etat)
  const libre = !compte || (compte.role === 'organisme' && !compte.activeLe && !compte.desactiveLe)
  return libre ? ok({ invitation }) : refus('compte_existant')
}
