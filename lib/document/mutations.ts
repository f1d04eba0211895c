import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireJournal } from '@/lib/journal/mutations'
import { nouveauCode } from './rules'

const ERREUR_MAX = 500

/** Orders the PDF of an acceptation that counts from now on, inside the transaction that decides it. */
export async function preparerDocument(tx: Tx, sur: { demandeId: string; acceptationId: string }): Promise<void> {
  const { id } = await tx.document.create({ data: { ...sur, code: nouveauCode() }, select: { id: true } })
  await enqueue(tx, 'document', { documentId: id })
}

/** What the seal says of the bytes; `horodatage` names the timestamp server, null for a seal without one. */
export type Cachet = { niveau: string; horodatage: string | null; horodateLe: Date | null; demonstration: boolean }
type Production = { documentId: string; contenu: Uint8Array<ArrayBuffer>; cachet: Cachet; maintenant: Date }

/** Keeps the PDF's bytes, once: a second call changes nothing. False when the document was there already. */
export function enregistrerDocument({ documentId, contenu, cachet, maintenant }: Production): Promise<boolean> {
  const empreinte = sha256(contenu)
  return transaction(async (tx) => {
    const { count } = await tx.document.updateMany({
      where: { id: documentId, statut: { not: 'pret' } },
      data: { ...cachet, statut: 'pret', contenu, sha256: empreinte, taille: contenu.length, pretLe: maintenant, erreur: null },
    })
    if (count === 0) return false
    const { demande } = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { demande: { select: { id: true, organismeId: true } } },
    })
    await ecrireJournal(tx, {
      acteur: { type: 'systeme' },
      evenement: 'document.produire',
      organismeId: demande.organismeId,
      demandeId: demande.id,
      donnees: { documentId, sha256: empreinte, taille: contenu.length, niveau: cachet.niveau },
      maintenant,
    })
    return true
  })
}

type Horodatage = { documentId: string; contenu: Uint8Array<ArrayBuffer>; source: string; horodateLe: Date; maintenant: Date }

/**
 * Keeps, beside a sealed PDF, the same with a timestamp appended, once: a second call changes nothing. `source` and
 * `horodateLe`: who gave the timestamp, and the instant it states. False when there was one already.
 */
export function enregistrerHorodatage({ maintenant, ...horodatage }: Horodatage): Promise<boolean> {
  const { documentId, contenu, source, horodateLe } = horodatage
  const fichier = { sha256: sha256(contenu), taille: contenu.length }
  return transaction(async (tx) => {
    const data = { ...horodatage, ...fichier, creeLe: maintenant }
    const { count } = await tx.documentHorodate.createMany({ data, skipDuplicates: true })
    if (count === 0) return false
    const { demande } = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: { demande: { select: { id: true, organismeId: true } } },
    })
    await ecrireJournal(tx, {
      acteur: { type: 'systeme' },
      evenement: 'document.horodater',
      organismeId: demande.organismeId,
      demandeId: demande.id,
      donnees: { documentId, ...fichier, source, horodateLe: horodateLe.toISOString() },
      maintenant,
    })
    return true
  })
}

/** Counts a failed try and keeps its error for the agents. Never touches the demande, nor a document that is ready. */
export async function noterEchecDocument(documentId: string, error: unknown): Promise<void> {
  const erreur = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, ERREUR_MAX)
  await getPrisma().document.updateMany({
    where: { id: documentId, statut: { not: 'pret' } },
    data: { statut: 'echec', erreur, essais: { increment: 1 } },
  })
}

/** Orders the PDF again, with a fresh count of tries; one that is ready stays as it is. For agents. */
export function relancerDocument(documentId: string): Promise<Result<object, 'introuvable' | 'deja_pret'>> {
  return transaction(async (tx) => {
    const { count } = await tx.document.updateMany({
      where: { id: documentId, statut: { not: 'pret' } },
      data: { statut: 'en_preparation', essais: 0 },
    })
    if (count === 0) return refus((await tx.document.count({ where: { id: documentId } })) === 0 ? 'introuvable' : 'deja_pret')
    await enqueue(tx, 'document', { documentId })
    return ok({})
  })
}
