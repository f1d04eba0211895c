import { ok, type Result, refus } from '@/lib/core/result'

/** Rules of the accounts of agents and administrateurs. */
export const ROLES_AGENT = ['agent', 'administrateur'] as const
export type RoleAgent = (typeof ROLES_AGENT)[number]
export type EtatAgent = 'invite' | 'actif' | 'desactive'

/** How far an account is: invited until its first password or sign-in with ProConnect. */
export function etatAgent({ activeLe, desactiveLe }: { activeLe: Date | null; desactiveLe: Date | null }): EtatAgent {
  if (desactiveLe) return 'desactive'
  return activeLe ? 'actif' : 'invite'
}

/** What an administrateur does to an account: disable it, enable it, give it a role, or send its invitation again. */
export type Changement = 'desactiver' | 'reactiver' | 'reinviter' | RoleAgent
export type RefusChangement = 'plus_autorise' | 'introuvable' | 'soi_meme' | 'desactive' | 'inchange' | 'dernier_administrateur'

type Compte = {
  id: string
  role: 'organisme' | RoleAgent
  activeLe: Date | null
  desactiveLe: Date | null
  geleLe: Date | null
}

/** An administrateur who can act: the portal must keep one. */
export const administre = ({ role, activeLe, desactiveLe, geleLe }: Compte) =>
  role === 'administrateur' && activeLe !== null && !desactiveLe && !geleLe

const estAgent = <C extends Compte>(compte: C): compte is C & { role: RoleAgent } => compte.role !== 'organisme'

function changeRien(changement: Changement, { role, ...compte }: Compte): boolean {
  const etat = etatAgent(compte)
  switch (changement) {
    case 'desactiver':
      return etat === 'desactive'
    case 'reactiver':
      return etat !== 'desactive'
    case 'reinviter':
      return etat === 'actif'
    case 'agent':
    case 'administrateur':
      return role === changement
  }
}

/**
 * Whether a change may be made. `auteur` is read again with `cible`: he may have lost the right a moment ago. `autres`: how
 * many administrateurs can act besides `cible`.
 */
export function deciderChangement<C extends Compte>(
  changement: Changement,
  { auteur, cible, autres }: { auteur: Compte | null; cible: C | null; autres: number },
): Result<{ cible: C & { role: RoleAgent } }, RefusChangement> {
  if (!auteur || !administre(auteur)) return refus('plus_autorise')
  if (!cible || !estAgent(cible)) return refus('introuvable')
  if (cible.id === auteur.id) return refus('soi_meme')
  if (changeRien(changement, cible)) return refus('inchange')
  if (cible.desactiveLe && changement !== 'reactiver') return refus('desactive')
  const perd = administre(cible) && (changement === 'desactiver' || changement === 'agent')
  return perd && autres === 0 ? refus('dernier_administrateur') : ok({ cible })
}

export const AGENTS_PAR_PAGE = 50

/** Address of the list for a search, from the row after `apres` on; what is usual is left out. */
export function adresseAgents({ q, apres }: { q?: string; apres?: string | null }): string {
  const parametres = new URLSearchParams()
  if (q) parametres.set('q', q)
  if (apres) parametres.set('apres', apres)
  const suite = parametres.toString()
  return suite ? `/admin/agents?${suite}` : '/admin/agents'
}
