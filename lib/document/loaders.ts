import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { redirect } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { confier } from '@/lib/core/auxiliaire'
import { getContexte } from '@/lib/core/contexte'
import { corpsBrut } from '@/lib/core/corps'
import { consommer } from '@/lib/core/limite'
import { errorFields, log } from '@/lib/core/log'
import { getSession, PAGE_GEL } from '@/lib/core/session'
import { findOrganismeDeDemande } from '@/lib/demande/data'
import { demandeIdSchema } from '@/lib/demande/schema'
import { findDocumentParCode, findDocumentPret } from './data'
import { normaliserCode } from './rules'
import { acceptationIdSchema } from './schema'
import { fichierDuChamp, TYPE_PDF, type Verdict } from './service'

const VERIFICATEUR = 'scripts/verificateur.ts'
type Reponse = Verdict | { ok: false; code: 'occupe' }

/** The file is examined in a process apart, at low priority: strangers' files neither slow the pages down nor fill their memory. */
async function faireExaminer(corps: Readable, type: string): Promise<Reponse> {
  try {
    return ((await confier(VERIFICATEUR, corps, type)) as Verdict | null) ?? { ok: false, code: 'occupe' }
  } catch (error) {
    log.error({ event: 'verification.echec', ...errorFields(error) })
    return { ok: false, code: 'occupe' }
  }
}

/** What the file of a form's field is; `occupe` when too many are being verified, or when its examination failed. */
export async function verifierEnvoi(champ: FormDataEntryValue[]): Promise<Reponse> {
  const lu = fichierDuChamp(champ)
  return lu.ok ? faireExaminer(Readable.fromWeb(lu.fichier.stream() as ReadableStream), TYPE_PDF) : lu
}

/** The same for the request under way, whose body is the form or the PDF itself: it goes through without being held here. */
export async function verifierCorps(requete: Request): Promise<Reponse> {
  const corps =
    corpsBrut((await getContexte()).requeteId) ?? Readable.fromWeb((requete.body ?? new Blob().stream()) as ReadableStream)
  return faireExaminer(corps, requete.headers.get('content-type') ?? '')
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
 * for anyone else and for what can't be an identifier. It counts as an export of this person. `acceptation`: one of the demande's, to be looked for in it.
 */
export async function lireAcces(id: string, acceptation: string | null) {
  const demandeId = demandeIdSchema.safeParse(id)
  const acceptationId = acceptationIdSchema.safeParse(acceptation)
  const session = await getSession()
  if (!demandeId.success || !acceptationId.success || !session) return null
  if (session.role === 'organisme') {
    const organismeId = await findOrganismeDeDemande(demandeId.data)
    if (organismeId && session.gelees.includes(organismeId)) redirect(PAGE_GEL)
    if (!session.membres.some((membre) => membre.organismeId === organismeId)) return null
  }
  await compterConsultation(session, 'export')
  return { session, demandeId: demandeId.data, acceptationId: acceptationId.data ?? undefined }
}

/** The newest PDF of a demande, or that of one of its acceptations; null for whoever may not read it, like a missing one. */
export async function loadDocument(id: string, acceptation: string | null = null) {
  const acces = await lireAcces(id, acceptation)
  return acces && findDocumentPret(acces.demandeId, acces.acceptationId)
}
