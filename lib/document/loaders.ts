import 'server-only'
import { getSession } from '@/lib/core/session'
import { findOrganismeDeDemande } from '@/lib/demande/data'
import { demandeIdSchema } from '@/lib/demande/schema'
import { findDocumentPret } from './data'

/** The PDF of a demande for its organisme's members and for agents; null for anyone else, like a missing one. */
export async function loadDocument(id: string) {
  const demandeId = demandeIdSchema.safeParse(id)
  const session = await getSession()
  if (!demandeId.success || !session) return null
  if (session.role === 'organisme') {
    const organismeId = await findOrganismeDeDemande(demandeId.data)
    if (!session.membres.some((membre) => membre.organismeId === organismeId)) return null
  }
  return findDocumentPret(demandeId.data)
}
