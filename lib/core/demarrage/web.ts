import { once } from 'node:events'
import { existsSync } from 'node:fs'
import next from 'next'
import { closeDatabase } from '../db'
import { getBaseUrl, getEnv } from '../env'
import { closeJobs } from '../jobs'
import { suivreReglages } from '../reglages'
import { Faute } from './faute'
import { fauteDuPort } from './port'
import { estSupervise, finirAvec } from './processus'
import { verifierProcessus } from './reglages'
import { arreterServeur, creerServeur } from './serveur'

const GRACE_MS = { ordre: 8_000, orphelin: 1_000 }

/** Serves the built pages until told to stop. Throws a Faute when a setting, the build or the port is missing. */
export async function servir(): Promise<void> {
  const env = getEnv()
  verifierProcessus(env, estSupervise())
  if (!existsSync('.next/BUILD_ID')) throw new Faute('The pages are not built: run `npm run build` first.')
  const pages = next({ dev: false, dir: process.cwd(), port: env.PORT, quiet: true })
  await pages.prepare()
  const oublierReglages = await suivreReglages()
  const traiter = pages.getRequestHandler()
  const serveur = creerServeur({ baseUrl: getBaseUrl(), proxys: env.TRUSTED_PROXIES, gestionnaire: traiter })
  serveur.listen(env.PORT)
  await once(serveur, 'listening').catch((error) => {
    throw fauteDuPort(error, env.PORT)
  })
  finirAvec(async (raison) => {
    await arreterServeur(serveur, GRACE_MS[raison])
    await pages.close()
    oublierReglages()
    await closeJobs()
    await closeDatabase()
  })
}
