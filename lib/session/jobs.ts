import 'server-only'
import { oublierDefis } from '@/lib/cle/mutations'
import { purgerLimites } from '@/lib/core/limite'
import { log } from '@/lib/core/log'
import { oublierAppareils } from './mutations'

/** Deletes what has had its time: counts of tries, challenges of passkeys, browsers not seen for as long as their cookie lasts. */
export async function faireLeMenage(maintenant = new Date()): Promise<void> {
  const [limites, appareils] = [await purgerLimites(maintenant), await oublierAppareils(maintenant)]
  log.info({ event: 'menage.fait', limites, appareils, defis: await oublierDefis(maintenant) })
}
