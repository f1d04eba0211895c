// `npm run journal:verifier`: checks the whole journal and says in one sentence that it is whole (exit 0), or which line is
// the first that is not as it was written (exit 1). The database is that of DATABASE_URL, or the embedded one.
import { existsSync } from 'node:fs'
import { dire } from '@/lib/core/annonce'
import { closeDatabase } from '@/lib/core/db'
import { fichiersDuDossier } from '@/lib/core/dossier'
import { parseEnv } from '@/lib/core/env'
import { direFaute, Faute } from '@/lib/core/faute'
import { startPostgres } from '@/lib/core/postgres'
import { lireFichierEnv } from '@/lib/core/reglages'
import { verifierJournal } from '@/lib/journal/data'
import { phraseControle } from '@/lib/journal/labels'

try {
  lireFichierEnv()
  const { DATABASE_URL, KAIROS_DATA_DIR } = parseEnv(process.env)
  const { postgres } = fichiersDuDossier(KAIROS_DATA_DIR)
  if (!DATABASE_URL && !existsSync(postgres))
    throw new Faute('There is no database yet: set DATABASE_URL, or run `npm start` once.')
  const serveur = DATABASE_URL ? null : await startPostgres(postgres)
  process.env.DATABASE_URL = DATABASE_URL ?? serveur?.url('kairos')
  try {
    const resultat = await verifierJournal()
    dire(phraseControle(resultat))
    process.exitCode = resultat.ok ? 0 : 1
  } finally {
    await closeDatabase()
    if (serveur && !serveur.reused) await serveur.stop()
  }
} catch (error) {
  process.exitCode = direFaute(error)
}
