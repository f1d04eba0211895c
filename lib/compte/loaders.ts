import 'server-only'
import { exigerSession } from '@/lib/core/session'
import { listSessions } from '@/lib/session/data'
import { lireEtatJeton, listOrganismesDuCompte, usageDuChoix } from './data'
import type { UsageJeton } from './rules'

/** The link of an e-mail, as its page reads it: nothing is consumed. */
export async function loadJeton(saisie: string | string[] | undefined, usage: UsageJeton) {
  const jeton = typeof saisie === 'string' && /^[A-Za-z0-9_-]{43}$/.test(saisie) ? saisie : null
  return { jeton, etat: jeton ? await lireEtatJeton(jeton, usage, new Date()) : ('inconnu' as const) }
}

/** `/mot-de-passe/nouveau`: a password link, or an agent's invitation. */
export async function loadChoix(saisie: string | string[] | undefined) {
  return loadJeton(saisie, typeof saisie === 'string' ? await usageDuChoix(saisie) : 'mot_de_passe')
}

/** `/mon-compte`. */
export async function loadMonCompte() {
  const session = await exigerSession('/mon-compte')
  const [organismes, sessions] = await Promise.all([
    listOrganismesDuCompte(session.compteId),
    listSessions(session.compteId, new Date()),
  ])
  const { email, demonstration, aFacteur } = session
  return { email, demonstration, aFacteur, organismes, autresSessions: sessions.filter(({ id }) => id !== session.id).length }
}
