import 'server-only'
import { errorFields, log } from '@/lib/core/log'
import { listEchues } from './data'
import { transfererEchue } from './mutations'

/**
 * Gives the organismes whose claim met no objection within its delay to the person who claimed. Run twice, or stopped half-way,
 * it gives each once. One that fails does not keep the others; throws in the end, so that the queue tries it again.
 */
export async function transfererReclamations(maintenant = new Date()): Promise<void> {
  const fautes: unknown[] = []
  for (const reclamationId of await listEchues(maintenant)) {
    try {
      const issue = await transfererEchue(reclamationId, maintenant)
      log.info({ event: 'reclamation.echue', reclamationId, code: issue.ok ? 'transferee' : issue.code })
    } catch (error) {
      log.error({ event: 'reclamation.echec', reclamationId, ...errorFields(error) })
      fautes.push(error)
    }
  }
  if (fautes.length > 0) throw new AggregateError(fautes, 'claims could not be transferred')
}
