import 'server-only'
import { existsSync } from 'node:fs'
import { setTimeout as attendre } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { closeDatabase } from '../db'
import { parseEnv } from '../env'
import { closeJobs, installQueues } from '../jobs'
import { fichiersDuDossier } from './dossier'
import { estDisquePlein, Faute } from './faute'
import { applyMigrations, readMigrationState } from './migrations'
import { createDatabase, type PostgresServer, startPostgres } from './postgres'

const NOM = 'kairos'
const COPIE = 'kairos_next'
const ANCIENNE = 'kairos_old'
const ATTENTE_MS = 20_000
const PASSAGERS = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '55006']) // not up yet; starting; still in use

const codeDe = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no answer'

/** Tries again for 20 s what fails only because a server is starting, or because a process of before is ending. */
async function insister<T>(essai: () => Promise<T>): Promise<T> {
  for (const limite = Date.now() + ATTENTE_MS; ; await attendre(250)) {
    try {
      return await essai()
    } catch (error) {
      if (!PASSAGERS.has(codeDe(error)) || Date.now() > limite) throw error
    }
  }
}

/** Throws the Faute of data that a newer version of the portal has changed; tells whether migrations are missing otherwise. */
async function verifierVersion(url: string): Promise<{ aJour: boolean }> {
  const { unknown, missing } = await readMigrationState(url)
  if (unknown.length > 0)
    throw new Faute(
      `The data is of a newer version of the portal (it went through ${unknown.at(-1)}): install that version. Nothing was changed.`,
    )
  return { aJour: missing.length === 0 }
}

async function migrer(url: string): Promise<void> {
  try {
    await applyMigrations(url)
  } catch (error) {
    if (estDisquePlein(error)) throw error
    throw new Faute(
      `The database could not be brought to this version: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/**
 * Brings the embedded database to this version and returns its address. Migrations run on a copy that takes the place of the
 * original in one transaction: cut off at any moment, or on a full disk, the data is as it was.
 */
export async function preparerBaseIntegree(serveur: PostgresServer): Promise<string> {
  const client = new Client({ connectionString: serveur.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NOM])
    const existe = rowCount === 1
    if (!existe || !(await verifierVersion(serveur.url(NOM))).aJour) {
      await client.query(`DROP DATABASE IF EXISTS ${COPIE} WITH (FORCE)`)
      await insister(() => createDatabase(serveur, COPIE, existe ? NOM : undefined))
      await migrer(serveur.url(COPIE))
      // Both names change in one statement message, which PostgreSQL runs as one transaction.
      const renommer = existe ? `ALTER DATABASE ${NOM} RENAME TO ${ANCIENNE};` : ''
      await client.query(`DROP DATABASE IF EXISTS ${ANCIENNE} WITH (FORCE)`)
      await insister(() => client.query(`${renommer} ALTER DATABASE ${COPIE} RENAME TO ${NOM}`))
    }
    await client.query(`DROP DATABASE IF EXISTS ${ANCIENNE} WITH (FORCE)`)
  } finally {
    await client.end()
  }
  return serveur.url(NOM)
}

/** Brings a database of the operator's to this version, waiting a little for its server. Throws a Faute when it stays out of reach. */
export async function preparerBaseExterne(url: string): Promise<void> {
  try {
    await insister(() => verifierVersion(url))
  } catch (error) {
    if (error instanceof Faute) throw error
    const raison = error instanceof DatabaseError ? `refuses us (${error.code})` : `can't be reached (${codeDe(error)})`
    throw new Faute(`The database of DATABASE_URL ${raison}: check the address, the account and that the server runs.`)
  }
  await migrer(url)
}

/** What a migrated database needs besides: the queues, and the content that comes with this version. DATABASE_URL is set. */
export async function installer(...contenus: (() => Promise<void>)[]): Promise<void> {
  try {
    await installQueues()
    for (const contenu of contenus) await contenu()
  } finally {
    await closeJobs()
    await closeDatabase()
  }
}

/**
 * Does something with the database as it is: that of DATABASE_URL, or the embedded one, which is started for so long when
 * it does not run. For command lines; throws a Faute when there is no database yet.
 */
export async function avecBase<T>(travail: () => Promise<T>): Promise<T> {
  const { DATABASE_URL, KAIROS_DATA_DIR } = parseEnv(process.env)
  const { postgres } = fichiersDuDossier(KAIROS_DATA_DIR)
  if (!DATABASE_URL && !existsSync(postgres))
    throw new Faute('There is no database yet: set DATABASE_URL, or run `npm start` once.')
  const serveur = DATABASE_URL ? null : await startPostgres(postgres)
  process.env.DATABASE_URL = DATABASE_URL ?? serveur?.url(NOM)
  try {
    return await travail()
  } finally {
    await closeDatabase()
    if (serveur && !serveur.reused) await serveur.stop()
  }
}
