// `npm run build`: builds the pages and marks the build, so that `npm start` does not make it again.
import { construire } from '@/lib/core/demarrage/construction'
import { direFaute } from '@/lib/core/demarrage/faute'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'

try {
  lireFichierEnv()
  await construire(process.cwd())
} catch (error) {
  process.exitCode = direFaute(error)
}
