import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from '@/lib/generated/prisma/client'
import { getEnv } from './env'

type Database = { pool: Pool; prisma: PrismaClient }
// Next.js may evaluate a module more than once in a process: the pool must not be.
const holder = globalThis as typeof globalThis & { kairosDatabase?: Database }

function open(): Database {
  const env = getEnv()
  if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set')
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: process.env.KAIROS_PROCESS ?? 'kairos',
    // Prisma writes an instant without its zone and lets the session's be understood: any but UTC would shift it.
    options: '-c TimeZone=UTC',
  })
  pool.on('error', () => undefined) // an idle connection that the server closed: the pool opens another
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

export function getDatabase(): Database {
  holder.kairosDatabase ??= open()
  return holder.kairosDatabase
}

export const getPrisma = (): PrismaClient => getDatabase().prisma
export const getPool = (): Pool => getDatabase().pool

export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** One transaction of the domain: READ COMMITTED, bounded waits, rolled back whole when `run` throws. */
export function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return getPrisma().$transaction(run, { maxWait: 5_000, timeout: 10_000 })
}

/** True for PostgreSQL's unique violation as Prisma reports it (P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}

/**
 * The same, run once more when another was first to write what must be unique: what it reads then tells it so. For decisions
 * that a unique index settles.
 */
export async function transactionRejouee<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transaction(run)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return transaction(run)
  }
}

export async function closeDatabase(): Promise<void> {
  const database = holder.kairosDatabase
  holder.kairosDatabase = undefined
  await database?.prisma.$disconnect()
  await database?.pool.end()
}
