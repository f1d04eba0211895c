import { ok, type Result, refus } from '@/lib/core/result'

/** An organisme of a person, and what still holds them there. */
export type Attache = {
  organismeId: string
  raisonSociale: string
  estGestionnaire: boolean
  estRgc: boolean
  /** Another gestionnaire whose account works. */
  autreGestionnaire: boolean
  /** A demande is open. */
  demandeOuverte: boolean
  /** An access runs, suspended or not. */
  accesEnCours: boolean
}

/** An organisme that would be left without anyone to answer for its open demande or its access. */
export const retient = ({ estGestionnaire, autreGestionnaire, demandeOuverte, accesEnCours }: Attache): boolean =>
  estGestionnaire && !autreGestionnaire && (demandeOuverte || accesEnCours)

/** Whether an unused account stays all the same: its person answers for an organisme, or is the RGC of an access. */
export const demeure = (attache: Attache): boolean => retient(attache) || (attache.estRgc && attache.accesEnCours)

export type RefusSuppression = 'agent' | 'demonstration' | 'preuve' | 'confirmation' | 'seul_gestionnaire'
type Demande = {
  role: 'organisme' | 'agent' | 'administrateur'
  demonstration: boolean
  email: string
  /** Whether the person has just proved who they are. */
  prouve: boolean
  /** The e-mail as typed to confirm. */
  confirmation: string
  attaches: Attache[]
}

/** Whether a person may have their account erased now (GDPR, article 17; what 17-3 excepts is kept and named). */
export function deciderSuppression(demande: Demande): Result<object, RefusSuppression> {
  if (demande.role !== 'organisme') return refus('agent')
  if (demande.demonstration) return refus('demonstration')
  if (demande.attaches.some(retient)) return refus('seul_gestionnaire')
  if (!demande.prouve) return refus('preuve')
  return demande.confirmation === demande.email ? ok({}) : refus('confirmation')
}

/** The address of an account that was erased: nobody's (RFC 2606), and the same however often it is done. */
export const adresseEffacee = (compteId: string) => `efface-${compteId}@efface.invalid`
