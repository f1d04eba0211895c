// The web process: `npm start` runs it, and `npm run start:web` alone in production.
import { direFaute } from '@/lib/core/demarrage/faute'
import { estSupervise } from '@/lib/core/demarrage/processus'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { servir } from '@/lib/core/demarrage/web'

try {
  lireFichierEnv()
  if (!estSupervise()) delete process.env.KAIROS_DEMO
  await servir()
} catch (error) {
  process.exit(direFaute(error))
}
