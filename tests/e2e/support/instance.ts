import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Client } from 'pg'
import { argsDe } from '../../../lib/core/demarrage/processus'
import { adresseBase, secretDuRun } from './fabrique'

const DEMARRAGE_MS = 60_000

/** Runs a program of the repository on a database, with the secret of the run, and gives what it prints. */
export async function executer(script: string, base: string, dossier: string): Promise<string> {
  const { PATH = '', HOME = '' } = process.env
  const env: NodeJS.ProcessEnv = {
    ...{ PATH, HOME, NODE_ENV: 'test', LOG_LEVEL: 'error', KAIROS_DATA_DIR: dossier },
    ...{ DATABASE_URL: base, NEXTAUTH_SECRET: secretDuRun() },
  }
  const programme = spawn(process.execPath, argsDe(script), { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let sortie = ''
  programme.stdout.setEncoding('utf8').on('data', (texte: string) => (sortie += texte))
  const [code] = await once(programme, 'close')
  if (code !== 0) throw new Error(`${script} failed`)
  return sortie
}

/** A database of its own, empty and at this version, for what must not be seen by the other tests. */
export async function creerBase(nom: string): Promise<{ url: string; client: Client; supprimer: () => Promise<void> }> {
  const admin = new Client({ connectionString: adresseBase() })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${nom}`)
  const url = adresseBase().replace(/[^/]+$/, nom)
  const { PATH = '', HOME = '' } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', DATABASE_URL: url }
  const migration = spawn(process.execPath, argsDe('scripts/migrate.ts'), { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(migration, 'exit')
  if (code !== 0) throw new Error('the database could not be made')
  const client = new Client({ connectionString: url })
  await client.connect()
  const supprimer = async () => {
    await client.end()
    await admin.query(`DROP DATABASE ${nom} WITH (FORCE)`)
    await admin.end()
  }
  return { url, client, supprimer }
}

async function portLibre(): Promise<number> {
  const serveur = createServer().listen(0)
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  await once(serveur, 'close')
  return typeof adresse === 'object' && adresse ? adresse.port : 0
}

async function attendreReponse(adresse: string, processus: ChildProcess): Promise<void> {
  for (const limite = Date.now() + DEMARRAGE_MS; Date.now() < limite && processus.exitCode === null; ) {
    if (await fetch(`${adresse}/sante`).catch(() => null)) return
    await new Promise((suite) => setTimeout(suite, 100))
  }
  throw new Error('the second instance did not start')
}

/** `erreurs`: the file that takes what the process says on its standard error; that of this one when left out. */
type Options = { base?: string; pool?: number; options?: string; reglages?: Record<string, string>; erreurs?: number }
export type Instance = { adresse: string; pid: number; arreter: () => Promise<void> }

/**
 * A second web process of the portal on the same database, as a production of several instances has: what it asks the
 * database is told from all the rest by `nom`. `options` are those of its connections (`-c name=value …`), `reglages` its settings.
 */
export async function demarrerInstance(
  nom: string,
  { base = adresseBase(), pool = 10, options = '', reglages = {}, erreurs }: Options = {},
): Promise<Instance> {
  const port = await portLibre()
  const adresse = `http://localhost:${port}`
  const url = new URL(base)
  if (options) url.searchParams.set('options', `-c TimeZone=UTC ${options}`)
  const lieu = { DATABASE_URL: url.href, DATABASE_POOL: String(pool), NEXTAUTH_URL: adresse, PORT: String(port), ...reglages }
  const processus = lancer('scripts/web.ts', nom, lieu, erreurs)
  await attendreReponse(adresse, processus)
  return { adresse, pid: processus.pid ?? 0, arreter: () => arreter(processus) }
}

/** A worker for an instance whose database is not the run's; its seal is made in `dossier`. */
export function demarrerOuvrier(nom: string, { base, dossier, adresse }: { base: string; dossier: string; adresse: string }) {
  const processus = lancer('scripts/worker.ts', nom, { DATABASE_URL: base, KAIROS_DATA_DIR: dossier, NEXTAUTH_URL: adresse })
  return { arreter: () => arreter(processus) }
}

/** Its IPC channel says that it is supervised: demonstration is allowed, and it ends with this process. */
function lancer(
  script: string,
  nom: string,
  reglages: Record<string, string>,
  erreurs: number | 'inherit' = 'inherit',
): ChildProcess {
  const { PATH = '', HOME = '', E2E_ANNUAIRE_URL = '' } = process.env
  const env: NodeJS.ProcessEnv = {
    ...{ PATH, HOME, TZ: 'Asia/Kathmandu', NODE_ENV: 'production', LOG_LEVEL: 'error', NEXT_TELEMETRY_DISABLED: '1' },
    ...{ NEXTAUTH_SECRET: secretDuRun(), ANNUAIRE_URL: E2E_ANNUAIRE_URL, KAIROS_DEMO: '1', KAIROS_PROCESS: nom, ...reglages },
  }
  return spawn(process.execPath, argsDe(script), { env, stdio: ['ignore', 'ignore', erreurs, 'ipc'] })
}

async function arreter(processus: ChildProcess): Promise<void> {
  processus.kill('SIGTERM')
  await once(processus, 'exit')
}
