import 'server-only'
import { setTimeout as attendre } from 'node:timers/promises'
import { closeDatabase } from '../db'
import { getEnv } from '../env'
import { closeJobs, type JobData, type QueueName, startWorkers } from '../jobs'
import { errorFields, log } from '../log'
import { suivreReglages } from '../reglages'
import { battre } from './battement'
import { cederLaPlace } from './priorite'
import { estSupervise, finirAvec } from './processus'
import { verifierProcessus } from './reglages'

const BATTEMENT_MS = 5_000
const REPRISE_MS = 1_000

type Taches = { [Q in QueueName]: (data: JobData[Q]) => Promise<void> }

/** Resolves when the database answers: a worker started before it, or while it restarts, waits instead of dying. */
async function attendreBase(): Promise<void> {
  for (; ; await attendre(REPRISE_MS)) {
    try {
      return await battre()
    } catch (error) {
      log.warn({ event: 'worker.waiting', ...errorFields(error) })
    }
  }
}

/**
 * Runs the queues until told to stop, then lets the jobs under way end. `avant` runs once the database answers, before the
 * first job. Throws a Faute when a setting is missing.
 */
export async function travailler(taches: Taches, avant: () => Promise<void>): Promise<void> {
  verifierProcessus(getEnv(), estSupervise())
  cederLaPlace() // sealing a batch must not make the pages wait
  let travail: { stop: () => Promise<void> } | undefined
  let oublierReglages: (() => void) | undefined
  finirAvec(async () => {
    await travail?.stop()
    oublierReglages?.()
    await closeJobs()
    await closeDatabase()
  })
  await attendreBase()
  oublierReglages = await suivreReglages()
  await avant()
  travail = await startWorkers(taches)
  log.info({ event: 'worker.started' })
  setInterval(() => {
    battre().catch((error) => log.warn({ event: 'worker.heartbeat', ...errorFields(error) }))
  }, BATTEMENT_MS)
}
