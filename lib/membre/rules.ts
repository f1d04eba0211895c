import { ok, type Result, refus } from '@/lib/core/result'

/** Rules of who belongs to an organisme. */
export type RoleMembre = 'gestionnaire' | 'rgc'

type Compte = { id: string; activeLe: Date | null; desactiveLe: Date | null; geleLe: Date | null }
export type Membre = Compte & { roles: readonly RoleMembre[] }

/** Whether somebody can act with this account. */
export const peutAgir = ({ activeLe, desactiveLe, geleLe }: Omit<Compte, 'id'>) => activeLe !== null && !desactiveLe && !geleLe

/** A gestionnaire who can act: an organisme must keep one. */
export const gere = (membre: Membre) => membre.roles.includes('gestionnaire') && peutAgir(membre)

/** What a gestionnaire does: leave, take the role from another, or give it to the RGC. */
export const GESTES_MEMBRE = ['quitter', 'retirer', 'promouvoir'] as const
export type GesteMembre = (typeof GESTES_MEMBRE)[number]
export type RefusMembre =
  | 'introuvable'
  | 'plus_autorise'
  | 'soi_meme'
  | 'rgc_seul'
  | 'deja_gestionnaire'
  | 'inactif'
  | 'dernier_gestionnaire'

/**
 * Whether a change may be made among the members of one organisme. `parId` is read again with the others: that person may have
 * lost the role a moment ago. The RGC is named by a demande, and no other way (CGU, article 4.1): only the role of
 * gestionnaire is given and taken here.
 */
export function deciderMembre(
  geste: GesteMembre,
  { membres, cibleId, parId }: { membres: readonly Membre[]; cibleId: string; parId: string },
): Result<{ cible: Membre }, RefusMembre> {
  const auteur = membres.find(({ id }) => id === parId)
  const cible = membres.find(({ id }) => id === cibleId)
  if (!auteur) return refus('introuvable')
  if (!gere(auteur)) return refus('plus_autorise')
  if (!cible) return refus('introuvable')
  const estGestionnaire = cible.roles.includes('gestionnaire')
  if (geste === 'promouvoir') {
    if (estGestionnaire) return refus('deja_gestionnaire')
    return peutAgir(cible) ? ok({ cible }) : refus('inactif')
  }
  if ((geste === 'quitter') !== (cible.id === parId)) return refus('soi_meme')
  if (!estGestionnaire) return refus('rgc_seul')
  return membres.some((membre) => membre.id !== cible.id && gere(membre)) ? ok({ cible }) : refus('dernier_gestionnaire')
}
