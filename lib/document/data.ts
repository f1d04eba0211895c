import 'server-only'
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

/** The newest PDF of a demande, null while none is ready. The caller has checked the right to read this demande. */
export async function findDocumentPret(demandeId: string) {
  const document = await getPrisma().document.findFirst({
    where: { demandeId, statut: 'pret' },
    orderBy: { creeLe: 'desc' },
    select: { contenu: true, sha256: true, taille: true, demande: { select: { organisme: { select: { siret: true } } } } },
  })
  if (!document?.contenu || !document.sha256 || document.taille === null) return null
  const { contenu, sha256, taille, demande } = document
  return { contenu, sha256, taille, siret: demande.organisme.siret }
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
  taille: true,
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
  return { ...reste, ...accepte, miseAJourLe: cguVersion.miseAJourLe, acces: demande.acces, remplace }
}
export type DocumentVerifie = NonNullable<ReturnType<typeof versVerifie>>

/** The document whose bytes have this SHA-256 (64 hexadecimal digits): whoever gives it holds those very bytes. */
export const findDocumentParSha256 = async (sha256: string) =>
  versVerifie(await getPrisma().document.findUnique({ where: { sha256, statut: 'pret' }, select: VERIFIABLE }))

/** The document a code leads to; whoever gives it has read the document, or a copy of its first page. */
export const findDocumentParCode = async (code: string) =>
  versVerifie(await getPrisma().document.findUnique({ where: { code, statut: 'pret' }, select: VERIFIABLE }))
