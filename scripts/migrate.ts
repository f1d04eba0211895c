// `npm run migrate`: brings the database of DATABASE_URL to this version, before its instances are started.
import { installerCgu } from '@/lib/cgu/mutations'
import { dire } from '@/lib/core/demarrage/annonce'
import { installer, preparerBaseExterne } from '@/lib/core/demarrage/base'
import { direFaute, Faute } from '@/lib/core/demarrage/faute'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { getEnv } from '@/lib/core/env'

try {
  lireFichierEnv()
  const { DATABASE_URL } = getEnv()
  if (!DATABASE_URL) throw new Faute('DATABASE_URL is not set: `npm start` looks after the embedded database by itself.')
  await preparerBaseExterne(DATABASE_URL)
  await installer(() => installerCgu())
  dire('The database is at this version.')
} catch (error) {
  process.exitCode = direFaute(error)
}
