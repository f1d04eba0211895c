import { existsSync } from 'node:fs'
import { parseEnv } from '../env'
import { annoncer, attendreSante, dire } from './annonce'
import { installer, preparerBaseExterne, preparerBaseIntegree } from './base'
import { construire, estConstruit } from './construction'
import { verifierEspace } from './disque'
import { fichiersDuDossier, preparerDossier, secretDuDossier } from './dossier'
import { Faute } from './faute'
import { verifierPort } from './port'
import { startPostgres } from './postgres'
import { argsDe, superviserProcessus } from './processus'
import { choisirMode } from './reglages'
import { porteurDuVerrou, prendreVerrou, refuserSecond } from './verrou'

export type Options = {
  /** `preparer`: brings the data to this version, then ends. `base`: keeps the database running. `tout`: the portal. */
  jusqua: 'preparer' | 'base' | 'tout'
  /** Content that every database has, and what a demonstration adds to it. Both may run again and again. */
  contenu: () => Promise<void>
  demonstration: () => Promise<void>
}

type Fin = { ordonnee: () => Promise<void> | void; forcee?: () => unknown }
type Marche = {
  signal: AbortSignal
  /** What to undo at the end, last first. */
  fins: Fin[]
  /** Ends everything on a fault; null when a process has told it already. */
  echouer: (phrase: string | null) => void
}

const ATTENTE_PORT_MS = 20_000 // a web process that lost its supervisor is ending meanwhile
const SURVEILLANCE_MS = 1_000
const GRACE_MS = { web: 12_000, worker: 15_000 }

/** Makes this start the only one on its data folder. Touches nothing before the lock, the port and the disk are found good. */
async function occuperDossier(marche: Marche, dossier: string, port: number, adresse: string): Promise<void> {
  const { verrou } = fichiersDuDossier(dossier)
  const porteur = porteurDuVerrou(verrou)
  if (porteur && !porteur.arret) refuserSecond(porteur)
  await verifierPort(port, existsSync(verrou) ? ATTENTE_PORT_MS : 0)
  verifierEspace(dossier)
  preparerDossier(dossier)
  const pris = await prendreVerrou(verrou, adresse)
  marche.fins.push({ ordonnee: pris.liberer, forcee: pris.liberer })
  marche.signal.addEventListener('abort', pris.marquerArret)
}

/** Starts the embedded database, at this version, and starts it again should it die. Returns its address. */
async function ouvrirBase(marche: Marche, dossier: string): Promise<string> {
  const { postgres } = fichiersDuDossier(dossier)
  let serveur = await startPostgres(postgres)
  const arreter = () => serveur.stop()
  marche.fins.push({ ordonnee: arreter, forcee: () => void serveur.stop('immediate').catch(() => undefined) })
  const url = await preparerBaseIntegree(serveur)
  let reprise: Promise<void> | null = null
  const reprendre = async () => {
    process.stderr.write('The database ended: starting it again.\n')
    try {
      serveur = await startPostgres(postgres, { port: String(serveur.port) })
    } catch (error) {
      marche.echouer(error instanceof Error ? error.message : 'The database can’t be started again.')
    }
  }
  const surveillance = setInterval(() => {
    if (reprise || marche.signal.aborted || serveur.alive()) return
    reprise = reprendre().finally(() => {
      reprise = null
    })
  }, SURVEILLANCE_MS)
  // A database that is starting is stopped once it has started: stopped meanwhile, it would look like a failure.
  const finirSurveillance = async () => {
    clearInterval(surveillance)
    await reprise
  }
  marche.fins.push({ ordonnee: finirSurveillance })
  return url
}

async function construireSiBesoin(marche: Marche): Promise<void> {
  const racine = process.cwd()
  if (estConstruit(racine)) return
  verifierEspace(racine)
  dire('Building the pages: the first time, and after a change of the sources (up to a minute)…')
  const debut = Date.now()
  await construire(racine, marche.signal)
  dire(`Built in ${Math.round((Date.now() - debut) / 1000)} s.`)
}

function lancerProcessus(marche: Marche, nom: 'web' | 'worker'): void {
  const env = { ...process.env, KAIROS_PROCESS: nom, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const processus = superviserProcessus({ nom, args: argsDe(`scripts/${nom}.ts`), env }, marche)
  marche.fins.push({ ordonnee: () => processus.arreter(GRACE_MS[nom]), forcee: processus.tuer })
}

/** The steps of a start, in order; resolves when the portal is told to stop. */
async function derouler({ jusqua, contenu, demonstration }: Options, marche: Marche): Promise<void> {
  const env = parseEnv(process.env)
  const mode = choisirMode(env, process.env.NODE_ENV)
  const adresse = env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`
  const dossier = env.KAIROS_DATA_DIR
  if (env.DATABASE_URL && env.NEXTAUTH_SECRET) await verifierPort(env.PORT, 0)
  else await occuperDossier(marche, dossier, env.PORT, adresse)
  const { signal } = marche
  signal.throwIfAborted()

  if (env.DATABASE_URL) await preparerBaseExterne(env.DATABASE_URL)
  process.env.DATABASE_URL = env.DATABASE_URL ?? (await ouvrirBase(marche, dossier))
  process.env.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET ?? secretDuDossier(dossier)
  process.env.NEXTAUTH_URL = adresse
  process.env.KAIROS_DEMO = mode === 'demonstration' ? '1' : '0'
  signal.throwIfAborted()
  await installer(contenu, ...(mode === 'demonstration' ? [demonstration] : []))
  signal.throwIfAborted()
  if (jusqua === 'preparer') return dire('The database is ready.')

  const fini = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  if (jusqua === 'tout') {
    await construireSiBesoin(marche)
    lancerProcessus(marche, 'worker')
    lancerProcessus(marche, 'web')
    await attendreSante(env.PORT, signal)
    dire(annoncer(mode, adresse))
  } else dire('The database is running. Ctrl-C stops it.')
  await fini
}

/**
 * One run of the portal on this machine. `lancer` resolves when it was told to stop and everything has ended in order (web,
 * worker, database), and throws the fault that ended it otherwise. `forcer` ends the processes without waiting.
 */
export function creerSuperviseur(options: Options) {
  const controle = new AbortController()
  let faute: Faute | undefined
  const marche: Marche = {
    signal: controle.signal,
    fins: [],
    echouer: (phrase) => {
      faute ??= new Faute(phrase ?? 'Everything was stopped for the reason above.')
      controle.abort()
    },
  }
  return {
    arreter: () => controle.abort(),
    forcer: () => {
      for (const fin of marche.fins.toReversed()) fin.forcee?.()
    },
    lancer: async () => {
      try {
        await derouler(options, marche)
      } catch (error) {
        if (!controle.signal.aborted) throw error
      } finally {
        for (const { ordonnee } of marche.fins.toReversed()) await Promise.resolve(ordonnee()).catch(() => undefined)
      }
      if (faute) throw faute
    },
  }
}
