// `npm run build`: builds the pages and marks the build, so that `npm start` does not make it again.
import { construire } from '@/lib/core/construction'
import { direFaute } from '@/lib/core/faute'
import { lireFichierEnv } from '@/lib/core/reglages'

try {
  lireFichierEnv()
  await construire(process.cwd())
} catch (error) {
  process.exitCode = direFaute(error)
}
