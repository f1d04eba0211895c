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

/** A version that is, or was, in force; `remplaceeLe` is when the next one took its place. */
export type CguPubliee = { miseAJourLe: Date; publieeLe: Date; sha256: string; remplaceeLe: Date | null }

/** Every version in force by an instant, the newest first; the first one is in force. Texts are left out. */
export async function listCguPubliees(maintenant: Date): Promise<CguPubliee[]> {
  const versions = await getPrisma().cguVersion.findMany({
    where: { publieeLe: { lte: maintenant } },
    orderBy: [{ publieeLe: 'desc' }, { miseAJourLe: 'desc' }],
    select: { miseAJourLe: true, publieeLe: true, sha256: true },
  })
  return versions.map((version, rang) => ({ ...version, remplaceeLe: versions[rang - 1]?.publieeLe ?? null }))
}

/** The version of a date (UTC midnight), null when there is none or when it is not in force yet. */
export function findCguPubliee(miseAJourLe: Date, maintenant: Date): Promise<CguTexte | null> {
  return getPrisma().cguVersion.findFirst({ where: { miseAJourLe, publieeLe: { lte: maintenant } }, select: SELECT })
}

/** One version by its identifier. Throws when it does not exist: an identifier comes from an acceptation or a page of ours. */
export function getCguVersion(id: string): Promise<CguTexte> {
  return getPrisma().cguVersion.findUniqueOrThrow({ where: { id }, select: SELECT })
}
