import 'server-only'
import { fromPrisma, PgBoss, type QueueOptions } from 'pg-boss'
import { ZONE } from './calendrier'
import type { Tx } from './db'
import { getEnv } from './env'
import { errorFields, log } from './log'

/** What each queue carries: identifiers only, the worker reads the rest from the database. */
export type JobData = {
  courriel: { courrielId: string }
  document: { documentId: string }
  annuaire: { organismeId: string }
  lien: { lien: 'activation' | 'mot_de_passe'; email: string } | { lien: 'email'; jeton: string }
  menage: object
  bordereau: object
  controle: { controleId: string }
  /** Without a version: whoever is still to be asked. */
  campagne: { cguVersionId?: string }
  examen: { examenId: string }
  lot: { lotId: string }
  horodatage: object
  apercu: { brouillonId: string }
  reclamation: object
  file: object
  echeance: object
  conservation: object
}
export type QueueName = keyof JobData

// A worker that dies is noticed by its missing heartbeat and the job is taken again.
const HEARTBEAT_SECONDS = 10
export const QUEUES: Record<QueueName, QueueOptions> = {
  // More than the e-mail's own limit (ESSAIS_MAX in lib/courriel/rules.ts): crashes count here, not there.
  courriel: {
    retryLimit: 40,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  document: {
    retryLimit: 8,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 1800,
    expireInSeconds: 120,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  annuaire: {
    retryLimit: 10,
    retryDelay: 300,
    retryBackoff: true,
    retryDelayMax: 86_400,
    expireInSeconds: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  // Kept no longer than needed: it holds an e-mail or a link's token, encrypted.
  lien: {
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3600,
  },
  menage: {
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  bordereau: {
    retryLimit: 20,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  controle: {
    retryLimit: 2,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  campagne: {
    retryLimit: 20,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  examen: {
    retryLimit: 8,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  // A person waits for it.
  apercu: {
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 120,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  reclamation: {
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 1800,
    expireInSeconds: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  echeance: {
    retryLimit: 20,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  // Two hundred decisions one after the other; taken again, it goes on where it was.
  lot: {
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 1800,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  conservation: {
    retryLimit: 5,
    retryDelay: 300,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 3600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  },
  // The next one comes in ten minutes.
  horodatage: { retryLimit: 0, expireInSeconds: 900, heartbeatSeconds: HEARTBEAT_SECONDS },
  file: { retryLimit: 0, expireInSeconds: 300, heartbeatSeconds: HEARTBEAT_SECONDS },
}

/** Queues that get a job by themselves, at an hour of the legal time; one missed while nothing ran is made up for. */
const SCHEDULES: Partial<Record<QueueName, string>> = {
  menage: '25 * * * *',
  bordereau: '10 0 * * *',
  campagne: '0 8 * * *',
  echeance: '15 0 * * *',
  conservation: '30 3 * * *',
  horodatage: '*/10 * * * *',
  reclamation: '5 * * * *',
  file: '*/10 * * * *',
}

const name = () => `${process.env.KAIROS_PROCESS ?? 'kairos'}-jobs`

function createBoss(options: { migrate: boolean; worker: boolean }): PgBoss {
  const boss = new PgBoss({
    connectionString: getEnv().DATABASE_URL,
    application_name: name(),
    max: options.worker ? 4 : 1,
    migrate: options.migrate,
    createSchema: options.migrate,
    supervise: options.worker,
    schedule: options.worker,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
  })
  boss.on('error', (error) => log.error({ event: 'jobs.error', ...errorFields(error) }))
  return boss
}

const holder = globalThis as typeof globalThis & { kairosBoss?: Promise<PgBoss> }

/** The sending side, started once per process; it neither migrates nor supervises. */
function getSender(): Promise<PgBoss> {
  holder.kairosBoss ??= createBoss({ migrate: false, worker: false })
    .start()
    .catch((error) => {
      holder.kairosBoss = undefined
      throw error
    })
  return holder.kairosBoss
}

/** Adds a job inside the business transaction: it exists if, and only if, the transaction commits. `startAfter`: seconds. */
export async function enqueue<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  data: JobData[Q],
  options: { startAfter?: number } = {},
): Promise<void> {
  const boss = await getSender()
  await boss.send(queue, data, { ...options, db: fromPrisma(tx) })
}

/** Creates or updates pg-boss's own tables and our queues. Run with the migrations. */
export async function installQueues(): Promise<void> {
  const boss = await createBoss({ migrate: true, worker: false }).start()
  for (const [queue, options] of Object.entries(QUEUES)) {
    if (await boss.getQueue(queue)) await boss.updateQueue(queue, options)
    else await boss.createQueue(queue, options)
  }
  for (const [queue, cron] of Object.entries(SCHEDULES)) await boss.schedule(queue, cron, {}, { tz: ZONE, missed: 'once' })
  await boss.stop({ graceful: false })
}

/** The working side. Resolves when started; `stop` lets running jobs end. */
export async function startWorkers(handlers: { [Q in QueueName]: (data: JobData[Q]) => Promise<void> }) {
  const boss = await createBoss({ migrate: false, worker: true }).start()
  for (const queue of Object.keys(handlers) as QueueName[]) {
    const handle = handlers[queue] as (data: unknown) => Promise<void>
    await boss.work(queue, { pollingIntervalSeconds: 0.5, batchSize: 1, heartbeatRefreshSeconds: 3 }, async ([job]) => {
      if (!job) return
      try {
        await handle(job.data)
      } catch (error) {
        log.warn({ event: 'job.failed', queue, jobId: job.id, ...errorFields(error) })
        throw error
      }
    })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

export async function closeJobs(): Promise<void> {
  const started = holder.kairosBoss
  holder.kairosBoss = undefined
  const boss = await started
  await boss?.stop({ graceful: false })
}
