import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { CODE_FAUTE } from '@/lib/core/demarrage/faute'
import { dossierTemporaire, lancer, nettoyer, portLibre } from '@/tests/support/programmes'

let dossier = ''
let donnees = ''
const SMTP_URL = 'smtp://127.0.0.1:2525'
beforeAll(() => {
  dossier = dossierTemporaire()
  donnees = join(dossier, 'data')
})
afterAll(() => nettoyer(dossier))

/** One clear sentence, no stack, a status of failure, and a data folder as it was. */
async function refuse(env: Record<string, string>, phrase: RegExp): Promise<void> {
  const avant = existsSync(donnees) ? readdirSync(donnees) : null
  const programme = lancer('scripts/start.ts', ['--prepare-only'], { KAIROS_DATA_DIR: donnees, PORT: await portLibre(), ...env })
  expect(await programme.fin).toBe(CODE_FAUTE)
  expect(programme.erreurs()).toMatch(phrase)
  expect(programme.erreurs().trim().split('\n')).toHaveLength(1)
  expect(existsSync(donnees) ? readdirSync(donnees) : null).toEqual(avant)
}

test('production stops with the list of what is missing, and never turns into a demonstration', async () => {
  await refuse(
    { NODE_ENV: 'production', KAIROS_DEMO: '1' },
    /DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET, RESEND_API_KEY or SMTP_URL/,
  )
  await refuse(
    { NODE_ENV: 'production', SMTP_URL, DATABASE_URL: 'postgresql://k@127.0.0.1/k' },
    /missing in production: NEXTAUTH_URL, NEXTAUTH_SECRET\./,
  )
})

test('a database without a mail provider is refused, and a wrong setting is named', async () => {
  await refuse({ DATABASE_URL: 'postgresql://k@127.0.0.1/k' }, /RESEND_API_KEY or SMTP_URL/)
  await refuse({ SMTP_URL, PORT: '99999' }, /^Wrong settings .*PORT/)
})

test('a database that can’t be reached is told, without its password', async () => {
  const env = { SMTP_URL, NEXTAUTH_SECRET: 'secret-of-the-tests-0123456789-abcdef' }
  await refuse(
    { ...env, DATABASE_URL: 'postgresql://k:hush-hush@kairos.invalid:5432/k' },
    /^The database of DATABASE_URL can't be reached/,
  )
})

test('a taken port is told before anything is touched', async () => {
  const occupant = createServer().listen(0)
  onTestFinished(() => void occupant.close())
  await once(occupant, 'listening')
  const adresse = occupant.address()
  const PORT = String(typeof adresse === 'object' ? adresse?.port : '')
  await refuse({ SMTP_URL, PORT }, new RegExp(`^Port ${PORT} is already taken`))
})

test('a folder that holds something else is left as it is', async () => {
  const autre = join(dossier, 'other')
  mkdirSync(autre, { mode: 0o755 })
  writeFileSync(join(autre, 'letters.txt'), 'mine')
  await refuse({ SMTP_URL, KAIROS_DATA_DIR: autre }, /holds other files/)
  expect(statSync(autre).mode & 0o777).toBe(0o755)
  expect(readdirSync(autre)).toEqual(['letters.txt'])
})

test('a full disk is told before anything is written', async () => {
  const petit = join(dossier, 'small')
  mkdirSync(petit)
  // Where a small file system may be mounted, a real one; the decision itself has its unit test.
  const monte = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', petit]).status === 0
  onTestFinished(() => void (monte && spawnSync('umount', [petit])))
  if (monte)
    await refuse({ SMTP_URL, KAIROS_DATA_DIR: join(petit, 'data') }, /^The disk of .* is full: 8 MB left where 300 are needed/)
  expect(readdirSync(petit)).toEqual([])
})

test('web and worker started alone are in production: KAIROS_DEMO counts for nothing', async () => {
  const env = { KAIROS_DEMO: '1', DATABASE_URL: 'postgresql://k@127.0.0.1/k', NEXTAUTH_URL: 'https://kairos.test' }
  for (const script of ['scripts/web.ts', 'scripts/worker.ts']) {
    const programme = lancer(script, [], env)
    expect(await programme.fin).toBe(CODE_FAUTE)
    expect(programme.erreurs()).toMatch(/^Settings are missing: NEXTAUTH_SECRET, RESEND_API_KEY or SMTP_URL/)
  }
})

test('`npm run migrate` wants a database', async () => {
  const programme = lancer('scripts/migrate.ts', [])
  expect(await programme.fin).toBe(CODE_FAUTE)
  expect(programme.erreurs()).toMatch(/^DATABASE_URL is not set/)
})
