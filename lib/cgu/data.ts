import 'server-only'
import { getPrisma, type Tx } from '@/lib/core/db'

export type CguTexte = { id: string; miseAJourLe: Date; texte: string; sha256: string }

const SELECT = { id: true, miseAJourLe: true, texte: true, sha256: true } as const

/**
 * The version in force at an instant: the last one published by then. `miseAJourLe` is a date (UTC midnight of that day).
 * Throws when none is published, which start-up prevents by installing the default text.
 */
export async function getCguEnVigueur(maintenant: Date, db: Tx = getPrisma()): Promise<CguTexte> {
  const version = await db.cguVersion.findFirst({
    where: { publieeLe: { lte: maintenant } },
    orderBy: [{ publieeLe: 'desc' }, { miseAJourLe: 'desc' }],
    select: SELECT,
  })
  if (!version) throw new Error('No version of the CGU is published')
  return version
}

/** One version by its identifier. Throws when it does not exist: an identifier comes from an acceptation or a page of ours. */
export function getCguVersion(id: string): Promise<CguTexte> {
  return getPrisma().cguVersion.findUniqueOrThrow({ where: { id }, select: SELECT })
}
