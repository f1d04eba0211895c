import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAnnuaireServer } from '../../support/annuaire-server'

const DEMARRAGE_MS = 240_000 // with a build

async function attendre(url: string, vivant: () => boolean): Promise<void> {
  const limite = Date.now() + DEMARRAGE_MS
  while (Date.now() < limite && vivant()) {
    const reponse = await fetch(url).catch(() => null)
    if (reponse?.ok) return
    await new Promise((suite) => setTimeout(suite, 250))
  }
  throw new Error('the portal did not start')
}

/** Starts the portal as a newcomer does, with a local server in place of the public directory. */
export default async function globalSetup() {
  const annuaire = await startAnnuaireServer()
  const dossier = mkdtempSync(join(tmpdir(), 'kairos-e2e-'))
  process.env.E2E_DATA_DIR = dossier
  process.env.E2E_ANNUAIRE_URL = annuaire.annuaireUrl
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'test' }
  for (const reglage of ['DATABASE_URL', 'RESEND_API_KEY', 'SMTP_URL', 'NEXTAUTH_URL']) delete env[reglage]
  const portail = spawn(process.execPath, ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'scripts/start.ts'], {
    stdio: process.env.E2E_LOGS ? 'inherit' : ['ignore', 'ignore', 'inherit'],
    env: {
      ...env,
      PORT: process.env.E2E_PORT,
      KAIROS_DATA_DIR: dossier,
      ANNUAIRE_URL: annuaire.annuaireUrl,
      NEXT_TELEMETRY_DISABLED: '1',
      TZ: 'Asia/Kathmandu',
      LOG_LEVEL: process.env.E2E_LOGS ? 'info' : 'error',
    },
  })
  await attendre(`http://localhost:${process.env.E2E_PORT}/sante`, () => portail.exitCode === null)
  return async () => {
    portail.kill('SIGTERM')
    await once(portail, 'exit')
    await annuaire.close()
    rmSync(dossier, { recursive: true, force: true })
  }
}
