import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getContexte } from '@/lib/core/contexte'
import { consommer } from '@/lib/core/limite'
import { getSession } from '@/lib/core/session'
import { findOrganismeDeDemande } from '@/lib/demande/data'
import { demandeIdSchema } from '@/lib/demande/schema'
import { verifierFichier } from '@/lib/sceau/service'
import { type DocumentVerifie, findDocumentParCode, findDocumentParSha256, findDocumentPret } from './data'
import { controlerFichier, DEBUT_FICHIER, normaliserCode, type RefusFichier, TAILLE_FICHIER_MAX } from './rules'
import { acceptationIdSchema } from './schema'

type Verdict = { ok: true; document: DocumentVerifie } | { ok: false; code: RefusFichier | 'modifie' | 'inconnu' }

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

/** The file of a form, as `verifierOctets` judges it. */
export async function verifierEnvoi(champ: FormDataEntryValue[]): Promise<Verdict | { ok: false; code: 'plusieurs' }> {
  const [fichier, ...autres] = champ
  if (!(fichier instanceof Blob)) return { ok: false, code: 'absent' }
  if (autres.length > 0) return { ok: false, code: 'plusieurs' }
  if (fichier.size > TAILLE_FICHIER_MAX) return { ok: false, code: 'trop_grand' }
  return verifierOctets(new Uint8Array(await fichier.arrayBuffer()))
}

/** What the code of a document's first page leads to; null without a code. */
export async function verifierCode(saisie: string | string[] | undefined) {
  if (typeof saisie !== 'string' || saisie.trim() === '') return null
  const { adresse } = await getContexte()
  if (!(await consommer('recherche_adresse', adresse))) return { ok: false, code: 'trop_de_tentatives' } as const
  const code = normaliserCode(saisie.slice(0, 100))
  const document = code ? await findDocumentParCode(code) : null
  return document ? ({ ok: true, document } as const) : ({ ok: false, code: 'code_inconnu' } as const)
}

/**
 * The session and what it asks for, when it may read the documents of this demande: members of its organisme, agents. Null
 * for anyone else and for what can't be an identifier. `acceptation`: one of the demande's, to be looked for in it.
 */
export async function lireAcces(id: string, acceptation: string | null) {
  const demandeId = demandeIdSchema.safeParse(id)
  const acceptationId = acceptationIdSchema.safeParse(acceptation)
  const session = await getSession()
  if (!demandeId.success || !acceptationId.success || !session) return null
  if (session.role === 'organisme') {
    const organismeId = await findOrganismeDeDemande(demandeId.data)
    if (!session.membres.some((membre) => membre.organismeId === organismeId)) return null
  }
  return { session, demandeId: demandeId.data, acceptationId: acceptationId.data ?? undefined }
}

/** The newest PDF of a demande, or that of one of its acceptations; null for whoever may not read it, like a missing one. */
export async function loadDocument(id: string, acceptation: string | null = null) {
  const acces = await lireAcces(id, acceptation)
  return acces && findDocumentPret(acces.demandeId, acces.acceptationId)
}
