import { administre } from '@/lib/agent/rules'
import { ok, type Result, refus } from '@/lib/core/result'

/** Taking a lost second factor away takes two administrateurs, the second within 24 hours. */
export const REINITIALISATION_VALABLE = 24 * 3_600_000

type Administrateur = Parameters<typeof administre>[0]
type Cible = { id: string; demonstration: boolean; aFacteur: boolean }
export type Demande = { demandeeParId: string; demandeeLe: Date; confirmeeLe: Date | null; annuleeLe: Date | null }

/** Until when a request can be confirmed. */
export const finDe = ({ demandeeLe }: Pick<Demande, 'demandeeLe'>) => new Date(demandeeLe.getTime() + REINITIALISATION_VALABLE)

/** Whether a request still waits for the second administrateur. */
export const enCours = (demande: Demande, maintenant: Date) =>
  !demande.confirmeeLe && !demande.annuleeLe && maintenant < finDe(demande)

export type RefusDemande = 'plus_autorise' | 'soi_meme' | 'demonstration' | 'sans_facteur' | 'deja_demandee'

/** Whether an administrateur, read again, may ask for an account's second factor to be taken away. */
export function deciderDemande(
  { auteur, cible, derniere }: { auteur: Administrateur | null; cible: Cible; derniere: Demande | null },
  maintenant: Date,
): Result<object, RefusDemande> {
  if (!auteur || !administre(auteur)) return refus('plus_autorise')
  if (auteur.id === cible.id) return refus('soi_meme')
  if (cible.demonstration) return refus('demonstration')
  if (!cible.aFacteur) return refus('sans_facteur')
  return derniere && enCours(derniere, maintenant) ? refus('deja_demandee') : ok({})
}

export type RefusConfirmation = 'plus_autorise' | 'soi_meme' | 'meme_personne' | 'terminee'

/** Whether a second administrateur may confirm: neither the one who asked nor the account's owner. */
export function deciderConfirmation(
  { auteur, compteId, demande }: { auteur: Administrateur | null; compteId: string; demande: Demande },
  maintenant: Date,
): Result<object, RefusConfirmation> {
  if (!auteur || !administre(auteur)) return refus('plus_autorise')
  if (auteur.id === compteId) return refus('soi_meme')
  if (auteur.id === demande.demandeeParId) return refus('meme_personne')
  return enCours(demande, maintenant) ? ok({}) : refus('terminee')
}
