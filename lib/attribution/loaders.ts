import 'server-only'
import { observerSession } from '@/lib/core/session'
import { demandeIdSchema } from '@/lib/demande/schema'
import { marquerPresence } from './mutations'

/** Who else has a demande open, for a page that says by itself that it is still there: no use of the session. Null for whoever may not know. */
export async function loadPresence(id: string): Promise<string[] | null> {
  const demandeId = demandeIdSchema.safeParse(id)
  const session = await observerSession()
  if (!demandeId.success || !session || session.role === 'organisme') return null
  return (await marquerPresence({ demandeId: demandeId.data, compteId: session.compteId }, new Date())).presents
}
