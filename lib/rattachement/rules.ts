import { ok, type Result, refus } from '@/lib/core/result'

/** Rules of « Demander à rejoindre » an organisme that is registered already. */
export const STATUTS_RATTACHEMENT = ['en_attente', 'accepte', 'refuse', 'annule'] as const
export type StatutRattachement = (typeof STATUTS_RATTACHEMENT)[number]
export type EvenementRattachement = 'accepter' | 'refuser' | 'annuler'

export const TRANSITIONS = {
  en_attente: { accepter: 'accepte', refuser: 'refuse', annuler: 'annule' },
  accepte: {},
  refuse: {},
  annule: {},
} as const satisfies Record<StatutRattachement, Partial<Record<EvenementRattachement, StatutRattachement>>>

/** How many answers one person may wait for at a time. */
export const RATTACHEMENTS_OUVERTS_MAX = 5

type Situation = { inscrit: boolean; dejaMembre: boolean; dejaDemande: boolean; ouverts: number }
export type RefusRattachement = 'introuvable' | 'deja_membre' | 'deja_demande' | 'trop_de_demandes'

/** Whether a person may ask to join: `ouverts` counts the answers that this person waits for already. */
export function deciderRattachement({ inscrit, dejaMembre, dejaDemande, ouverts }: Situation): Result<object, RefusRattachement> {
  if (!inscrit) return refus('introuvable')
  if (dejaMembre) return refus('deja_membre')
  if (dejaDemande) return refus('deja_demande')
  return ouverts >= RATTACHEMENTS_OUVERTS_MAX ? refus('trop_de_demandes') : ok({})
}
