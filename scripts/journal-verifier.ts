// `npm run journal:verifier`: checks the whole journal and says in one sentence that it is whole (exit 0), or which line is
// the first that is not as it was written (exit 1). The database is that of DATABASE_URL, or the embedded one.
import { dire } from '@/lib/core/demarrage/annonce'
import { avecBase } from '@/lib/core/demarrage/base'
import { direFaute } from '@/lib/core/demarrage/faute'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { verifierJournal } from '@/lib/journal/data'
import { phraseControle } from '@/lib/journal/labels'
import { jugerDetaches } from '@/lib/sceau/service'

try {
  lireFichierEnv()
  const resultat = await avecBase(() => verifierJournal(jugerDetaches()))
  dire(phraseControle(resultat))
  process.exitCode = resultat.ok ? 0 : 1
} catch (error) {
  process.exitCode = direFaute(error)
}
