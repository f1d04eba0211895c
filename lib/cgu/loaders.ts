import 'server-only'
import { notFound } from 'next/navigation'
import { findCguPubliee, listCguPubliees } from './data'
import { dateVersionSchema } from './schema'

/**
 * `/cgu` (`date` null: the version in force) and `/cgu/AAAA-MM-JJ`: a text, its place among the versions, and all of them. A
 * date of nothing, or of a version that is still to come, is a 404.
 */
export async function loadCgu(date: string | null) {
  const maintenant = new Date()
  const versions = await listCguPubliees(maintenant)
  const demandee = date === null ? versions[0]?.miseAJourLe : dateVersionSchema.safeParse(date).data
  const version = versions.find(({ miseAJourLe }) => miseAJourLe.getTime() === demandee?.getTime())
  const cgu = version && (await findCguPubliee(version.miseAJourLe, maintenant))
  return cgu ? { ...version, texte: cgu.texte, versions } : notFound()
}
export type PageCgu = Awaited<ReturnType<typeof loadCgu>>
