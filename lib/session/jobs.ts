import 'server-only'
import { purgerLimites } from '@/lib/core/limite'
import { log } from '@/lib/core/log'
import { oublierAppareils } from './mutations'

/** Deletes the counts of tries whose time is over, and the browsers not seen for as long as their cookie lasts. */
export async function faireLeMenage(maintenant = new Date()): Promise<void> {
  const [limites, appareils] = [await purgerLimites(maintenant), await oublierAppareils(maintenant)]
  log.info({ event: 'menage.fait', limites, appareils })
}
