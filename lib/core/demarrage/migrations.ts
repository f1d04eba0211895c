import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openEngine } from './schema-engine'

const BASE = join(process.cwd(), 'prisma', 'migrations')
const SCHEMA = join(process.cwd(), 'prisma', 'schema.prisma')
// A table that Prisma has no model for: schema.prisma can't hold an UNLOGGED one.
const FILTERS = { externalTables: ['public.LimiteDebit'], externalEnums: [] }

const schemaFile = (): [string, string] => [SCHEMA, readFileSync(SCHEMA, 'utf8')]

const migrationNames = () =>
  readdirSync(BASE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

const migrationsList = () => ({
  baseDir: BASE,
  lockfile: { path: './migration_lock.toml', content: readFileSync(join(BASE, 'migration_lock.toml'), 'utf8') },
  shadowDbInitScript: '',
  migrationDirectories: migrationNames().map((name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: readFileSync(join(BASE, name, 'migration.sql'), 'utf8') },
    },
  })),
})

export type MigrationState = {
  /** Migrations the database has and this version does not know: the data is of a newer version. */
  unknown: string[]
  /** Migrations of this version that the database has not (wholly) had yet. */
  missing: string[]
}

/** Compares what a database went through with what this version knows. Changes nothing. */
export async function readMigrationState(connectionString: string): Promise<MigrationState> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ present: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
    )
    if (!tables[0]?.present) return { unknown: [], missing: migrationNames() }
    const { rows } = await client.query<{ name: string; done: boolean }>(
      'SELECT migration_name AS name, finished_at IS NOT NULL AND rolled_back_at IS NULL AS done FROM _prisma_migrations',
    )
    const known = new Set(migrationNames())
    const done = new Set(rows.filter((row) => row.done).map((row) => row.name))
    const unknown = rows.map((row) => row.name).filter((name) => !known.has(name))
    return { unknown, missing: migrationNames().filter((name) => !done.has(name)) }
  } finally {
    await client.end()
  }
}

/** Applies the missing migrations, in order, under one advisory lock; writes the standard `_prisma_migrations` table. */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const lock = new Client({ connectionString })
  await lock.connect()
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('kairos.migrations'))`)
    const schemaEngine = await openEngine(connectionString, schemaFile())
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({ migrationsList: migrationsList(), filters: FILTERS })
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

/** The SQL that leads from the migrated database to schema.prisma; from nothing when `empty`. */
export async function diffToSchema(connectionString: string, empty = false): Promise<string> {
  const schemaEngine = await openEngine(connectionString, schemaFile())
  const schema = { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] }
  const { stdout } = await schemaEngine.diff({
    from: empty ? { tag: 'empty' } : { tag: 'schemaDatasource', ...schema, configDir: process.cwd() },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: null,
    filters: FILTERS,
  })
  return stdout ?? ''
}
