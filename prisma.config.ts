import { defineConfig } from 'prisma/config'

// `prisma generate` needs no schema engine, but tries to download one: any existing executable keeps it offline.
if (process.argv.includes('generate')) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
