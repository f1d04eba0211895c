import { ok, type Result, refus } from '@/lib/core/result'

/** Freezing closes an account or an organisme at once, and is taken back by the same hands. */
export type Geste = 'geler' | 'degeler'

type Auteur = {
  id: string
  role: 'organisme' | 'agent' | 'administrateur'
  activeLe: Date | null
  desactiveLe: Date | null
  geleLe: Date | null
}
type Compte = Auteur & { effaceLe: Date | null }
export type RefusGelOrganisme = 'plus_autorise' | 'introuvable' | 'inchange'
export type RefusGelCompte = RefusGelOrganisme | 'soi_meme' | 'administrateur'

const peutGeler = ({ role, activeLe, desactiveLe, geleLe }: Auteur) =>
  role !== 'organisme' && activeLe !== null && !desactiveLe && !geleLe

const changeRien = (geste: Geste, { geleLe }: { geleLe: Date | null }) => (geleLe !== null) === (geste === 'geler')

type Personne = Pick<Auteur, 'id' | 'role'>

/** Who may never freeze whom, nor free: nobody himself, and an administrateur only another one. */
export function gelInterdit(auteur: Personne, cible: Personne): 'soi_meme' | 'administrateur' | null {
  if (cible.id === auteur.id) return 'soi_meme'
  return cible.role === 'administrateur' && auteur.role !== 'administrateur' ? 'administrateur' : null
}

/**
 * Whether an account may be frozen, or freed. `auteur` is read again in the transaction: he may have been frozen a moment ago.
 * An administrateur is frozen by another one only, who stays: the portal always keeps one.
 */
export function deciderGelCompte<C extends Compte>(
  geste: Geste,
  { auteur, cible }: { auteur: Auteur | null; cible: C | null },
): Result<{ cible: C }, RefusGelCompte> {
  if (!auteur || !peutGeler(auteur)) return refus('plus_autorise')
  if (!cible || cible.effaceLe) return refus('introuvable')
  const interdit = gelInterdit(auteur, cible)
  if (interdit) return refus(interdit)
  return changeRien(geste, cible) ? refus('inchange') : ok({ cible })
}

/** Whether an organisme may be frozen, or freed. */
export function deciderGelOrganisme<O extends { geleLe: Date | null }>(
  geste: Geste,
  { auteur, cible }: { auteur: Auteur | null; cible: O | null },
): Result<{ cible: O }, RefusGelOrganisme> {
  if (!auteur || !peutGeler(auteur)) return refus('plus_autorise')
  if (!cible) return refus('introuvable')
  return changeRien(geste, cible) ? refus('inchange') : ok({ cible })
}
