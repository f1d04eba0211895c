import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { verifierFichier } from '@/lib/sceau/service'
import { type DocumentVerifie, findDocumentParSha256 } from './data'
import { controlerFichier, DEBUT_FICHIER, type RefusFichier, TAILLE_FICHIER_MAX } from './rules'

export const TYPE_PDF = 'application/pdf'

export type Verdict =
  | { ok: true; document: DocumentVerifie }
  | { ok: false; code: RefusFichier | 'plusieurs' | 'modifie' | 'inconnu' }

/**
 * What a file is: byte for byte one of ours, ours but changed since (its seal tells), or unknown. The archive's fingerprint
 * decides; only the fingerprint is looked up and nothing is kept.
 */
export async function verifierOctets(contenu: Uint8Array): Promise<Verdict> {
  const code = controlerFichier(contenu.length, contenu.subarray(0, DEBUT_FICHIER))
  if (code) return { ok: false, code }
  const document = await findDocumentParSha256(sha256(contenu))
  if (document) return { ok: true, document }
  const examen = await verifierFichier(contenu, new Date())
  return { ok: false, code: examen.code === 'modifie' ? 'modifie' : 'inconnu' }
}

/** The one file of a form's field, or why there is none to examine. */
export function fichierDuChamp(champ: FormDataEntryValue[]): { ok: true; fichier: Blob } | (Verdict & { ok: false }) {
  const [fichier, ...autres] = champ
  if (!(fichier instanceof Blob)) return { ok: false, code: 'absent' }
  if (autres.length > 0) return { ok: false, code: 'plusieurs' }
  return fichier.size > TAILLE_FICHIER_MAX ? { ok: false, code: 'trop_grand' } : { ok: true, fichier }
}

/** What a request holds, examined here: a PDF as it is, or a form with the file `document`. For scripts/verificateur.ts. */
export async function verifierRequete(requete: Request): Promise<Verdict> {
  const [type] = (requete.headers.get('content-type') ?? '').toLowerCase().split(';', 1)
  if (type?.trim() === TYPE_PDF) return verifierOctets(new Uint8Array(await requete.arrayBuffer()))
  const formulaire = await requete.formData().catch(() => null)
  const lu = fichierDuChamp(formulaire?.getAll('document') ?? [])
  return lu.ok ? verifierOctets(new Uint8Array(await lu.fichier.arrayBuffer())) : lu
}
