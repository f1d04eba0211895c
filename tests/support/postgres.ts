// Starts or stops the PostgreSQL of a test run: `start DIR` prints the address of its template's server.
import { join } from 'node:path'
import { applyMigrations } from '@/lib/core/demarrage/migrations'
import { createDatabase, startPostgres } from '@/lib/core/demarrage/postgres'
import { installQueues } from '@/lib/core/jobs'

const [, , command, directory = ''] = process.argv
const server = await startPostgres(join(directory, 'postgres'), { fsync: 'off', max_connections: '200', full_page_writes: 'off' })
if (command === 'stop') await server.stop()
else {
  await createDatabase(server, 'template_kairos')
  process.env.DATABASE_URL = server.url('template_kairos')
  await applyMigrations(process.env.DATABASE_URL)
  await installQueues()
  process.stdout.write(`${server.url('postgres')}\n`)
}
process.exit(0)
