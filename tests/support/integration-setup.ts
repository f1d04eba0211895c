import 'next/dist/server/node-environment-baseline' // before any module of Next.js, for tests/support/request.ts
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'

// Each test file works on its own copy of the migrated template: real PostgreSQL, nothing shared.
const admin = new Client({ connectionString: inject('postgresUrl') })
const name = `t_${randomBytes(6).toString('hex')}`
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE template_kairos`)
process.env.DATABASE_URL = inject('postgresUrl').replace(/\/postgres$/, `/${name}`)
process.env.NEXTAUTH_SECRET = 'secret-of-the-integration-tests-0123456789'
process.env.NEXTAUTH_URL = 'http://kairos.test:3000'
const dossier = mkdtempSync(join(tmpdir(), 'kairos-donnees-'))
process.env.KAIROS_DATA_DIR = dossier // the seal of the demonstration is made there

afterAll(async () => {
  await closeJobs()
  await closeDatabase()
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await admin.end()
  rmSync(dossier, { recursive: true, force: true })
})
