import { ok, type Result, refus } from '@/lib/core/result'

/** As many passkeys as an account may have. */
export const CLES_MAX = 10

type Compte = {
  id: string
  activeLe: Date | null
  desactiveLe: Date | null
  geleLe: Date | null
  provisoireExpireLe: Date | null
}

/**
 * Whether a passkey alone opens the session of its account. `poignee`: the account that the authenticator names; one that
 * names none, or another, is refused (WebAuthn 3, 7.2). A provisional password is to be replaced first.
 */
export function deciderConnexionCle<C extends Compte>(
  compte: C | null,
  poignee: string | null,
): Result<{ compte: C }, 'cle_refusee'> {
  if (!compte || poignee !== compte.id) return refus('cle_refusee')
  const ouvert = compte.activeLe && !compte.desactiveLe && !compte.geleLe && !compte.provisoireExpireLe
  return ouvert ? ok({ compte }) : refus('cle_refusee')
}
