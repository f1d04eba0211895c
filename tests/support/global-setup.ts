import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One embedded PostgreSQL for the run, migrated once into a template that each test file copies. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'kairos-test-'))
  const command = (name: string) => [
    '--import',
    './scripts/hooks.mjs',
    '--import',
    'tsx',
    'tests/support/postgres.ts',
    name,
    directory,
  ]
  const url = execFileSync(process.execPath, command('start'), { encoding: 'utf8' }).trim().split('\n').at(-1) ?? ''
  project.provide('postgresUrl', url)
  return () => {
    execFileSync(process.execPath, command('stop'))
    rmSync(directory, { recursive: true, force: true })
  }
}
