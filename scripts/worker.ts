// The worker process: `npm start` runs it, and `npm run start:worker` alone in production, as many as wanted.
import { direFaute } from '@/lib/core/demarrage/faute'
import { travailler } from '@/lib/core/demarrage/ouvrier'
import { estSupervise } from '@/lib/core/demarrage/processus'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { envoyerCourriel } from '@/lib/courriel/jobs'
import { horodaterDocuments, produireDocument } from '@/lib/document/jobs'
import { controlerJournal, etablirBordereaux } from '@/lib/journal/jobs'
import { reverifierOrganisme } from '@/lib/organisme/jobs'
import { ecrireCampagne } from '@/lib/reacceptation/jobs'
import { jugerDetaches, ouvrirSceau } from '@/lib/sceau/service'

try {
  lireFichierEnv()
  if (!estSupervise()) delete process.env.KAIROS_DEMO
  await ouvrirSceau() // a seal that can't be used is said now, not at the first document
  await travailler({
    courriel: (data) => envoyerCourriel(data),
    document: (data) => produireDocument(data),
    annuaire: reverifierOrganisme,
    bordereau: async () => etablirBordereaux((await ouvrirSceau()).detache),
    horodatage: async () => horodaterDocuments(await ouvrirSceau()),
    controle: (data) => controlerJournal(data, jugerDetaches()),
    campagne: (data) => ecrireCampagne(data),
  })
} catch (error) {
  process.exit(direFaute(error))
}
