import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { Faute } from './faute'

const run = promisify(execFile)

/** The account that owns and runs the server; empty when it is the one we run as. */
export type Compte = { uid: number; gid: number } | Record<string, never>
/** Runs a program of PostgreSQL as that account, in a working directory. */
export type Executer = (programme: string, args: string[], cwd: string) => Promise<unknown>

const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)

/** PostgreSQL refuses to run as root: there, its files and processes belong to their owner so far, or to the account `postgres`. */
export async function comptePostgres(directory: string): Promise<Compte> {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(directory)) {
    const { uid, gid } = statSync(directory)
    if (uid !== 0) return { uid, gid }
  }
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

// Nothing of root's but one right, kept across the change of account and seen by access(2).
const SEUL_DROIT = (droit: string) => [
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  `--bounding-set=-all,+${droit}`,
  `--inh-caps=-all,+${droit}`,
  `--ambient-caps=+${droit}`,
]

/**
 * How to run a program as the account. Below a folder that only root may enter (/root, often), the account keeps the one
 * right of root's that lets it walk through folders. Throws a Faute when `dossier` or `programme` stays out of reach.
 */
export async function executerComme(compte: Compte, dossier: string, programme: string): Promise<Executer> {
  const direct: Executer = (nom, args, cwd) => run(nom, args, { ...compte, cwd })
  const { uid, gid } = compte
  if (uid === undefined) return direct
  const avec =
    (droit: string): Executer =>
    (nom, args, cwd) =>
      run('setpriv', [`--reuid=${uid}`, `--regid=${gid}`, ...SEUL_DROIT(droit), nom, ...args], { cwd })
  for (const essai of [direct, avec('dac_read_search'), avec('dac_override')]) {
    try {
      await essai(programme, ['--version'], '/')
      await essai('stat', [`${dossier}/.`], '/')
      return essai
    } catch {
      // The next way, if any.
    }
  }
  throw new Faute(
    `The account that runs PostgreSQL can't enter ${dossier}: move the project out of root's own folder, or set DATABASE_URL.`,
  )
}
