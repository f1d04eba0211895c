import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import type { Prisma } from '@/lib/generated/prisma/client'
import { SANS_GEL } from '@/lib/organisme/data'
import { OUVERTS } from './rules'
import { lireCommentaires } from './schema'

/** The people of a demande, or of its acceptation, as columns to read. */
export const PERSONNES = {
  signataireCivilite: true,
  signatairePrenom: true,
  signataireNom: true,
  signataireQualite: true,
  rgcCivilite: true,
  rgcPrenom: true,
  rgcNom: true,
  rgcQualite: true,
  rgcCourriel: true,
} as const satisfies Prisma.DemandeSelect

/** The PDFs of a demande that are ready, the newest first. */
export const PRETS = {
  where: { statut: 'pret' },
  orderBy: { creeLe: 'desc' },
  select: {
    acceptationId: true,
    acceptation: { select: { accepteeLe: true, cguVersion: { select: { miseAJourLe: true } } } },
  },
} as const satisfies Prisma.Demande$documentsArgs

/** Of those, the PDFs of the texts that the demande stood on before `acceptationId`. */
export const lirePrecedents = (prets: Prisma.DocumentGetPayload<typeof PRETS>[], acceptationId: string | null) =>
  prets
    .filter((document) => document.acceptationId !== acceptationId)
    .map(({ acceptationId: id, acceptation: { accepteeLe, cguVersion } }) => ({
      acceptationId: id,
      accepteeLe,
      miseAJourLe: cguVersion.miseAJourLe,
    }))

const DETAIL = {
  id: true,
  nature: true,
  statut: true,
  motif: true,
  voiesRecours: true,
  commentaires: true,
  creeLe: true,
  modifieeLe: true,
  valideeLe: true,
  decideeLe: true,
  organismeId: true,
  acceptationId: true,
  nonLusOrganisme: true,
  ...PERSONNES,
  organisme: { omit: SANS_GEL },
  acceptation: {
    select: {
      accepteeLe: true,
      texteSha256: true,
      cguVersion: { select: { miseAJourLe: true, texte: true, sha256: true } },
      document: { select: { id: true, statut: true, essais: true, erreur: true, taille: true, pretLe: true } },
    },
  },
  documents: PRETS,
  acces: { select: { id: true, statut: true, debut: true, fin: true, motif: true } },
} as const satisfies Prisma.DemandeSelect

type Ligne = Prisma.DemandeGetPayload<{ select: typeof DETAIL }>
const versDetail = ({ documents, ...ligne }: Ligne) => ({
  ...ligne,
  precedents: lirePrecedents(documents, ligne.acceptationId),
  document: ligne.acceptation?.document ?? null,
  commentaires: lireCommentaires(ligne.commentaires),
})
export type DemandeDetail = ReturnType<typeof versDetail>

/** One demande of this organisme with all its page shows, or null: another organisme's is like a missing one. */
export async function findDemande(demandeId: string, organismeId: OrganismeId): Promise<DemandeDetail | null> {
  const ligne = await getPrisma().demande.findFirst({ where: { id: demandeId, organismeId }, select: DETAIL })
  return ligne && versDetail(ligne)
}

/** Where a demande of one of these organismes stands, and its PDF; null for any other. */
export async function findEtat(demandeId: string, organismeIds: string[]) {
  const etat = await getPrisma().demande.findFirst({
    where: { id: demandeId, organismeId: { in: organismeIds } },
    select: { statut: true, acceptation: { select: { document: { select: { statut: true } } } } },
  })
  return etat && { statut: etat.statut, document: etat.acceptation?.document?.statut }
}

/** The open demande of an organisme, with its people, or null. */
export function findDemandeOuverte(organismeId: OrganismeId) {
  return getPrisma().demande.findFirst({
    where: { organismeId, statut: { in: [...OUVERTS] } },
    select: { id: true, statut: true, motif: true, commentaires: true, valideeLe: true, ...PERSONNES },
  })
}

/**
 * What a new demande starts from, in one statement: the organisme, the demande that is open already (the last one, if any is), the
 * people of the last one, and the access that runs.
 */
export async function findDepart(id: OrganismeId) {
  const { demandes, acces, ...organisme } = await getPrisma().organisme.findUniqueOrThrow({
    where: { id },
    omit: SANS_GEL,
    include: {
      demandes: { orderBy: { creeLe: 'desc' }, take: 1, select: { id: true, statut: true, ...PERSONNES } },
      acces: {
        where: { statut: { in: ['actif', 'suspendu'] } },
        take: 1,
        select: { id: true, statut: true, debut: true, fin: true, motif: true },
      },
    },
  })
  const { id: derniereId, statut, ...personnes } = demandes[0] ?? { id: null, statut: null }
  const ouverte = statut !== null && OUVERTS.some((ouvert) => ouvert === statut)
  return { organisme, ouverteId: ouverte ? derniereId : null, personnes: statut ? personnes : null, acces: acces[0] ?? null }
}

/** Whose demande it is, to compare with who asks; null when there is no such demande. */
export async function findOrganismeDeDemande(demandeId: string): Promise<string | null> {
  const demande = await getPrisma().demande.findUnique({ where: { id: demandeId }, select: { organismeId: true } })
  return demande?.organismeId ?? null
}
