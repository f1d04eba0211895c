// `npm run migrate:create -- name`: writes what leads from the last migration to schema.prisma into prisma/migrations.
// It works on a PostgreSQL of its own, so that no database of a developer decides on what the migration holds.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dire } from '@/lib/core/demarrage/annonce'
import { direFaute, Faute } from '@/lib/core/demarrage/faute'
import { applyMigrations, diffToSchema } from '@/lib/core/demarrage/migrations'
import { createDatabase, startPostgres } from '@/lib/core/demarrage/postgres'

async function differences(): Promise<string> {
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-migration-'))
  const serveur = await startPostgres(join(dossier, 'postgres'), { fsync: 'off' })
  try {
    await createDatabase(serveur, 'kairos')
    await applyMigrations(serveur.url('kairos'))
    return await diffToSchema(serveur.url('kairos'))
  } finally {
    await serveur.stop()
    rmSync(dossier, { recursive: true, force: true })
  }
}

try {
  const nom = process.argv[2] ?? ''
  if (!/^[a-z0-9_]+$/.test(nom)) throw new Faute('Name the migration, in small letters: npm run migrate:create -- add_something')
  const sql = await differences()
  if (sql.includes('This is an empty migration') || sql.trim() === '')
    throw new Faute('Nothing to write: schema.prisma is what the migrations make.')
  const horodatage = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const dossier = join('prisma', 'migrations', `${horodatage}_${nom}`)
  mkdirSync(dossier)
  writeFileSync(join(dossier, 'migration.sql'), sql)
  dire(`Written: ${dossier}/migration.sql. Read it before it is applied.`)
} catch (error) {
  process.exitCode = direFaute(error)
}
