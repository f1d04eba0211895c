import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as attendre } from 'node:timers/promises'
import { CODE_FAUTE } from './faute'
import { deciderRelance, FINS_MAX } from './relance'

export type Commande = { nom: string; args: string[]; env: NodeJS.ProcessEnv }
/** The run that a process belongs to: `echouer` gets one sentence, or null when the process has said it itself. */
export type Cadre = { signal: AbortSignal; echouer: (phrase: string | null) => void }
export type Processus = { arreter: (graceMs: number) => Promise<void>; tuer: () => boolean }

// @simplewebauthn/server asks which algorithms there are, in a way that Node still calls experimental, at each start.
const SILENCE = '--disable-warning=ExperimentalWarning'

// What a page is made of lives as long as its request. With 16 MiB for the young, where V8 takes 64 on a big machine, the collector
// passes more often and stops the pages for a quarter of the time: their 95th percentile (docs/decisions/0018-queue.md).
const JEUNES = '--max-semi-space-size=16'

/** Arguments of Node for a TypeScript entry point of scripts/. */
export const argsDe = (script: string) => [SILENCE, JEUNES, '--import', './scripts/hooks.mjs', '--import', 'tsx', script]

const finie = (enfant: ChildProcess) => enfant.exitCode !== null || enfant.signalCode !== null

/**
 * Runs a Node process and starts it again when it dies, unless that is no use: it ended on an expected fault, or died five
 * times in a minute. Nothing is started again once `signal` is aborted. Its IPC channel tells the process if we die.
 */
export function superviserProcessus({ nom, args, env }: Commande, { signal: arret, echouer }: Cadre): Processus {
  const fins: number[] = []
  let enfant: ChildProcess

  const demarrer = () => {
    enfant = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    enfant.once('error', (error) => echouer(`The ${nom} process can't be started: ${error.message}.`))
    enfant.once('exit', (code, signal) => void suite(code, signal))
  }
  const suite = async (code: number | null, signal: string | null) => {
    if (arret.aborted) return
    if (code === CODE_FAUTE) return echouer(null)
    fins.push(Date.now())
    const decision = deciderRelance(fins, Date.now())
    if (!decision.relancer)
      return echouer(`The ${nom} process ended ${FINS_MAX} times in a minute: giving up, see its log above.`)
    process.stderr.write(`The ${nom} process ended (${signal ?? `status ${code}`}): starting it again.\n`)
    await attendre(decision.delai)
    if (!arret.aborted) demarrer()
  }
  demarrer()
  return {
    arreter: async (graceMs) => {
      if (finie(enfant)) return
      const fin = once(enfant, 'exit')
      enfant.kill('SIGTERM')
      const limite = setTimeout(() => enfant.kill('SIGKILL'), graceMs)
      await fin
      clearTimeout(limite)
    },
    tuer: () => enfant.kill('SIGKILL'),
  }
}

/** True in a process that a supervisor started, be it dead since. */
export const estSupervise = () => process.send !== undefined

/**
 * In a supervised or lone process: calls `arreter` once, when told to end or when the supervisor is gone, then exits.
 * A Ctrl-C reaches the whole group: the supervisor alone answers to it, and orders the end of the others in turn.
 */
export function finirAvec(arreter: (raison: 'ordre' | 'orphelin') => Promise<void>): void {
  let fini = false
  const finir = async (raison: 'ordre' | 'orphelin') => {
    if (fini) return
    fini = true
    await arreter(raison).catch(() => undefined)
    process.exit(0)
  }
  process.on('SIGTERM', () => void finir('ordre'))
  if (!estSupervise()) {
    process.on('SIGINT', () => void finir('ordre'))
    return
  }
  process.on('SIGINT', () => undefined)
  process.on('SIGHUP', () => undefined)
  process.on('disconnect', () => void finir('orphelin'))
  if (!process.connected) void finir('orphelin')
}
