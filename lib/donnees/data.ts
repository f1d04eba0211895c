import 'server-only'
import { getPrisma, type Tx } from '@/lib/core/db'
import { lireAcceptation } from '@/lib/preuve/rules'
import type { Attache } from './rules'

/** The organismes of an account and what holds the person there, in one statement. */
export function listAttaches(compteId: string, maintenant: Date, db: Tx = getPrisma()): Promise<Attache[]> {
  return db.$queryRaw<Attache[]>`
    SELECT o.id AS "organismeId", o."raisonSociale",
      bool_or(m.role = 'gestionnaire') AS "estGestionnaire", bool_or(m.role = 'rgc') AS "estRgc",
      EXISTS (SELECT 1 FROM "Membre" a JOIN "Compte" c ON c.id = a."compteId"
        WHERE a."organismeId" = o.id AND a."compteId" <> ${compteId}::uuid AND a.role = 'gestionnaire'
          AND c."activeLe" IS NOT NULL AND c."desactiveLe" IS NULL AND c."geleLe" IS NULL) AS "autreGestionnaire",
      EXISTS (SELECT 1 FROM "Demande" d WHERE d."organismeId" = o.id
        AND d.statut IN ('brouillon', 'en_attente', 'a_corriger')) AS "demandeOuverte",
      EXISTS (SELECT 1 FROM "Acces" x WHERE x."organismeId" = o.id
        AND x.statut IN ('actif', 'suspendu') AND x.fin > ${maintenant}::timestamptz) AS "accesEnCours"
    FROM "Membre" m JOIN "Organisme" o ON o.id = m."organismeId" WHERE m."compteId" = ${compteId}::uuid
    GROUP BY o.id ORDER BY o."raisonSociale", o.id`
}

const ORGANISME = { select: { raisonSociale: true, siret: true } } as const

/** Everything the portal holds about a person, without anything secret: one key per file of the copy they get. */
export async function lireDonnees(compteId: string) {
  const prisma = getPrisma()
  const compte = await prisma.compte.findUniqueOrThrow({
    where: { id: compteId },
    select: {
      id: true,
      email: true,
      nom: true,
      role: true,
      demonstration: true,
      creeLe: true,
      activeLe: true,
      desactiveLe: true,
      connecteLe: true,
      preavisLe: true,
      proconnectSub: true,
      totpConfirmeLe: true,
      membres: { select: { role: true, creeLe: true, organisme: ORGANISME } },
      sessions: {
        orderBy: { creeLe: 'asc' },
        select: { creeLe: true, vueLe: true, finieLe: true, methode: true, facteurLe: true, navigateur: true },
      },
      appareils: { select: { navigateur: true, creeLe: true, vuLe: true } },
      clesAcces: { select: { nom: true, creeLe: true, utiliseeLe: true } },
      codesSecours: { select: { creeLe: true, consommeLe: true } },
      jetons: { select: { usage: true, creeLe: true, expireLe: true, consommeLe: true, annuleLe: true, email: true } },
      consultations: { select: { jour: true, genre: true, nombre: true } },
      rattachements: { select: { creeLe: true, statut: true, message: true, decideLe: true, organisme: ORGANISME } },
      reclamations: { select: { creeLe: true, statut: true, motif: true, reponse: true, organisme: ORGANISME } },
    },
  })
  const { membres, sessions, appareils, clesAcces, codesSecours, jetons, consultations, rattachements, reclamations, ...fiche } =
    compte
  const acceptations = await prisma.acceptation.findMany({ where: { compteId }, orderBy: { accepteeLe: 'asc' } })
  const journal = await prisma.journal.findMany({
    where: { OR: [{ compteId }, { acteurId: compteId }] },
    orderBy: { id: 'asc' },
    select: { creeLe: true, evenement: true, organismeId: true, demandeId: true, de: true, vers: true, empreinte: true },
  })
  const courriels = await prisma.courriel.findMany({
    where: { destinataire: fiche.email },
    orderBy: { id: 'asc' },
    select: { modele: true, sujet: true, statut: true, creeLe: true, envoyeLe: true },
  })
  const messages = await prisma.message.findMany({
    where: { compteId },
    orderBy: { id: 'asc' },
    select: { demandeId: true, creeLe: true, texte: true },
  })
  const invitations = await prisma.invitation.findMany({
    where: { OR: [{ email: fiche.email }, { inviteParId: compteId }] },
    select: { email: true, creeLe: true, expireLe: true, accepteeLe: true, annuleeLe: true, organisme: ORGANISME },
  })
  return {
    compte: fiche,
    organismes: membres,
    sessions,
    navigateurs: appareils,
    'seconds-facteurs': { clesAcces, codesSecours },
    liens: jetons,
    consultations,
    invitations,
    'demandes-de-rattachement': rattachements,
    reclamations,
    acceptations: acceptations.map(lireAcceptation),
    messages,
    journal,
    courriels,
  }
}
export type Donnees = Awaited<ReturnType<typeof lireDonnees>>
