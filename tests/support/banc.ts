import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { construire, estConstruit } from '@/lib/core/demarrage/construction'
import { argsDe } from '@/lib/core/demarrage/processus'
import { ouvrirFabrique } from '@/tests/e2e/support/fabrique'
import { demarrerInstance } from '@/tests/e2e/support/instance'

/** A part of the portal in a process of its own, that ends with this one. */
export type Partie = { pid: number; arreter: () => Promise<void> }

function lancer(script: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...argsDe(script), ...args], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
}

const partie = (enfant: ChildProcess): Partie => ({
  pid: enfant.pid ?? 0,
  arreter: async () => {
    if (enfant.exitCode !== null || enfant.signalCode !== null) return
    enfant.kill('SIGTERM')
    await once(enfant, 'exit')
  },
})

/** Resolves when a process has printed this. */
async function attendreDit(enfant: ChildProcess, texte: string): Promise<void> {
  let dit = ''
  for await (const morceau of enfant.stdout ?? []) {
    dit += morceau
    if (dit.includes(texte)) return void enfant.stdout?.resume()
  }
  throw new Error(`ended without « ${texte} »: ${dit}`)
}

/**
 * The built portal in demonstration mode, on its own data folder and port, its processes apart so that each can be measured:
 * the web runs, the worker when asked. `fermer` ends all and removes the folder.
 */
export async function ouvrirBanc(reglages: Record<string, string> = {}, erreurs?: number) {
  if (!estConstruit(process.cwd())) await construire(process.cwd())
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-banc-'))
  const { PATH = '', HOME = '' } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', KAIROS_DATA_DIR: dossier, LOG_LEVEL: 'error' }
  const base = lancer('scripts/start.ts', ['--database-only'], env)
  await attendreDit(base, 'The database is running')
  Object.assign(process.env, { KAIROS_DATA_DIR: dossier, E2E_DATA_DIR: dossier, E2E_PORT: '3000', LOG_LEVEL: 'error' })
  const fabrique = await ouvrirFabrique()
  const siens = { KAIROS_DATA_DIR: dossier, ...reglages }
  const web = await demarrerInstance('web', { reglages: siens, erreurs })
  const { DATABASE_URL, NEXTAUTH_SECRET } = process.env
  const demarrerOuvrier = (): Partie =>
    partie(
      lancer('scripts/worker.ts', [], {
        ...env,
        ...{ NODE_ENV: 'production', KAIROS_DEMO: '1', KAIROS_PROCESS: 'worker', NEXTAUTH_URL: web.adresse },
        ...{ DATABASE_URL, NEXTAUTH_SECRET, ...siens },
      }),
    )
  const fermer = async () => {
    await web.arreter()
    await fabrique.fermer()
    await partie(base).arreter()
    rmSync(dossier, { recursive: true, force: true })
  }
  return { web, fabrique, demarrerOuvrier, fermer }
}

/** Resident memory of a process, in MiB. */
export const memoire = (pid: number) =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const INSPECTEUR = '127.0.0.1:9339'
/** What a process needs for `ramasser`, as a setting: where its inspector opens when asked, and that it says nothing of it. */
export const RAMASSABLE = { NODE_OPTIONS: `--inspect-port=${INSPECTEUR} --inspect-publish-uid=http` }

async function attendreInspecteur(): Promise<string> {
  for (let essai = 0; essai < 100; essai += 1) {
    const reponse = await fetch(`http://${INSPECTEUR}/json`).catch(() => null)
    const [cible] = reponse ? ((await reponse.json()) as { webSocketDebuggerUrl: string }[]) : []
    if (cible) return cible.webSocketDebuggerUrl
    await new Promise((suite) => setTimeout(suite, 50))
  }
  throw new Error('no inspector')
}

/** Has a process collect all its garbage, by its inspector, which it then closes: what it holds afterwards is what it keeps. */
export async function ramasser(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR1')
  const inspecteur = new WebSocket(await attendreInspecteur())
  await once(inspecteur, 'open')
  const demander = async (method: string, params = {}) => {
    const reponse = once(inspecteur, 'message')
    inspecteur.send(JSON.stringify({ id: 1, method, params }))
    await reponse
  }
  // A process that is idle gives back what the second pass freed, a moment after it.
  for (const _ of [1, 2]) await demander('HeapProfiler.collectGarbage')
  const ferme = once(inspecteur, 'close')
  await demander('Runtime.evaluate', { expression: "setImmediate(() => process.getBuiltinModule('inspector').close())" })
  await ferme
  await new Promise((suite) => setTimeout(suite, 1000))
}

/** The process that another started to run this program of scripts/. */
export function auxiliaire(pid: number, programme: string): number {
  const enfants = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const trouve = enfants.find((enfant) => readFileSync(`/proc/${enfant}/cmdline`, 'utf8').includes(programme))
  if (!trouve) throw new Error(`no ${programme} process`)
  return Number(trouve)
}

const quantile = (temps: number[], q: number) => temps.toSorted((a, b) => a - b)[Math.ceil(temps.length * q) - 1] ?? Number.NaN

export type Mesure = { nombre: number; p50: number; p95: number }
export const enClair = ({ nombre, p50, p95 }: Mesure) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${nombre} requests)`

function chronometrer(url: string, agent: Agent): Promise<number> {
  const debut = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent }, (reponse) => {
      if (reponse.statusCode !== 200) reject(new Error(`status ${reponse.statusCode}`))
      reponse.resume().once('end', () => resolve(performance.now() - debut))
    }).once('error', reject)
  })
}

export const resumer = (temps: number[]): Mesure => ({
  nombre: temps.length,
  p50: quantile(temps, 0.5),
  p95: quantile(temps, 0.95),
})

/**
 * How long a page takes, whole, in ms, for one client that asks again as soon as it is answered: `minimum` times, and then
 * as long as `encore` says.
 */
export async function mesurer(url: string, minimum: number, encore: () => boolean = () => false): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const temps: number[] = []
  while (temps.length < minimum || encore()) temps.push(await chronometrer(url, agent))
  agent.destroy()
  return temps
}
