import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { deposer, lireCourriel, travaux } from '@/tests/support/courriels'
import { startResendServer } from '@/tests/support/resend-server'

const server = await startResendServer()
const { boite, requetes, scenario } = server
const workers = new Set<ChildProcess>()

const ENV = { RESEND_API_KEY: 're_essai', RESEND_BASE_URL: server.url, KAIROS_PROCESS: 'worker', LOG_LEVEL: 'info' }
const ARGS = ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'scripts/worker.ts']

/** A real worker process; resolves once it takes jobs. */
async function demarrerWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ARGS, { env: { ...process.env, ...ENV }, stdio: ['ignore', 'pipe', 'inherit'] })
  workers.add(worker)
  let journal = ''
  worker.stdout.on('data', (morceau) => {
    journal += morceau
  })
  await vi.waitFor(() => expect(journal).toContain('worker.started'), { timeout: 20_000 })
  return worker
}

async function tuer(worker: ChildProcess): Promise<void> {
  workers.delete(worker)
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

const attendreEnvoi = (id: string) =>
  vi.waitFor(async () => expect((await lireCourriel(id)).statut).toBe('envoye'), { timeout: 60_000, interval: 200 })

afterEach(async () => {
  await Promise.all([...workers].map(tuer))
  for (const liste of [boite, requetes, scenario]) liste.length = 0
})
afterAll(() => server.close())

test('killed between the commit and the sending: the next worker sends the e-mail, once', { timeout: 90_000 }, async () => {
  const premier = await demarrerWorker()
  premier.kill('SIGSTOP') // frozen, it can't take the job before it dies
  const id = await deposer()
  await tuer(premier)
  expect(requetes).toEqual([])
  expect(await travaux(id)).toMatchObject([{ state: 'created' }])
  await demarrerWorker()
  await attendreEnvoi(id)
  expect(boite).toMatchObject([{ cle: id }])
  expect(requetes).toHaveLength(1)
})

test('killed while the provider, which took the message, still has to answer: one message arrives', {
  timeout: 90_000,
}, async () => {
  scenario.push('attend')
  const premier = await demarrerWorker()
  const id = await deposer()
  await vi.waitFor(() => expect(requetes).toHaveLength(1), { timeout: 10_000 })
  await tuer(premier)
  expect(await lireCourriel(id)).toMatchObject({ statut: 'a_envoyer', essais: 0 })
  await demarrerWorker()
  await attendreEnvoi(id)
  expect(boite).toMatchObject([{ cle: id }])
  expect(requetes.map(({ cle }) => cle)).toEqual([id, id])
})
