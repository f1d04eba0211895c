import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { adresseBase, secretDuRun } from './fabrique'

const DEMARRAGE_MS = 60_000

async function portLibre(): Promise<number> {
  const serveur = createServer().listen(0)
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  await once(serveur, 'close')
  return typeof adresse === 'object' && adresse ? adresse.port : 0
}

async function attendreSante(adresse: string, processus: ChildProcess): Promise<void> {
  for (const limite = Date.now() + DEMARRAGE_MS; Date.now() < limite && processus.exitCode === null; ) {
    const reponse = await fetch(`${adresse}/sante`).catch(() => null)
    if (reponse?.ok) return
    await new Promise((suite) => setTimeout(suite, 100))
  }
  throw new Error('the second instance did not start')
}

type Options = { pool?: number; options?: string; reglages?: Record<string, string> }
export type Instance = { adresse: string; arreter: () => Promise<void> }

/**
 * A second web process of the portal on the same database, as a production of several instances has: what it asks the
 * database is told from all the rest by `nom`. `options` are those of its connections (`-c name=value …`), `reglages` its settings.
 */
export async function demarrerInstance(nom: string, { pool = 10, options = '', reglages = {} }: Options = {}): Promise<Instance> {
  const port = await portLibre()
  const adresse = `http://localhost:${port}`
  const base = new URL(adresseBase())
  if (options) base.searchParams.set('options', `-c TimeZone=UTC ${options}`)
  const { PATH = '', HOME = '', E2E_ANNUAIRE_URL = '' } = process.env
  const env: NodeJS.ProcessEnv = {
    ...{
      PATH,
      HOME,
      PORT: String(port),
      TZ: 'Asia/Kathmandu',
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    ...{ DATABASE_URL: base.href, DATABASE_POOL: String(pool), NEXTAUTH_URL: adresse, NEXTAUTH_SECRET: secretDuRun() },
    ...{ ANNUAIRE_URL: E2E_ANNUAIRE_URL, KAIROS_DEMO: '1', KAIROS_PROCESS: nom, ...reglages },
  }
  const args = ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'scripts/web.ts']
  // Its IPC channel says that it is supervised: demonstration is allowed, and it ends with this process.
  const processus = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await attendreSante(adresse, processus)
  return {
    adresse,
    arreter: async () => {
      processus.kill('SIGTERM')
      await once(processus, 'exit')
    },
  }
}
