import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getSession } from '@/lib/core/session'
import { findOrganismeDeDemande } from '@/lib/demande/data'
import { demandeIdSchema } from '@/lib/demande/schema'
import { findDocumentParSha256, findDocumentPret } from './data'
import { controlerFichier, DEBUT_FICHIER, type RefusFichier } from './rules'

type Verdict =
  | { ok: true; document: NonNullable<Awaited<ReturnType<typeof findDocumentParSha256>>> }
  | { ok: false; code: RefusFichier | 'plusieurs' | 'inconnu' }

/** Whether a form's file is, byte for byte, a document of this portal. Only its fingerprint is looked up; nothing is kept. */
export async function verifierFichier(champ: FormDataEntryValue[]): Promise<Verdict> {
  const [fichier, ...autres] = champ
  if (!(fichier instanceof Blob)) return { ok: false, code: 'absent' }
  if (autres.length > 0) return { ok: false, code: 'plusieurs' }
  const contenu = new Uint8Array(await fichier.arrayBuffer())
  const code = controlerFichier(contenu.length, contenu.subarray(0, DEBUT_FICHIER))
  if (code) return { ok: false, code }
  const document = await findDocumentParSha256(sha256(contenu))
  return document ? { ok: true, document } : { ok: false, code: 'inconnu' }
}

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
