/** Why ProConnect did not open the portal. `inconnu` says nothing of which accounts exist beyond that. */
export const REFUS_PROCONNECT = ['inconnu', 'refus', 'expire', 'panne', 'echec', 'trop'] as const
export type RefusProConnect = (typeof REFUS_PROCONNECT)[number]

type Compte = {
  id: string
  role: 'organisme' | 'agent' | 'administrateur'
  desactiveLe: Date | null
  geleLe: Date | null
  proconnectSub: string | null
}
/** `lier`: the first time, the identity is kept. `usurpation`: the e-mail is the account's, but not the identity. */
export type DecisionEntree = 'entrer' | 'lier' | 'refuser' | 'usurpation'

/**
 * What an identity of ProConnect (`sub`) opens: the account that was invited at its e-mail, and that one for ever. An e-mail
 * may be given to somebody else one day; a `sub` never is (OpenID Connect Core 1.0, 5.7). `titulaireId`: the account that has it.
 */
export function deciderEntree(compte: Compte | null, sub: string, titulaireId: string | null): DecisionEntree {
  if (!compte || compte.role === 'organisme' || compte.desactiveLe || compte.geleLe) return 'refuser'
  if (compte.proconnectSub === sub) return 'entrer'
  return compte.proconnectSub === null && titulaireId === null ? 'lier' : 'usurpation'
}
