import { existsSync } from 'node:fs'
import { type Env, isDemonstration, missingInProduction } from '../env'
import { Faute } from './faute'

export type Mode = 'production' | 'developpement' | 'demonstration'

/** Reads the file .env where there is one; what the environment says already wins. */
export function lireFichierEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** Settings without which this mode can't run. Outside production the database, the address and the secret have defaults. */
export function reglagesManquants(env: Env, nodeEnv: string | undefined): string[] {
  const manquants = missingInProduction(env)
  if (nodeEnv === 'production') return manquants
  return env.DATABASE_URL ? manquants.filter((nom) => nom.startsWith('RESEND')) : []
}

/** What the portal runs as. Throws a Faute with the list of the settings that are missing. */
export function choisirMode(env: Env, nodeEnv: string | undefined): Mode {
  const manquants = reglagesManquants(env, nodeEnv)
  if (manquants.length > 0) {
    const ou = nodeEnv === 'production' ? 'in production' : 'with a database of yours'
    throw new Faute(`Settings are missing ${ou}: ${manquants.join(', ')}. See .env.example.`)
  }
  if (nodeEnv === 'production') return 'production'
  return isDemonstration(env, nodeEnv) ? 'demonstration' : 'developpement'
}

/**
 * What a web or worker process checks of its own settings. Under the supervisor, which decided on the mode, it may be in
 * demonstration; started alone it is in production, where KAIROS_DEMO counts for nothing.
 */
export function verifierProcessus(env: Env, supervise: boolean): void {
  const demonstration = supervise && env.KAIROS_DEMO === '1'
  const manquants = missingInProduction(env).filter((nom) => !(demonstration && nom.startsWith('RESEND')))
  if (manquants.length > 0) throw new Faute(`Settings are missing: ${manquants.join(', ')}. See .env.example.`)
}
