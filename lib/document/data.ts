import 'server-only'
import { selonGel } from '@/lib/acces/rules'
import { getPrisma } from '@/lib/core/db'
import { PERSONNES } from '@/lib/demande/data'
import type { Prisma } from '@/lib/generated/prisma/client'

const ORGANISME = { raisonSociale: true, adressePostale: true, siret: true, nda: true } as const

/** What the worker needs to make a document. Throws when the document does not exist. */
export async function getSourceDocument(documentId: string) {
  const { demande, ...document } = await getPrisma().document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      statut: true,
      creeLe: true,
      code: true,
      demande: { select: { acces: { select: { debut: true, fin: true } } } },
      acceptation: {
        select: { ...ORGANISME, ...PERSONNES, accepteeLe: true, cguVersion: { select: { miseAJourLe: true, texte: true } } },
      },
    },
  })
  return { ...document, ...demande }
}

const FICHIER = { contenu: true, sha256: true, taille: true } as const

/**
 * The newest PDF of a demande, or that of one of its acceptations, the file with its timestamp added once there is one; null
 * while it is not ready. The caller has checked the right to read this demande.
 */
export async function findDocumentPret(demandeId: string, acceptationId?: string) {
  const prisma = getPrisma()
  const document = await prisma.document.findFirst({
    where: { demandeId, acceptationId, statut: 'pret' },
    orderBy: { creeLe: 'desc' },
    select: {
      id: true,
      horodate: { select: { documentId: true } },
      demande: { select: { organisme: { select: { siret: true } } } },
    },
  })
  if (!document) return null
  const { id, horodate, demande } = document
  const fichier = horodate
    ? await prisma.documentHorodate.findUniqueOrThrow({ where: { documentId: id }, select: FICHIER })
    : await prisma.document.findUniqueOrThrow({ where: { id }, select: FICHIER })
  const { contenu, sha256, taille } = fichier
  return contenu && sha256 && taille !== null ? { contenu, sha256, taille, siret: demande.organisme.siret } : null
}

/** Documents that were sealed while no server gave a timestamp, and have none since; the oldest first, `nombre` at most. */
export async function listDocumentsSansHorodatage(nombre: number): Promise<string[]> {
  const documents = await getPrisma().document.findMany({
    where: { niveau: 'B-B', statut: 'pret', horodate: null },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: nombre,
  })
  return documents.map(({ id }) => id)
}

/** The bytes of a document as it was sealed; null when it is not ready. For the worker. */
export async function findContenuScelle(documentId: string): Promise<Uint8Array | null> {
  const document = await getPrisma().document.findUnique({ where: { id: documentId }, select: { contenu: true } })
  return document?.contenu ?? null
}

/** How the making of a demande's newest PDF goes, for its page and for agents; null before the demande is accepted. */
export function findEtatDocument(demandeId: string) {
  return getPrisma().document.findFirst({
    where: { demandeId },
    orderBy: { creeLe: 'desc' },
    select: { id: true, statut: true, essais: true, erreur: true, pretLe: true },
  })
}

const VERIFIABLE = {
  demandeId: true,
  acceptationId: true,
  pretLe: true,
  demonstration: true,
  acceptation: {
    select: { siret: true, raisonSociale: true, accepteeLe: true, cguVersion: { select: { miseAJourLe: true } } },
  },
  demande: {
    select: {
      acces: { select: { debut: true, fin: true, statut: true } },
      organisme: {
        select: {
          geleLe: true,
          demandes: { where: { statut: 'acceptee' }, orderBy: { decideeLe: 'desc' }, take: 1, select: { acceptationId: true } },
        },
      },
    },
  },
} as const satisfies Prisma.DocumentSelect

function versVerifie(document: Prisma.DocumentGetPayload<{ select: typeof VERIFIABLE }> | null) {
  if (!document) return null
  const { demande, acceptation, acceptationId, ...reste } = document
  const { cguVersion, ...accepte } = acceptation
  const remplace = demande.organisme.demandes[0]?.acceptationId !== acceptationId
  const acces = demande.acces && selonGel(demande.acces, demande.organisme.geleLe !== null)
  return { ...reste, ...accepte, miseAJourLe: cguVersion.miseAJourLe, acces, remplace }
}
export type DocumentVerifie = NonNullable<ReturnType<typeof versVerifie>>

/**
 * The document whose bytes have this SHA-256 (64 hexadecimal digits), as it was sealed or with its timestamp added: whoever
 * gives it holds those very bytes.
 */
export async function findDocumentParSha256(sha256: string) {
  const prisma = getPrisma()
  const scelle = await prisma.document.findUnique({ where: { sha256, statut: 'pret' }, select: VERIFIABLE })
  if (scelle) return versVerifie(scelle)
  const horodate = await prisma.documentHorodate.findUnique({ where: { sha256 }, select: { document: { select: VERIFIABLE } } })
  return versVerifie(horodate?.document ?? null)
}

/** The document a code leads to; whoever gives it has read the document, or a copy of its first page. */
export const findDocumentParCode = async (code: string) =>
  versVerifie(await getPrisma().document.findUnique({ where: { code, statut: 'pret' }, select: VERIFIABLE }))
