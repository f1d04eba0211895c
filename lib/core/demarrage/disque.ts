import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Faute } from './faute'

const MEGA = 1024 * 1024
/** Bytes below which nothing is started: a new database takes about 60 MB, its journals up to 100 more, a build 100. */
export const ESPACE_MINIMAL = 300 * MEGA

/** Bytes that an ordinary account can still write, from what the file system says of itself. */
export const espaceLibre = (stat: { bavail: number; bsize: number }) => stat.bavail * stat.bsize

/** What to say of the disk that holds `chemin`, or null when enough of it is left. */
export function phraseEspace(stat: { bavail: number; bsize: number }, chemin: string): string | null {
  const libre = espaceLibre(stat)
  if (libre >= ESPACE_MINIMAL) return null
  const [reste, besoin] = [Math.floor(libre / MEGA), ESPACE_MINIMAL / MEGA]
  return `The disk of ${chemin} is full: ${reste} MB left where ${besoin} are needed. Free some space and start again.`
}

/** Throws a Faute when the disk that holds (or will hold) `chemin` has less than the minimum left. */
export function verifierEspace(chemin: string): void {
  let present = chemin
  while (!existsSync(present)) present = dirname(present)
  const phrase = phraseEspace(statfsSync(present), chemin)
  if (phrase) throw new Faute(phrase)
}
