import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { findDocumentParSha256 } from './data'
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
