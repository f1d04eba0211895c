import 'server-only'
import { dechiffrer } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'

/** What ProConnect gave for a session (its identity token), to sign out there too; null for a session it did not open. */
export async function lireIdToken(sessionId: string): Promise<string | null> {
  const session = await getPrisma().session.findUnique({ where: { id: sessionId }, select: { idToken: true } })
  return session?.idToken ? dechiffrer('proconnect', session.idToken) : null
}
