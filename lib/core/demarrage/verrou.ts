import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { setTimeout as attendre } from 'node:timers/promises'
import { z } from 'zod'
import { Faute } from './faute'
import { ecrireFichierPrive } from './fichier'

const porteurSchema = z.object({ pid: z.number(), debut: z.string(), adresse: z.string(), arret: z.boolean() })
type Porteur = z.infer<typeof porteurSchema>

export type Verrou = { marquerArret: () => void; liberer: () => void }

const ATTENTE_ARRET_MS = 30_000
const GARDE_MAX_MS = 10_000

/** What tells a process from a later one with the same number: when it began. Null when it no longer runs. */
export function debutDuProcessus(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const demarrage = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // After the name in parentheses: field 3 is the state, field 22 the start in clock ticks since boot (proc(5)).
    const champs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return champs[0] === 'Z' ? null : `${demarrage} ${champs[19]}`
  } catch {
    return null
  }
}

function lire(fichier: string): Porteur | null {
  try {
    return porteurSchema.safeParse(JSON.parse(readFileSync(fichier, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

const vivant = (porteur: Porteur) => debutDuProcessus(porteur.pid) === porteur.debut

/** The process that holds the lock now, or null: a lock left by a dead process, or by another with its number, holds nothing. */
export function porteurDuVerrou(fichier: string): Porteur | null {
  const porteur = lire(fichier)
  return porteur && vivant(porteur) ? porteur : null
}

/** Takes away a lock that nobody holds any more, one process at a time: it is read again when no other can replace it. */
function retirerAbandonne(fichier: string): void {
  const garde = `${fichier}.takeover`
  try {
    mkdirSync(garde) // atomic; removed at once below, or by age when its maker was killed on this very line
  } catch {
    const age = Date.now() - (statSync(garde, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > GARDE_MAX_MS) rmSync(garde, { recursive: true, force: true })
    return
  }
  if (!porteurDuVerrou(fichier)) rmSync(fichier, { force: true })
  rmSync(garde, { recursive: true, force: true })
}

function essayer(fichier: string, porteur: Porteur): boolean {
  const provisoire = `${fichier}.${process.pid}.new`
  ecrireFichierPrive(provisoire, JSON.stringify(porteur))
  try {
    linkSync(provisoire, fichier) // atomic: exactly one of several starts creates it, complete
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(provisoire, { force: true })
  }
}

/** Throws the Faute that a second start on the same data folder gets. */
export function refuserSecond(porteur: Porteur): never {
  throw new Faute(
    `Kairos already runs on this data folder (process ${porteur.pid}, ${porteur.adresse}): stop it first, or set another KAIROS_DATA_DIR.`,
  )
}

/**
 * Makes this process the only one on a data folder. A lock left by a killed process is taken over; a holder that is
 * stopping is waited for (30 s); a running one is a Faute. `adresse` is what the others are told.
 */
export async function prendreVerrou(fichier: string, adresse: string): Promise<Verrou> {
  const moi: Porteur = { pid: process.pid, debut: debutDuProcessus(process.pid) ?? '', adresse, arret: false }
  const limite = Date.now() + ATTENTE_ARRET_MS
  while (!essayer(fichier, moi)) {
    const porteur = porteurDuVerrou(fichier)
    if (!porteur) retirerAbandonne(fichier)
    else if (!porteur.arret || Date.now() > limite) refuserSecond(porteur)
    await attendre(porteur ? 100 : 5)
  }
  return {
    marquerArret: () => ecrireFichierPrive(fichier, JSON.stringify({ ...moi, arret: true })),
    liberer: () => {
      if (lire(fichier)?.pid === moi.pid) rmSync(fichier, { force: true })
    },
  }
}
