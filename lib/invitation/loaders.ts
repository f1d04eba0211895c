import 'server-only'
import { getSession } from '@/lib/core/session'
import { findInvitation } from './data'
import { deciderAcceptation, etatInvitation } from './rules'
import { jetonSchema } from './schema'

/**
 * `/invitation`: what a link is worth, without using it, and what the visitor may do with it. It says nothing of the address
 * that it was sent to, nor whether that has an account.
 */
export async function loadInvitation(saisie: string | string[] | undefined) {
  const jeton = jetonSchema.safeParse(saisie)
  const maintenant = new Date()
  const invitation = jeton.success ? await findInvitation(jeton.data) : null
  const etat = etatInvitation(invitation, maintenant)
  if (!jeton.success || !invitation || etat !== 'valable')
    return { etat: etat === 'valable' ? ('inconnu' as const) : etat, jeton: null }
  const { raisonSociale, siret } = invitation.organisme
  const session = await getSession()
  const decision = session ? deciderAcceptation(invitation, session, maintenant) : null
  const visiteur = decision === null ? ('anonyme' as const) : decision.ok ? ('destinataire' as const) : decision.code
  return { etat, jeton: jeton.data, raisonSociale, siret, visiteur, email: session?.email ?? null }
}
export type LienInvitation = Awaited<ReturnType<typeof loadInvitation>>
export type InvitationValable = Extract<LienInvitation, { etat: 'valable' }>
