import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { argsDe } from '@/lib/core/demarrage/processus'

export type Programme = {
  enfant: ChildProcess
  sortie: () => string
  erreurs: () => string
  /** Resolves with the exit status, or the signal that ended it. */
  fin: Promise<number | string>
}

/** Runs a program of scripts/ in an environment that holds nothing but `env`; killed at the end of the test. */
export function lancer(script: string, args: string[], env: Record<string, string> = {}): Programme {
  const { PATH = '', HOME = '' } = process.env
  const complet = { PATH, HOME, TZ: 'Asia/Kathmandu', ...env } as unknown as NodeJS.ProcessEnv
  const enfant = spawn(process.execPath, [...argsDe(script), ...args], { env: complet, stdio: ['ignore', 'pipe', 'pipe'] })
  const textes = { sortie: '', erreurs: '' }
  enfant.stdout.setEncoding('utf8').on('data', (texte: string) => (textes.sortie += texte))
  enfant.stderr.setEncoding('utf8').on('data', (texte: string) => (textes.erreurs += texte))
  const fin = once(enfant, 'close').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? 'unknown')
  onTestFinished(() => void enfant.kill('SIGKILL'))
  return { enfant, fin, sortie: () => textes.sortie, erreurs: () => textes.erreurs }
}

/** Waits until a program has said something. */
export const attendreTexte = (programme: Programme, texte: string) =>
  vi.waitFor(
    () => {
      if (!`${programme.sortie()}${programme.erreurs()}`.includes(texte))
        throw new Error(`not said: ${texte}\n${programme.sortie()}\n${programme.erreurs()}`)
    },
    { timeout: 30_000, interval: 50 },
  )

/** A new folder below the system's own, for a data folder to be made in. */
export const dossierTemporaire = () => mkdtempSync(join(tmpdir(), 'kairos-demarrage-'))

/** Ends the PostgreSQL that a killed start left in a data folder, and removes the folder. */
export function nettoyer(dossier: string): void {
  const pid = pidDePostgres(join(dossier, 'data'))
  if (pid !== null) process.kill(pid, 'SIGKILL')
  rmSync(dossier, { recursive: true, force: true, maxRetries: 5 })
}

/** Process and port of the PostgreSQL that runs in a data folder, from its own file; null when none does. */
export function lignesDePostgres(donnees: string): string[] | null {
  try {
    return readFileSync(join(donnees, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}
export const pidDePostgres = (donnees: string) => {
  const lignes = lignesDePostgres(donnees)
  return lignes ? Number(lignes[0]) : null
}

/** Address of the database of a data folder whose PostgreSQL runs. */
export function urlDe(donnees: string, base = 'kairos'): string {
  const motDePasse = readFileSync(join(donnees, 'postgres.password'), 'utf8')
  return `postgresql://kairos:${motDePasse}@127.0.0.1:${lignesDePostgres(donnees)?.[3]}/${base}`
}

/** A port that nobody listens on now. */
export async function portLibre(): Promise<string> {
  const serveur = createServer().listen(0)
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  await once(serveur, 'close')
  return String(typeof adresse === 'object' ? adresse?.port : adresse)
}

/** True while a process runs (one that ended and that nobody waited for does not). */
export function vit(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
