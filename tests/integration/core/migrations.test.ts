import { expect, test } from 'vitest'
import { getPool } from '@/lib/core/db'
import { applyMigrations, diffToSchema, readMigrationState } from '@/lib/core/demarrage/migrations'

const url = () => process.env.DATABASE_URL ?? ''

test('the migrations lead exactly to schema.prisma', async () => {
  expect(await diffToSchema(url())).toContain('This is an empty migration')
  await getPool().query('ALTER TABLE "Compte" ADD COLUMN oubli text')
  expect(await diffToSchema(url())).toContain('DROP COLUMN "oubli"')
  await getPool().query('ALTER TABLE "Compte" DROP COLUMN oubli')
})

test('migrations already applied are left alone; missing and unknown ones are told', async () => {
  expect(await applyMigrations(url())).toEqual([])
  expect(await readMigrationState(url())).toEqual({ unknown: [], missing: [] })
  await getPool().query('UPDATE "_prisma_migrations" SET finished_at = NULL')
  const { missing } = await readMigrationState(url())
  expect(missing.length).toBeGreaterThan(0)
  await getPool().query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_future', now())`,
  )
  expect((await readMigrationState(url())).unknown).toEqual(['29990101000000_future'])
})
