import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CODE_FAUTE } from '@/lib/core/demarrage/faute'
import { porteurDuVerrou } from '@/lib/core/demarrage/verrou'
import {
  attendreTexte,
  dossierTemporaire,
  lancer,
  nettoyer,
  pidDePostgres,
  portLibre,
  urlDe,
  vit,
} from '@/tests/support/programmes'

// One data folder through the life of an installation; each test leaves it stopped.
let dossier = ''
let donnees = ''
const TEMPS = 60_000
beforeAll(() => {
  dossier = dossierTemporaire()
  donnees = join(dossier, 'data')
})
afterAll(() => nettoyer(dossier))

const demarrer = async (drapeau: string) =>
  lancer('scripts/start.ts', [drapeau], { KAIROS_DATA_DIR: donnees, PORT: await portLibre(), SMTP_URL: 'smtp://127.0.0.1:2525' })

async function ouvrir() {
  const programme = await demarrer('--database-only')
  await attendreTexte(programme, 'The database is running')
  return programme
}

async function sql<T extends object>(requete: string): Promise<T[]> {
  const client = new Client({ connectionString: urlDe(donnees) })
  await client.connect()
  try {
    return (await client.query<T>(requete)).rows
  } finally {
    await client.end()
  }
}

const battements = () => sql<{ nom: string }>(`SELECT nom FROM "Battement"`)

test('a first start makes a private folder; told to stop, it leaves nothing running', { timeout: TEMPS }, async () => {
  const programme = await ouvrir()
  expect(statSync(donnees).mode & 0o777).toBe(0o700)
  for (const nom of ['secret', 'postgres.password', 'kairos.lock']) expect(statSync(join(donnees, nom)).mode & 0o777).toBe(0o600)
  await sql(`INSERT INTO "Battement" VALUES ('essai', now())`)
  expect(await sql(`SELECT 1 FROM "CguVersion"`)).not.toEqual([])
  const controle = lancer('scripts/journal-verifier.ts', [], { KAIROS_DATA_DIR: donnees })
  expect([await controle.fin, controle.sortie(), controle.erreurs()]).toEqual([0, expect.stringContaining('intact'), ''])
  programme.enfant.kill('SIGINT')
  expect(await programme.fin).toBe(0)
  expect(pidDePostgres(donnees)).toBeNull()
  expect(porteurDuVerrou(join(donnees, 'kairos.lock'))).toBeNull()
})

test('a second start keeps data and secret; one more on the same folder is refused, and harms nothing', {
  timeout: TEMPS,
}, async () => {
  const secret = readFileSync(join(donnees, 'secret'), 'utf8')
  const programme = await ouvrir()
  const second = await demarrer('--database-only')
  expect(await second.fin).toBe(CODE_FAUTE)
  expect(second.erreurs()).toMatch(new RegExp(`^Kairos already runs on this data folder \\(process ${programme.enfant.pid}, `))
  expect(await battements()).toEqual([{ nom: 'essai' }])
  expect(readFileSync(join(donnees, 'secret'), 'utf8')).toBe(secret)
  programme.enfant.kill('SIGTERM')
  expect(await programme.fin).toBe(0)
})

test('after kill -9 the next start recovers by itself', { timeout: TEMPS }, async () => {
  const tue = await ouvrir()
  tue.enfant.kill('SIGKILL')
  expect(await tue.fin).toBe('SIGKILL')
  const reste = pidDePostgres(donnees)
  const suivant = await ouvrir()
  expect(pidDePostgres(donnees)).toBe(reste)
  expect(await battements()).toEqual([{ nom: 'essai' }])
  suivant.enfant.kill('SIGTERM')
  expect(await suivant.fin).toBe(0)
  expect(pidDePostgres(donnees)).toBeNull()
})

test('a database that dies is started again at the same address', { timeout: TEMPS }, async () => {
  const programme = await ouvrir()
  const [url, mort] = [urlDe(donnees), pidDePostgres(donnees)]
  process.kill(Number(mort), 'SIGKILL')
  await vi.waitFor(() => expect(vit(Number(mort))).toBe(false), 10_000)
  await vi.waitFor(async () => expect(await battements()).toEqual([{ nom: 'essai' }]), { timeout: 20_000, interval: 100 })
  expect(urlDe(donnees)).toBe(url)
  expect(pidDePostgres(donnees)).not.toBe(mort)
  programme.enfant.kill('SIGTERM')
  expect(await programme.fin).toBe(0)
})

test('a lock and a PostgreSQL file whose numbers now belong to another process do not block', { timeout: TEMPS }, async () => {
  const porteur = { pid: process.pid, debut: 'another boot 1', adresse: 'http://localhost:1', arret: false }
  writeFileSync(join(donnees, 'kairos.lock'), JSON.stringify(porteur))
  writeFileSync(join(donnees, 'postgres', 'postmaster.pid'), `${process.pid}\n${donnees}/postgres\n1\n1\n\n127.0.0.1\n`)
  const programme = await demarrer('--prepare-only')
  expect(await programme.fin).toBe(0)
})

test('a migration that fails leaves the data as it was', { timeout: TEMPS }, async () => {
  const programme = await ouvrir()
  await sql(`UPDATE "_prisma_migrations" SET finished_at = NULL`)
  programme.enfant.kill('SIGTERM')
  await programme.fin
  const echec = await demarrer('--prepare-only')
  expect(await echec.fin).toBe(CODE_FAUTE)
  expect(echec.erreurs()).toMatch(/^The database could not be brought to this version/)
  expect(echec.erreurs()).not.toMatch(/^ {4}at /m)
})

test('data of a newer version is refused, and stays as it is', { timeout: TEMPS }, async () => {
  // The portal does not start on it any more: PostgreSQL alone is asked, by a start that is refused.
  const { startPostgres } = await import('@/lib/core/demarrage/postgres')
  const serveur = await startPostgres(join(donnees, 'postgres'))
  expect(await battements()).toEqual([{ nom: 'essai' }])
  await sql(`UPDATE "_prisma_migrations" SET finished_at = now()`)
  await sql(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_future', now())`,
  )
  await serveur.stop()
  const refuse = await demarrer('--prepare-only')
  expect(await refuse.fin).toBe(CODE_FAUTE)
  expect(refuse.erreurs()).toMatch(/^The data is of a newer version of the portal \(it went through 29990101000000_future\)/)
  const encore = await startPostgres(join(donnees, 'postgres'))
  expect(await battements()).toEqual([{ nom: 'essai' }])
  await encore.stop()
})
