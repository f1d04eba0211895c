import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Client } from 'pg'

const BASE = join(process.cwd(), 'prisma', 'migrations')
const SCHEMA = join(process.cwd(), 'prisma', 'schema.prisma')
const FILTERS = { externalTables: [], externalEnums: [] }

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

/** Prisma's schema engine as WebAssembly: the native one is a download that offline machines cannot make. */
async function openEngine(connectionString: string): Promise<engine.SchemaEngine> {
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  const datamodels: [string, string][] = [[SCHEMA, readFileSync(SCHEMA, 'utf8')]]
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }))
  return engine.SchemaEngine.new({ datamodels }, () => undefined, adapter)
}

/** Names of migrations the database has and this version does not know: the data is of a newer version. */
export async function unknownMigrations(connectionString: string): Promise<string[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ present: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
    )
    if (!tables[0]?.present) return []
    const { rows } = await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations')
    const known = new Set(migrationNames())
    return rows.map((row) => row.migration_name).filter((applied) => !known.has(applied))
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
    const schemaEngine = await openEngine(connectionString)
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({ migrationsList: migrationsList(), filters: FILTERS })
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

/** The SQL that leads from the migrated database to schema.prisma; from nothing when `empty`. */
export async function diffToSchema(connectionString: string, empty = false): Promise<string> {
  const schemaEngine = await openEngine(connectionString)
  const schema = { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] }
  const { stdout } = await schemaEngine.diff({
    from: empty ? { tag: 'empty' } : { tag: 'url', url: connectionString },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: null,
    filters: FILTERS,
  })
  return stdout ?? ''
}
