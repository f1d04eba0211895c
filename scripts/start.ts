// `npm start`: prepares the database, builds if needed, then runs web and worker until it is told to stop.
//   npm start -- --prepare-only    brings the data to this version, then ends
//   npm start -- --database-only   keeps the embedded database running, for a look into it
import { installerCgu } from '@/lib/cgu/mutations'
import { direFaute } from '@/lib/core/demarrage/faute'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { creerSuperviseur } from '@/lib/core/demarrage/superviseur'

const DRAPEAUX = { '--prepare-only': 'preparer', '--database-only': 'base' } as const
const REPETITION_MS = 500 // npm repeats the Ctrl-C that the terminal sends us: one wish, two signals
const PARENT_MS = 250

const drapeau = Object.entries(DRAPEAUX).find(([nom]) => process.argv.includes(nom))
const superviseur = creerSuperviseur({
  jusqua: drapeau?.[1] ?? 'tout',
  contenu: () => installerCgu(),
  demonstration: async () => (await import('@/prisma/seed')).seed(),
})

let demande = 0
const arreter = () => {
  if (demande === 0) {
    demande = Date.now()
    process.stderr.write('Stopping; once more to stop without waiting.\n')
    superviseur.arreter()
  } else if (Date.now() - demande > REPETITION_MS) {
    superviseur.forcer()
    process.exit(130)
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, arreter)

// Nobody would be left to stop us once the npm that started us is killed.
const parent = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && demande === 0 && arreter(), PARENT_MS).unref()

try {
  lireFichierEnv()
  await superviseur.lancer()
  process.exit(0)
} catch (error) {
  process.exit(direFaute(error))
}
