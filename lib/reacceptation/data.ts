import 'server-only'
import { getPrisma, type Tx } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { Prisma } from '@/lib/generated/prisma/client'
import { ACCEPTATIONS_PAR_PAGE, type Attente, type Campagne, type Rang, reacceptationAttendue } from './rules'

/** Organismes with an open access (x) that are not frozen, their last accepted demande (d), its acceptation (a) and the version of that (v). */
const OUVERTS = (maintenant: Date) => Prisma.sql`"Acces" x JOIN "Organisme" o ON o.id = x."organismeId"
  JOIN LATERAL (SELECT id, "acceptationId" FROM "Demande" WHERE "organismeId" = o.id AND statut = 'acceptee'
    ORDER BY "decideeLe" DESC, id DESC LIMIT 1) d ON true
  JOIN "Acceptation" a ON a.id = d."acceptationId" JOIN "CguVersion" v ON v.id = a."cguVersionId"
  WHERE x.statut = 'actif' AND o."geleLe" IS NULL AND x.debut <= ${maintenant}::timestamptz AND x.fin > ${maintenant}::timestamptz`

/** Whether that acceptation is of this version, or of one that came after it. */
const DEPUIS = (cguVersionId: string) => Prisma.sql`((v."publieeLe", v."miseAJourLe") >=
  (SELECT "publieeLe", "miseAJourLe" FROM "CguVersion" WHERE id = ${cguVersionId}::uuid))`

export type Reacceptation = Attente & { demandeId: string }

/** What this organisme is asked to accept again, and the demande on whose page it does; null when nothing is asked. */
export async function findReacceptation(
  organismeId: OrganismeId,
  maintenant: Date,
  db: Tx = getPrisma(),
): Promise<Reacceptation | null> {
  const lignes = await db.$queryRaw<(Campagne & { demandeId: string; debut: Date; fin: Date; depuis: Date; du: Date })[]>`
    SELECT q.*, k.avant, c."publieeLe", c."miseAJourLe" FROM (
      SELECT d.id AS "demandeId", x.debut, x.fin, v."publieeLe" AS depuis, v."miseAJourLe" AS du
      FROM ${OUVERTS(maintenant)} AND o.id = ${organismeId}::uuid) q
    CROSS JOIN "CampagneCgu" k JOIN "CguVersion" c ON c.id = k."cguVersionId"`
  const [ligne] = lignes
  if (!ligne) return null
  const { demandeId, debut, fin, depuis, du } = ligne
  const acceptee = { publieeLe: depuis, miseAJourLe: du }
  const attente = reacceptationAttendue({ acces: { statut: 'actif', debut, fin }, acceptee, campagnes: lignes }, maintenant)
  return attente && { ...attente, demandeId }
}

const RANG = { publieeLe: true, miseAJourLe: true } as const

/** Campaigns of the versions that are, or were, in force, the newest first. */
export async function listCampagnes(maintenant: Date, db: Tx = getPrisma()): Promise<(Campagne & { cguVersionId: string })[]> {
  const campagnes = await db.campagneCgu.findMany({
    where: { cguVersion: { publieeLe: { lte: maintenant } } },
    orderBy: [{ cguVersion: { publieeLe: 'desc' } }, { cguVersion: { miseAJourLe: 'desc' } }],
    select: { cguVersionId: true, avant: true, cguVersion: { select: RANG } },
  })
  return campagnes.map(({ cguVersion, ...campagne }) => ({ ...campagne, ...cguVersion }))
}

/** When the version of a campaign comes into force; null when it was taken back, or asks for nothing. */
export async function findDebutCampagne(cguVersionId: string): Promise<Date | null> {
  const campagne = await getPrisma().campagneCgu.findUnique({
    where: { cguVersionId },
    select: { cguVersion: { select: { publieeLe: true } } },
  })
  return campagne?.cguVersion.publieeLe ?? null
}

export const ORGANISMES_PAR_LOT = 100
type EnRetard = {
  organismeId: string
  raisonSociale: string
  demandeId: string
  acces: { debut: Date; fin: Date }
  acceptee: Rang
}

/** The next organismes with an open access that stand on a version before this one, by identifier, after `apres`. */
export async function listEnRetard(
  { cguVersionId, apres }: { cguVersionId: string; apres: string | null },
  maintenant: Date,
  db: Tx = getPrisma(),
): Promise<EnRetard[]> {
  const lignes = await db.$queryRaw<(Rang & { debut: Date; fin: Date } & Omit<EnRetard, 'acces' | 'acceptee'>)[]>`
    SELECT o.id AS "organismeId", o."raisonSociale", d.id AS "demandeId", x.debut, x.fin, v."publieeLe", v."miseAJourLe"
    FROM ${OUVERTS(maintenant)} AND (${apres}::uuid IS NULL OR o.id > ${apres}::uuid) AND NOT ${DEPUIS(cguVersionId)}
    ORDER BY o.id LIMIT ${ORGANISMES_PAR_LOT}`
  return lignes.map(({ debut, fin, publieeLe, miseAJourLe, ...ligne }) => ({
    ...ligne,
    acces: { debut, fin },
    acceptee: { publieeLe, miseAJourLe },
  }))
}

export type Bilan = Rang & { id: string; avant: Date | null; acceptees: number; total: number }

/** A version by its date, the delay of its campaign, and how many of the organismes with an open access have accepted it. */
export async function findBilan(miseAJourLe: Date, maintenant: Date): Promise<Bilan | null> {
  const [bilan] = await getPrisma().$queryRaw<Bilan[]>`
    SELECT c.id, c."publieeLe", c."miseAJourLe", k.avant, n.acceptees, n.total
    FROM "CguVersion" c LEFT JOIN "CampagneCgu" k ON k."cguVersionId" = c.id
    CROSS JOIN LATERAL (SELECT count(*)::int AS total,
      count(*) FILTER (WHERE (v."publieeLe", v."miseAJourLe") >= (c."publieeLe", c."miseAJourLe"))::int AS acceptees
      FROM ${OUVERTS(maintenant)}) n
    WHERE c."miseAJourLe" = ${miseAJourLe}::date`
  return bilan ?? null
}

/** How many organismes with an open access a campaign would ask now, and how many e-mails that makes. For administrateurs only. */
export async function compterReacceptations(maintenant: Date): Promise<{ organismes: number; courriels: number }> {
  const [nombres] = await getPrisma().$queryRaw<{ organismes: number; courriels: number }[]>`
    SELECT count(*)::int AS organismes, coalesce(sum(n.gestionnaires), 0)::int AS courriels
    FROM (SELECT o.id FROM ${OUVERTS(maintenant)}) q CROSS JOIN LATERAL (SELECT count(*) AS gestionnaires
      FROM "Membre" m JOIN "Compte" c ON c.id = m."compteId"
      WHERE m."organismeId" = q.id AND m.role = 'gestionnaire' AND c."activeLe" IS NOT NULL AND c."desactiveLe" IS NULL) n`
  return nombres ?? { organismes: 0, courriels: 0 }
}

export type LigneAcceptation = {
  organismeId: string
  raisonSociale: string
  siret: string
  demandeId: string
  accepteeLe: Date
  versionDu: Date
  acceptee: boolean
}

// By name as people look for it, whatever the collation of the database.
const TRI = Prisma.sql`lower(regexp_replace(normalize(o."raisonSociale", NFKD), '[\\u0300-\\u036f]', '', 'g')), o.id`

/**
 * One page of the organismes with an open access, by name, after the organisme `apres`: the acceptation that counts for each,
 * and whether it is of this version or a later one. `suite`: where the next page begins. For administrateurs only.
 */
export async function listAcceptations(
  { version, acceptee, apres }: { version: string; acceptee: boolean | null; apres: string | null },
  maintenant: Date,
) {
  const reponses = acceptee === null ? Prisma.sql`true` : Prisma.sql`${DEPUIS(version)} = ${acceptee}`
  const lignes = await getPrisma().$queryRaw<LigneAcceptation[]>`
    SELECT o.id AS "organismeId", o."raisonSociale", o.siret, d.id AS "demandeId", a."accepteeLe", v."miseAJourLe" AS "versionDu",
      ${DEPUIS(version)} AS acceptee
    FROM ${OUVERTS(maintenant)} AND ${reponses}
      AND (${apres}::uuid IS NULL OR (${TRI}) > (SELECT ${TRI} FROM "Organisme" o WHERE o.id = ${apres}::uuid))
    ORDER BY ${TRI} LIMIT ${ACCEPTATIONS_PAR_PAGE + 1}`
  const page = lignes.slice(0, ACCEPTATIONS_PAR_PAGE)
  return { lignes: page, suite: lignes.length > page.length ? (page.at(-1)?.organismeId ?? null) : null }
}
