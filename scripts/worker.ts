// The worker process: `npm start` runs it, and `npm run start:worker` alone in production, as many as wanted.

import { suivreLesEcheances } from '@/lib/acces/jobs'
import { rendreApercu } from '@/lib/brouillon/jobs'
import { envoyerLien } from '@/lib/compte/jobs'
import { appliquerConservation } from '@/lib/conservation/jobs'
import { direFaute } from '@/lib/core/demarrage/faute'
import { travailler } from '@/lib/core/demarrage/ouvrier'
import { estSupervise } from '@/lib/core/demarrage/processus'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { log } from '@/lib/core/log'
import { envoyerCourriel } from '@/lib/courriel/jobs'
import { horodaterDocuments, produireDocument } from '@/lib/document/jobs'
import { faireExamen } from '@/lib/examen/jobs'
import { entretenirFile } from '@/lib/file/jobs'
import { controlerJournal, etablirBordereaux } from '@/lib/journal/jobs'
import { faireLot } from '@/lib/lot/jobs'
import { reverifierOrganisme } from '@/lib/organisme/jobs'
import { ecrireCampagne } from '@/lib/reacceptation/jobs'
import { transfererReclamations } from '@/lib/reclamation/jobs'
import { noterSceau } from '@/lib/sceau/mutations'
import { jugerDetaches, ouvrirSceau } from '@/lib/sceau/service'
import { faireLeMenage } from '@/lib/session/jobs'

const SANS_CACHET = 'SEAL_P12 is not set: documents get a demonstration seal, which nobody else knows, and say so.'

try {
  lireFichierEnv()
  if (!estSupervise()) delete process.env.KAIROS_DEMO
  const sceau = await ouvrirSceau() // a seal that can't be used is said now, not at the first document
  if (sceau.demonstration && process.env.KAIROS_DEMO !== '1') log.warn({ event: 'sceau.demonstration' }, SANS_CACHET)
  await travailler(
    {
      courriel: (data) => envoyerCourriel(data),
      document: (data) => produireDocument(data),
      annuaire: reverifierOrganisme,
      lien: (data) => envoyerLien(data),
      menage: () => faireLeMenage(),
      bordereau: async () => etablirBordereaux((await ouvrirSceau()).detache),
      horodatage: async () => horodaterDocuments(await ouvrirSceau()),
      controle: (data) => controlerJournal(data, jugerDetaches()),
      reclamation: () => transfererReclamations(),
      echeance: () => suivreLesEcheances(),
      conservation: () => appliquerConservation(),
      campagne: (data) => ecrireCampagne(data),
      examen: (data) => faireExamen(data),
      lot: (data) => faireLot(data),
      apercu: (data) => rendreApercu(data),
      file: () => entretenirFile(),
    },
    () => noterSceau(sceau, new Date()),
  )
} catch (error) {
  process.exit(direFaute(error))
}
