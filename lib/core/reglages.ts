import 'server-only'
import { setTimeout as attendre } from 'node:timers/promises'
import { Client } from 'pg'
import { getPool } from './db'
import { getEnv } from './env'
import { errorFields, log } from './log'

const CANAL = 'kairos_reglages'
const REPRISE_MS = 1_000
const LIRE = 'SELECT cle, valeur FROM "Reglage"'

type Ligne = { cle: string; valeur: string }
// Next.js may evaluate a module more than once in a process: what it knows must be one.
const memoire = globalThis as typeof globalThis & { kairosReglages?: ReadonlyMap<string, string> }

const retenir = (lignes: Ligne[]) => {
  memoire.kairosReglages = new Map(lignes.map(({ cle, valeur }) => [cle, valeur]))
}

/** What administrateurs chose for a setting, as this process knows it; undefined when they left its default. */
export const reglage = (cle: string): string | undefined => memoire.kairosReglages?.get(cle)

/** Reads the settings again: right after changing them, so that this process's next page shows them. */
export async function rechargerReglages(): Promise<void> {
  retenir((await getPool().query<Ligne>(LIRE)).rows)
}

/** One connection that listens until it is lost. `pret` is called once the settings are known. */
async function ecouter(pret: () => void, fin: AbortSignal): Promise<void> {
  const nom = `${process.env.KAIROS_PROCESS ?? 'kairos'}-reglages`
  const client = new Client({ connectionString: getEnv().DATABASE_URL, application_name: nom, connectionTimeoutMillis: 5_000 })
  const perdue = new Promise<void>((resolve) => {
    client.once('error', () => resolve())
    client.once('end', () => resolve())
    fin.addEventListener('abort', () => resolve(), { once: true })
  })
  try {
    await client.connect()
    const lire = async () => retenir((await client.query<Ligne>(LIRE)).rows)
    client.on('notification', () => lire().catch((error) => log.warn({ event: 'reglages.reading', ...errorFields(error) })))
    await client.query(`LISTEN ${CANAL}`)
    await lire()
    pret()
    await perdue
  } finally {
    await client.end().catch((error) => log.debug({ event: 'reglages.closing', ...errorFields(error) }))
  }
}

/**
 * Keeps this process's settings true until the returned function is called: read once, then at each change that the database
 * announces, and again after a lost connection. Resolves after the first try, be the database there or not.
 */
export async function suivreReglages(): Promise<() => void> {
  const arret = new AbortController()
  await new Promise<void>((premier) => {
    const suivre = async () => {
      while (!arret.signal.aborted) {
        await ecouter(premier, arret.signal).catch((error) => log.warn({ event: 'reglages.waiting', ...errorFields(error) }))
        premier()
        if (!arret.signal.aborted) await attendre(REPRISE_MS, undefined, { ref: false })
      }
    }
    void suivre()
  })
  return () => arret.abort()
}
