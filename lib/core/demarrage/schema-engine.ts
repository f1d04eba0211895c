import 'server-only'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Pool, type QueryResult } from 'pg'

let loaded: Promise<void> | undefined

/** The engine's glue keeps views on the memory of its first instance: a process loads it once. */
async function loadEngine(): Promise<void> {
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

// PostgreSQL's internal type "char" (pg_type.dat), which the engine reads in the catalogue and Prisma's adapter does not know.
const OID_CHAR = 18
const OID_TEXT = 25
const CHAR_COLUMN = 'constraint_type' // the only such column that the engine wants as a character and not as text

/** Connections whose results say "text" where the catalogue says "char". */
function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString })
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>
  const queryAsText = async (...args: unknown[]) => {
    const result = await query(...args)
    for (const field of result.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT
    return result
  }
  return Object.assign(pool, { query: queryAsText })
}

function openAdapter(connectionString: string) {
  const factory = new PrismaPg(openPool(connectionString), { disposeExternalPool: true })
  const connect = factory.connect.bind(factory)
  const connectReading = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type, at) =>
        result.columnNames[at] === CHAR_COLUMN ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }
  return bindMigrationAwareSqlAdapterFactory(Object.assign(factory, { connect: connectReading }))
}

/** Prisma's schema engine as WebAssembly: the native one is a download that offline machines cannot make. */
export async function openEngine(connectionString: string, schema: [path: string, text: string]): Promise<engine.SchemaEngine> {
  loaded ??= loadEngine()
  await loaded
  return engine.SchemaEngine.new({ datamodels: [schema] }, () => undefined, openAdapter(connectionString))
}
