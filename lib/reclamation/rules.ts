import { finDuJourParis, jourParis } from '@/lib/core/calendrier'
import { ok, type Result, refus } from '@/lib/core/result'

/** Rules of « Je n’ai plus accès à ce compte »: agents examine a claim, the present gestionnaires may object, then it changes hands. */
export const STATUTS_RECLAMATION = ['deposee', 'en_opposition', 'opposee', 'transferee', 'refusee', 'annulee'] as const
export type StatutReclamation = (typeof STATUTS_RECLAMATION)[number]
export type EvenementReclamation = 'ouvrir_opposition' | 'opposer' | 'transferer' | 'refuser' | 'annuler'

export const TRANSITIONS = {
  deposee: { ouvrir_opposition: 'en_opposition', refuser: 'refusee', annuler: 'annulee' },
  en_opposition: { opposer: 'opposee', transferer: 'transferee', refuser: 'refusee', annuler: 'annulee' },
  opposee: { transferer: 'transferee', refuser: 'refusee', annuler: 'annulee' },
  transferee: {},
  refusee: {},
  annulee: {},
} as const satisfies Record<StatutReclamation, Partial<Record<EvenementReclamation, StatutReclamation>>>

/** The states in which a claim waits for somebody: an organisme has one at a time. */
export const OUVERTES = ['deposee', 'en_opposition', 'opposee'] as const satisfies readonly StatutReclamation[]
export const estOuverte = (statut: StatutReclamation) => (OUVERTES as readonly StatutReclamation[]).includes(statut)

/** Whole days, in Paris, that the present gestionnaires have to object, after the one on which they are told. */
export const JOURS_OPPOSITION = 7

/** The first instant at which it is too late to object. */
export const finOpposition = (ouverteLe: Date): Date => finDuJourParis(jourParis(ouverteLe).add({ days: JOURS_OPPOSITION }))

type Reclamation = { statut: StatutReclamation; oppositionAvant: Date | null }
export type RefusReclamation = 'deja_decidee' | 'trop_tard' | 'trop_tot' | 'demandeur_inactif'

/**
 * What an event leads to. Only an agent transfers what was objected to, and only the end of the delay what was not:
 * `parAgent` tells which. `demandeurActif`: whether the person who claims can use the account.
 */
export function deciderReclamation(
  { statut, oppositionAvant }: Reclamation,
  evenement: EvenementReclamation,
  { maintenant, parAgent = false, demandeurActif = true }: { maintenant: Date; parAgent?: boolean; demandeurActif?: boolean },
): Result<{ vers: StatutReclamation }, RefusReclamation> {
  const passages: Partial<Record<EvenementReclamation, StatutReclamation>> = TRANSITIONS[statut]
  const vers = passages[evenement]
  if (!vers) return refus('deja_decidee')
  const depasse = oppositionAvant !== null && oppositionAvant <= maintenant
  if (evenement === 'opposer' && depasse) return refus('trop_tard')
  if (evenement !== 'transferer') return ok({ vers })
  if ((statut === 'opposee') !== parAgent) return refus('deja_decidee')
  if (statut === 'en_opposition' && !depasse) return refus('trop_tot')
  return demandeurActif ? ok({ vers }) : refus('demandeur_inactif')
}

/** What the person who claims is told of a state: never whether somebody was asked, or objected. */
export type SuiteDemandeur = 'en_examen' | 'transferee' | 'refusee' | 'annulee'
export function suitePourDemandeur(statut: StatutReclamation): SuiteDemandeur {
  switch (statut) {
    case 'deposee':
    case 'en_opposition':
    case 'opposee':
      return 'en_examen'
    case 'transferee':
    case 'refusee':
    case 'annulee':
      return statut
  }
}

export type RefusDepot = 'introuvable' | 'deja_membre' | 'deja_deposee' | 'deja_en_cours'

/** Whether a claim may be made; `ouverte`: whose claim waits on the organisme already, if any. */
export function deciderDepot({
  inscrit,
  dejaMembre,
  ouverte,
}: {
  inscrit: boolean
  dejaMembre: boolean
  ouverte: 'sienne' | 'autre' | null
}): Result<object, RefusDepot> {
  if (!inscrit) return refus('introuvable')
  if (dejaMembre) return refus('deja_membre')
  if (ouverte === 'sienne') return refus('deja_deposee')
  return ouverte === 'autre' ? refus('deja_en_cours') : ok({})
}

export const RECLAMATIONS_PAR_PAGE = 50

/** Address of the agents' list for a state, from the row after `apres` on; what is usual is left out. */
export function adresseReclamations({ etat, apres }: { etat?: StatutReclamation | null; apres?: string | null }): string {
  const parametres = new URLSearchParams()
  if (etat) parametres.set('etat', etat)
  if (apres) parametres.set('apres', apres)
  const suite = parametres.toString()
  return suite ? `/admin/reclamations?${suite}` : '/admin/reclamations'
}
