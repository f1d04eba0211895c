import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { Client } from 'pg'
import { construire, estConstruit } from '@/lib/core/demarrage/construction'
import { applyMigrations } from '@/lib/core/demarrage/migrations'
import { argsDe } from '@/lib/core/demarrage/processus'
import { installQueues } from '@/lib/core/jobs'
import { adresseBase } from '@/tests/e2e/support/fabrique'
import { demarrerInstance } from '@/tests/e2e/support/instance'
import { peupler, uuidDe } from './peuplement'

const dire = (texte: string) => process.stdout.write(`${texte}\n`)

const compter = async (client: Client) =>
  Number(
    (
      await client.query<{ lignes: string }>(
        `SELECT count(*) AS lignes FROM "DemandeFile" WHERE EXISTS (SELECT 1 FROM "Statistique" WHERE mesure = 'recue')`,
      )
    ).rows[0]?.lignes,
  )

/** Whether a database of an earlier run is there, whole. One that was cut short is removed. */
async function estPrete(admin: Client, nom: string, url: string, nombre: number): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [nom])
  if (!rowCount) return false
  const client = new Client({ connectionString: url })
  await client.connect()
  const lignes = await compter(client).catch(() => 0)
  await client.end()
  if (lignes !== 2 * nombre) await admin.query(`DROP DATABASE ${nom}`)
  return lignes === 2 * nombre
}

/** The database of so many organismes: made when it is not there, kept for the next run. */
async function preparerBase(nombre: number): Promise<string> {
  const nom = `kairos_${nombre}`
  const url = adresseBase().replace(/[^/]+$/, nom)
  const admin = new Client({ connectionString: adresseBase() })
  await admin.connect()
  const prete = await estPrete(admin, nom, url, nombre)
  if (!prete) await admin.query(`CREATE DATABASE ${nom}`)
  await admin.end()
  await applyMigrations(url)
  process.env.DATABASE_URL = url
  await installQueues()
  if (prete) return url
  const debut = performance.now()
  await peupler(url, nombre, dire)
  dire(`${nombre} organismes built in ${((performance.now() - debut) / 1000).toFixed(0)} s`)
  return url
}

type Base = { nombre: number; adresse: string; cookie: string; client: Client; fermer: () => Promise<void> }

async function ouvrirBase(nombre: number): Promise<Base> {
  const base = await preparerBase(nombre)
  const client = new Client({ connectionString: base })
  await client.connect()
  const id = randomUUID()
  // ProConnect's own second factor stands for ours.
  await client.query(`INSERT INTO "Session" (id, "compteId", methode) VALUES ($1, $2, 'proconnect')`, [id, uuidDe(3, 1)])
  const web = await demarrerInstance(`web-${nombre}`, { base })
  const { cookieDeSession } = await import('./factories')
  const { name, value } = await cookieDeSession(id)
  const fermer = async () => {
    await web.arreter()
    await client.end()
  }
  return { nombre, adresse: web.adresse, cookie: `${name}=${value}`, client, fermer }
}

/** Two portals of the same build on one server of PostgreSQL, whose data folder is kept: a small one and a big one. */
export async function ouvrirBancFile(dossier: string, nombres: readonly number[]) {
  if (!estConstruit(process.cwd())) await construire(process.cwd())
  if (!existsSync(dossier)) mkdirSync(dossier, { recursive: true, mode: 0o700 })
  const { PATH = '', HOME = '' } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', KAIROS_DATA_DIR: dossier, LOG_LEVEL: 'error' }
  const serveur = spawn(process.execPath, [...argsDe('scripts/start.ts'), '--database-only'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let dit = ''
  for await (const morceau of serveur.stdout ?? []) {
    dit += morceau
    if (dit.includes('The database is running')) break
  }
  Object.assign(process.env, { KAIROS_DATA_DIR: dossier, E2E_DATA_DIR: dossier, E2E_PORT: '3000', LOG_LEVEL: 'error' })
  const { secretDuRun } = await import('@/tests/e2e/support/fabrique')
  process.env.NEXTAUTH_SECRET = secretDuRun()
  const bases: Base[] = []
  const fermer = async () => {
    for (const base of bases) await base.fermer()
    serveur.kill('SIGTERM')
    await once(serveur, 'exit')
  }
  try {
    for (const nombre of nombres) bases.push(await ouvrirBase(nombre))
  } catch (erreur) {
    await fermer() // or the database would stay behind
    throw erreur
  }
  return { bases, fermer }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** How long an answer takes, whole, in ms. */
export function chronometrer({ adresse, cookie }: Base, chemin: string): Promise<number> {
  const debut = performance.now()
  return new Promise((resolve, reject) => {
    get(adresse + chemin, { agent, headers: { cookie } }, (reponse) => {
      if (reponse.statusCode !== 200) reject(new Error(`${chemin}: status ${reponse.statusCode}, ${reponse.headers.location}`))
      reponse.resume().once('end', () => resolve(performance.now() - debut))
    }).once('error', reject)
  })
}

const PAGE = 500
const VARIANTES = 40

/** What is asked for, `rang` telling the turn so that no search is made twice in a row. */
export type Sonde = { nom: string; chemin: (base: Base, rang: number) => string; facteur?: number }

/** The addresses of the queue in one database: page 500 (half-way where there are fewer), typing errors, SIRETs. */
async function adresses({ client, nombre }: Base) {
  const decalage = Math.min((PAGE - 1) * 25, nombre)
  const { rows: page } = await client.query(
    `SELECT cle || '~' || "demandeId" AS curseur FROM "DemandeFile" ORDER BY cle, "demandeId" OFFSET ${decalage - 1} LIMIT 1`,
  )
  const { rows } = await client.query<{ mot: string; siret: string }>(
    `SELECT (mots_de("raisonSociale"))[cardinality(mots_de("raisonSociale"))] AS mot, siret FROM "Organisme" ORDER BY md5(id::text) LIMIT ${VARIANTES}`,
  )
  const faute = (mot: string) => `${mot.slice(0, 4)}${mot.charAt(5)}${mot.charAt(4)}${mot.slice(6)}`
  return { curseur: String(page[0]?.curseur), fautes: rows.map(({ mot }) => faute(mot)), sirets: rows.map(({ siret }) => siret) }
}

const FILE = '/admin/demandes'
const FILTRES = {
  'etat=en_attente': 'state, awaiting',
  'etat=refusee': 'state, refused',
  'nature=renouvellement': 'nature',
  'age=delai': 'age, in time',
  'age=alerte': 'age, soon late',
  'age=retard': 'age, late',
  'region=93': 'région',
  'departement=75': 'département',
  'forme=7210': 'legal form',
  'agent=moi': 'agent, myself',
  'agent=aucun': 'agent, nobody',
  'tri=nom': 'sorted by name',
  'tri=-siret': 'sorted by SIRET',
  'tri=date': 'sorted by date',
} as const

/** Everything the bar asks to measure, the first one being the signed-in page with next to nothing on it. */
export async function preparerSondes(bases: Base[]): Promise<Sonde[]> {
  const par = new Map<Base, Awaited<ReturnType<typeof adresses>>>()
  for (const base of bases) par.set(base, await adresses(base))
  const de = (base: Base) => par.get(base) ?? { curseur: '', fautes: [], sirets: [] }
  const tour = (valeurs: string[], rang: number) => encodeURIComponent(valeurs[rang % valeurs.length] ?? '')
  return [
    { nom: 'empty signed-in page', chemin: () => '/limite-du-jour' },
    { nom: 'queue, first page', chemin: () => FILE },
    { nom: `queue, page ${PAGE} by keyset`, chemin: (base) => `${FILE}?apres=${encodeURIComponent(de(base).curseur)}` },
    ...Object.entries(FILTRES).map(([requete, nom]) => ({ nom, chemin: () => `${FILE}?${requete}` })),
    { nom: 'name with a typing error', chemin: (base, rang) => `${FILE}?q=${tour(de(base).fautes, rang)}` },
    { nom: 'SIRET', chemin: (base, rang) => `${FILE}?q=${tour(de(base).sirets, rang)}` },
    { nom: 'statistics', chemin: () => '/admin/statistiques', facteur: 6 },
  ]
}
