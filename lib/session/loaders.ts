import 'server-only'
import { exigerSession, lireAppareil, observerSessionSansFacteur } from '@/lib/core/session'
import { estConnu, listSessions } from './data'

/** `/mon-compte/sessions`: this session first, then the others, last used first. */
export async function loadSessions() {
  const { id, compteId } = await exigerSession('/mon-compte/sessions')
  const sessions = await listSessions(compteId, new Date())
  const ouvertes = sessions.map((session) => ({ ...session, courante: session.id === id }))
  return ouvertes.sort((une, autre) => Number(autre.courante) - Number(une.courante))
}

/** How long this session still lasts, in milliseconds: unused, and whatever happens. Asking is no use of it; null once over. */
export async function loadReste(): Promise<{ inactivite: number; absolue: number } | null> {
  const session = await observerSessionSansFacteur()
  if (!session) return null
  const maintenant = Date.now()
  const { inactivite, absolue } = session.fins
  return { inactivite: inactivite.getTime() - maintenant, absolue: absolue.getTime() - maintenant }
}

/** The token of this browser when the account of this e-mail knows it, or null. */
export async function loadAppareilConnu(email: string): Promise<string | null> {
  const jeton = await lireAppareil()
  return jeton && (await estConnu(email, jeton)) ? jeton : null
}
