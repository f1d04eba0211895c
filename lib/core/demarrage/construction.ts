import { type StdioOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { envSchema } from '../env'
import { Faute } from './faute'

const SOURCES = ['app', 'components', 'emails', 'lib', 'public']
const FICHIERS = /\.(?:ts|mjs|json)$/
const PRODUITS = new Set(['next-env.d.ts', 'lib/generated'])

/** Every file that a build depends on, in a stable order: the sources, and at the top the lock file and the settings of tools. */
export function fichiersDeConstruction(racine: string): string[] {
  const sous = (dossier: string): string[] =>
    readdirSync(join(racine, dossier), { withFileTypes: true }).flatMap((entree) => {
      const chemin = relative('.', join(dossier, entree.name))
      if (PRODUITS.has(chemin)) return []
      if (entree.isDirectory()) return dossier !== '.' || SOURCES.includes(entree.name) ? sous(chemin) : []
      return dossier !== '.' || FICHIERS.test(entree.name) ? [chemin] : []
    })
  return [...sous('.'), 'prisma/schema.prisma'].sort()
}

// The one setting that a build takes in: the key of what forms send back.
const CLE = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'

/** SHA-256 over the names and bytes of all these files, and over the key that the build takes in. */
export function empreinteDesSources(racine: string): string {
  const total = createHash('sha256')
  for (const fichier of fichiersDeConstruction(racine)) {
    const contenu = createHash('sha256')
      .update(readFileSync(join(racine, fichier)))
      .digest('hex')
    total.update(`${fichier}\0${contenu}\n`)
  }
  total.update(process.env[CLE] ?? '')
  return total.digest('hex')
}

const lire = (fichier: string) => (existsSync(fichier) ? readFileSync(fichier, 'utf8') : null)

const lieux = (racine: string) => ({
  empreinte: join(racine, '.next', 'kairos-sources'),
  identite: join(racine, '.next', 'BUILD_ID'),
})

/** The mark of a whole build: made from these very sources, and not replaced by another build since. */
function marque(racine: string, empreinte: string): string | null {
  const identite = lire(lieux(racine).identite)
  return identite === null ? null : `${empreinte} ${identite}\n`
}

/** True when the build in .next is whole and made from the sources as they are now. */
export function estConstruit(racine: string): boolean {
  const presente = lire(lieux(racine).empreinte)
  return presente !== null && presente === marque(racine, empreinteDesSources(racine))
}

/** The build sees no other setting: pages read them when they answer, so one build serves every setting. */
function envDeConstruction(): NodeJS.ProcessEnv {
  const vides = Object.fromEntries(Object.keys(envSchema.shape).flatMap((nom) => (nom === CLE ? [] : [[nom, '']])))
  const adresse = { NEXTAUTH_URL: 'http://localhost:3000' }
  return { ...process.env, ...vides, ...adresse, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
}

/**
 * Builds the pages, and marks the build when it is whole: a failed or interrupted one is made again. Throws a Faute with
 * the end of the builder's output. Aborting `arret` kills the builder.
 */
export async function construire(racine: string, arret?: AbortSignal): Promise<void> {
  const empreinte = empreinteDesSources(racine)
  rmSync(lieux(racine).empreinte, { force: true })
  mkdirSync(join(racine, '.next'), { recursive: true })
  const args = ['--import', './scripts/end-with-parent.mjs', 'node_modules/next/dist/bin/next', 'build']
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc']
  const enfant = spawn(process.execPath, args, { cwd: racine, env: envDeConstruction(), stdio, signal: arret })
  const sortie: string[] = []
  for (const flux of [enfant.stdout, enfant.stderr]) flux?.setEncoding('utf8').on('data', (texte: string) => sortie.push(texte))
  const statut = await new Promise<number | null>((resolve, reject) => enfant.once('error', reject).once('close', resolve))
  const complete = statut === 0 ? marque(racine, empreinte) : null
  if (complete === null)
    throw new Faute(`The build of the pages failed:\n${sortie.join('').trimEnd().split('\n').slice(-40).join('\n')}`)
  // Written for editors only, it names every page: the type check would fail on it once a page is gone.
  rmSync(join(racine, '.next', 'types', 'validator.ts'), { force: true })
  writeFileSync(lieux(racine).empreinte, complete)
}
