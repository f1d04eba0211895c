import 'server-only'
import { findTexteBrouillon } from '@/lib/brouillon/data'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx } from '@/lib/core/db'
import type { Version } from './rules'

export type VersionListee = Version & { avant: Date | null; acceptations: number }

/** Every version, those to come included, the newest first, with the end of its campaign and how often it was accepted. For administrateurs only. */
export function listVersions(): Promise<VersionListee[]> {
  return getPrisma().$queryRaw<VersionListee[]>`
    SELECT c.id, c."miseAJourLe", c."publieeLe", c.sha256, k.avant,
      (SELECT count(*)::int FROM "Acceptation" a WHERE a."cguVersionId" = c.id) AS acceptations
    FROM "CguVersion" c LEFT JOIN "CampagneCgu" k ON k."cguVersionId" = c.id
    ORDER BY c."publieeLe" DESC, c."miseAJourLe" DESC`
}

/** The text of a version by its date (UTC midnight), be it to come, or null. For administrateurs only. */
export function findTexteVersion(miseAJourLe: Date): Promise<{ texte: string } | null> {
  return getPrisma().cguVersion.findUnique({ where: { miseAJourLe }, select: { texte: true } })
}

/** What a publication is decided from: the draft, its fingerprint and every version; null when the draft is gone. */
export async function findSituation(brouillonId: string, db: Tx = getPrisma()) {
  const brouillon = await findTexteBrouillon(brouillonId, db)
  if (!brouillon) return null
  const versions = await db.cguVersion.findMany({
    orderBy: [{ publieeLe: 'desc' }, { miseAJourLe: 'desc' }],
    select: { id: true, miseAJourLe: true, publieeLe: true, sha256: true },
  })
  return { brouillonId, ...brouillon, sha256: sha256(brouillon.texte), versions }
}
export type Situation = NonNullable<Awaited<ReturnType<typeof findSituation>>>
