import { expect, test, vi } from 'vitest'
import { GET } from '@/app/sante/route'
import { getPool, getPrisma } from '@/lib/core/db'
import { lireSante, SILENCE_MAX_SECONDES } from '@/lib/core/demarrage/battement'
import { attendreTexte, lancer } from '@/tests/support/programmes'

const sante = async () => {
  const reponse = await GET()
  expect(reponse.headers.get('cache-control')).toBe('no-store')
  return [reponse.status, await reponse.json()]
}
const BIEN = [200, { database: 'ok', worker: 'ok' }]
const SANS_WORKER = [503, { database: 'ok', worker: 'down' }]

const vuIlYA = (secondes: number) =>
  getPrisma().$executeRaw`UPDATE "Battement" SET "vuLe" = now() - make_interval(secs => ${secondes})`

test('the worker gives a sign of life, survives the loss of all its connections, and ends when told', {
  timeout: 60_000,
}, async () => {
  expect(await sante()).toEqual(SANS_WORKER)
  const { DATABASE_URL = '', NEXTAUTH_URL = '', NEXTAUTH_SECRET = '', KAIROS_DATA_DIR = '' } = process.env
  const base = { DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET, KAIROS_DATA_DIR }
  const env = { ...base, SMTP_URL: 'smtp://127.0.0.1:2525', KAIROS_PROCESS: 'worker' }
  const worker = lancer('scripts/worker.ts', [], env)
  await attendreTexte(worker, 'worker.started')
  expect(worker.sortie().match(/^.*SEAL_P12 is not set: documents get a demonstration seal.*$/gm)).toHaveLength(1)
  expect(await getPrisma().sceauOuvert.findMany()).toMatchObject([{ sujet: 'Cachet de démonstration', demonstration: true }])
  expect(await sante()).toEqual(BIEN)

  const { rowCount } = await getPool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'worker%'`,
  )
  expect(rowCount).toBeGreaterThan(0)
  await vuIlYA(3600)
  await vi.waitFor(async () => expect(await sante()).toEqual(BIEN), { timeout: 15_000, interval: 200 })

  worker.enfant.kill('SIGTERM')
  expect(await worker.fin).toBe(0)
})

test('a silence becomes a fault just after its limit', async () => {
  await getPrisma().$executeRaw`INSERT INTO "Battement" VALUES ('worker', now()) ON CONFLICT DO NOTHING`
  await vuIlYA(SILENCE_MAX_SECONDES - 1)
  expect(await sante()).toEqual(BIEN)
  await vuIlYA(SILENCE_MAX_SECONDES + 1)
  expect(await sante()).toEqual(SANS_WORKER)
})

test('a database that does not answer is told in bounded time', async () => {
  const client = await getPool().connect()
  try {
    await client.query('BEGIN; LOCK TABLE "Battement" IN ACCESS EXCLUSIVE MODE')
    expect(await lireSante(200)).toEqual({ database: 'down', worker: 'unknown' })
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
  expect((await lireSante()).database).toBe('ok')
})
