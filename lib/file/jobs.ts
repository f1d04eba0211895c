import 'server-only'
import { oublierPresences } from '@/lib/attribution/mutations'
import { log } from '@/lib/core/log'
import { tasserStatistiques } from '@/lib/statistique/mutations'
import { tasserComptes } from './mutations'

/** Every ten minutes: the counts of the queue and of the statistics in few rows, and no sign of life of the day before. */
export async function entretenirFile(maintenant = new Date()): Promise<void> {
  await tasserComptes()
  await tasserStatistiques()
  log.info({ event: 'file.entretenue', presences: await oublierPresences(maintenant) })
}
