import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as attendre } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { cederLaPlace } from './demarrage/priorite'
import { argsDe } from './demarrage/processus'
import { errorFields, log } from './log'

/** Bodies that an auxiliary holds at once; 5 MB each at most. */
const ENSEMBLE_MAX = 20
/** A body that has no answer by then ends the auxiliary: it may be the one that never would. */
const DELAI_MS = 45_000
/** Least time from one body to the next: what answering costs to the process that asks is bounded too. */
const INTERVALLE_MS = 100

type Auxiliaire = { enfant: ChildProcess; adresse: Promise<string>; enCours: number }
// Next.js may evaluate a module more than once in a process: the auxiliary must not be.
const holder = globalThis as typeof globalThis & { kairosAuxiliaires?: Map<string, Auxiliaire> }

function lancer(script: string, auxiliaires: Map<string, Auxiliaire>): Auxiliaire {
  const env = { ...process.env, KAIROS_PROCESS: basename(script, '.ts'), DATABASE_POOL: '1' }
  const enfant = spawn(process.execPath, argsDe(script), { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const fin = once(enfant, 'exit')
  const adresse = Promise.race([
    once(enfant, 'message').then(([chemin]) => String(chemin)),
    fin.then(([code]) => Promise.reject(new Error(`The auxiliary process ended (${code})`))),
  ])
  const oublier = async () => {
    auxiliaires.delete(script)
    rmSync(dirname(await adresse), { recursive: true, force: true })
  }
  fin.then(oublier, oublier).catch(() => undefined)
  enfant.unref()
  enfant.channel?.unref()
  return { enfant, adresse, enCours: 0 }
}

function auxiliaire(script: string): Auxiliaire {
  holder.kairosAuxiliaires ??= new Map()
  const present = holder.kairosAuxiliaires.get(script) ?? lancer(script, holder.kairosAuxiliaires)
  holder.kairosAuxiliaires.set(script, present)
  return present
}

/**
 * Hands a body, as it comes, to the auxiliary process of this script (started at the first one) and gives its answer, or
 * null when too many are waiting. Throws when the body breaks off, or when the auxiliary fails or takes over 45 s.
 */
export async function confier(script: string, corps: Readable, type: string): Promise<unknown> {
  const aide = auxiliaire(script)
  if (aide.enCours >= ENSEMBLE_MAX) return null
  aide.enCours += 1
  const limite = setTimeout(() => aide.enfant.kill('SIGKILL'), DELAI_MS)
  try {
    const requete = request({ socketPath: await aide.adresse, method: 'POST', headers: { 'content-type': type } })
    const [[reponse]] = await Promise.all([once(requete, 'response'), pipeline(corps, requete)])
    const octets = await buffer(reponse)
    if (reponse.statusCode !== 200) throw new Error('The auxiliary process failed')
    return deserialize(octets)
  } finally {
    clearTimeout(limite)
    aide.enCours -= 1
  }
}

/**
 * The auxiliary's side: bodies are received together and treated one at a time, at the lowest priority of the machine. Ends
 * with the process that started it.
 */
export async function servirAuxiliaire(traiter: (requete: Request) => Promise<unknown>): Promise<void> {
  cederLaPlace()
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-auxiliaire-')) // open to its owner alone
  process.on('exit', () => rmSync(dossier, { recursive: true, force: true }))
  process.on('SIGINT', () => undefined) // a Ctrl-C reaches the whole group
  for (const fin of ['SIGTERM', 'disconnect'] as const) process.on(fin, () => process.exit(0))
  let file: Promise<unknown> = Promise.resolve()
  const serveur = createServer(async (requete, reponse) => {
    try {
      const body = await buffer(requete)
      const headers = { 'content-type': requete.headers['content-type'] ?? '' }
      const tour = file.then(() => traiter(new Request('http://localhost', { method: 'POST', headers, body })))
      file = Promise.allSettled([tour, file.then(() => attendre(INTERVALLE_MS))])
      reponse.end(serialize(await tour))
    } catch (error) {
      log.error({ event: 'auxiliaire.echec', ...errorFields(error) })
      reponse.writeHead(500).end()
    }
  })
  const chemin = join(dossier, 'entree')
  serveur.listen(chemin)
  await once(serveur, 'listening')
  process.send?.(chemin)
  if (!process.connected) process.exit(0)
}
