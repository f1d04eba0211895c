import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cycles, fichiers, type Import, type Source, sources } from '@/tests/support/sources'

// The shape of this project, held by machine. When a rule is wrong, it is changed here, openly.

/** What a folder `lib/<nom>/` may hold. */
const VOCABULAIRE = [
  'rules.ts',
  'schema.ts',
  'labels.ts',
  'data.ts',
  'mutations.ts',
  'loaders.ts',
  'actions.ts',
  'service.ts',
  'jobs.ts',
  'document.tsx',
]
/** Plain tables of facts, beside them. */
const TABLES = [
  ...['lib/organisme/formes-juridiques.ts', 'lib/organisme/territoires.ts', 'lib/organisme/communes.ts'],
  'lib/examen/domaines.ts',
]
const TEXTE_CGU = /^lib\/cgu\/textes\/\d{4}-\d\d-\d\d\.md$/

/** Entries at the top: the product's own, then those that a tool looks for there. */
const SOMMET = [
  ...['app', 'components', 'docs', 'emails', 'lib', 'prisma', 'public', 'scripts', 'tests'],
  ...['.ci', '.env.example', 'README.md', 'package.json', 'next.config.ts'],
  ...['.gitignore', '.npmrc', 'biome.json', 'package-lock.json', 'tsconfig.json'], // git, npm, Biome, TypeScript
  ...['instrumentation.ts', 'postcss.config.mjs', 'prisma.config.ts', 'playwright.config.ts', 'vitest.config.ts'],
]

/** A file imports its own level or a lower one. Nothing that writes or reads can reach an outside system (service). */
const NIVEAUX: Record<string, number> = {
  rules: 0,
  table: 0,
  schema: 1,
  labels: 1,
  data: 2,
  mutations: 3,
  document: 3,
  service: 4,
  loaders: 5,
  jobs: 5,
  actions: 6,
}
const LIGNES_MAX = 300
const LIGNES_ACTION_MAX = 20

const RACINES = ['app', 'components', 'emails', 'lib', 'prisma', 'scripts', 'tests']
const toutes = RACINES.flatMap(sources)
const produit = toutes.filter(({ chemin }) => !chemin.startsWith('tests/'))
const imports = produit.flatMap((source) => source.imports)
const valeurs = imports.filter(({ type }) => !type)

const dans = (...prefixes: string[]) => {
  const chemins = new RegExp(`^(?:${prefixes.join('|')})`)
  return (chemin: string) => chemins.test(chemin)
}
const domaine = (chemin: string) => /^lib\/(?!core\/|generated\/)/.test(chemin)
/** 'rules', 'data'… or 'table' for a file of a noun; null elsewhere. */
function genre(chemin: string): string | null {
  if (!domaine(chemin)) return null
  const nom = chemin.replace(/\.tsx?$/, '')
  return TABLES.includes(`${nom}.ts`) ? 'table' : (nom.split('/').at(-1) ?? null)
}
const niveau = (chemin: string) => NIVEAUX[genre(chemin) ?? '']
const fleche = ({ de, vers }: Import) => `${de} → ${vers}`
const fautes = (liste: Import[], faute: (lien: Import) => boolean) => liste.filter(faute).map(fleche)
const chemins = (liste: Source[]) => liste.map(({ chemin }) => chemin)

describe('files', () => {
  test('a noun has only the files of the vocabulary', () => {
    const permis = (chemin: string) =>
      TABLES.includes(chemin) ||
      TEXTE_CGU.test(chemin) ||
      VOCABULAIRE.some((nom) => /^lib\/[^/]+\/(.*)$/.exec(chemin)?.[1] === nom)
    expect(fichiers('lib').filter((chemin) => domaine(chemin) && !permis(chemin))).toEqual([])
  })

  test('the top of the repository holds what the product and its tools need, and nothing else', () => {
    const ignores = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean)
    const ignore = (nom: string) =>
      nom === '.git' ||
      ignores.some((motif) => motif.replace(/\/$/, '') === nom || (motif[0] === '*' && nom.endsWith(motif.slice(1))))
    expect(readdirSync('.').filter((nom) => !ignore(nom) && !SOMMET.includes(nom))).toEqual([])
  })

  test('there is no barrel', () => {
    expect(chemins(toutes).filter((chemin) => /\/index\.[tj]sx?$/.test(chemin))).toEqual([])
    expect(chemins(toutes.filter(({ texte }) => /^export \* from/m.test(texte)))).toEqual([])
  })

  test(`no file is longer than ${LIGNES_MAX} lines`, () => {
    expect(toutes.filter(({ lignes }) => lignes > LIGNES_MAX).map(({ chemin, lignes }) => `${chemin}: ${lignes}`)).toEqual([])
  })

  test('types are never escaped, and no module is mocked', () => {
    const echappe = /\bas any\b|[:<,|]\s*any\b|@ts-(?:ignore|nocheck|expect-error)|\bvi\.(?:do)?[mM]ock\(/
    const code = (texte: string) => texte.replace(/\/\*[\s\S]*?\*\/|\/\/.*|\/(?:\\.|[^/\n])+\/[gimsuy]*/g, '')
    const permis = ({ chemin }: Source) => chemin !== 'tests/unit/architecture.test.ts'
    expect(chemins(toutes.filter((source) => permis(source) && echappe.test(code(source.texte))))).toEqual([])
  })
})

describe('imports', () => {
  test('go from app to components to lib', () => {
    expect(fautes(imports, ({ de, vers }) => !dans('app/')(de) && dans('app/')(vers))).toEqual([])
    const dessous = dans('lib/', 'emails/')
    expect(fautes(imports, ({ de, vers }) => dessous(de) && dans('components/', 'scripts/', 'tests/')(vers))).toEqual([])
    expect(
      fautes(imports, ({ de, vers }) => de !== 'lib/courriel/mutations.ts' && dans('lib/')(de) && dans('emails/')(vers)),
    ).toEqual([])
    expect(fautes(imports, ({ de, vers }) => dans('lib/core/')(de) && domaine(vers))).toEqual([])
  })

  test('go down inside lib/<nom>', () => {
    expect(fautes(imports, ({ de, vers, type }) => !type && (niveau(de) ?? 9) < (niveau(vers) ?? 0))).toEqual([])
  })

  test('rules are pure: other rules, the calendar, results, dates, hashes, one-time codes, the reading of Markdown and differences', () => {
    const permis = [
      'lib/core/calendrier',
      'lib/core/result',
      'temporal-polyfill',
      'mdast-util-from-markdown',
      'node:crypto',
      'otpauth',
      'diff',
    ]
    const regles = imports.filter(({ de }) => genre(de) === 'rules')
    expect(fautes(regles, ({ vers }) => genre(vers) !== 'rules' && !permis.includes(vers))).toEqual([])
    expect(
      chemins(produit.filter(({ chemin, texte }) => genre(chemin) === 'rules' && /new Date\(\)|Date\.now/.test(texte))),
    ).toEqual([])
  })

  test('a page or a component reads and writes through loaders and actions only', () => {
    const interdits = ['data', 'mutations', 'service', 'jobs', 'document']
    const pages = valeurs.filter(({ de }) => dans('app/', 'components/')(de))
    expect(fautes(pages, ({ vers }) => interdits.includes(genre(vers) ?? ''))).toEqual([])
    expect(fautes(pages, ({ de, vers }) => dans('components/')(de) && genre(vers) === 'loaders')).toEqual([])
  })

  test('components/ui knows no domain', () => {
    const permis = /^(?:components\/ui\/|lib\/core\/form-state$|react(?:-dom)?$|next\/)/
    expect(fautes(imports, ({ de, vers }) => dans('components/ui/')(de) && !permis.test(vers))).toEqual([])
  })

  test('only data, mutations and lib/core reach the database', () => {
    const autorise = (chemin: string) =>
      ['data', 'mutations'].includes(genre(chemin) ?? '') || dans('lib/core/', 'prisma/')(chemin)
    const base = ['lib/core/db', 'lib/generated/prisma/client', 'pg', '@prisma/client', '@prisma/adapter-pg']
    expect(fautes(valeurs, ({ de, vers }) => !autorise(de) && base.includes(vers))).toEqual([])
  })

  test('only loaders, actions, route.ts, the site’s header and what was typed before its end read the session', () => {
    const autorise = (chemin: string) =>
      ['loaders', 'actions'].includes(genre(chemin) ?? '') ||
      /^app\/.*\/route\.ts$|^components\/site\/|^lib\/core\/saisie\.ts$/.test(chemin)
    expect(fautes(valeurs, ({ de, vers }) => vers === 'lib/core/session' && !autorise(de))).toEqual([])
  })

  test('make no loop, types included', () => {
    expect(cycles(imports)).toEqual([])
  })
})

describe('server code', () => {
  test('what reads or writes never reaches a browser', () => {
    const serveur = ['data', 'mutations', 'loaders', 'service', 'jobs', 'document']
    const oublis = produit.filter(
      ({ chemin, texte }) => serveur.includes(genre(chemin) ?? '') && !texte.startsWith("import 'server-only'\n"),
    )
    expect(chemins(oublis)).toEqual([])
  })

  test('‘use server’ is the first line of every actions.ts, and of nothing else', () => {
    const dit = ({ texte }: Source) => /^\s*'use server'/m.test(texte)
    expect(chemins(produit.filter(dit))).toEqual(chemins(produit.filter(({ chemin }) => genre(chemin) === 'actions')))
    expect(chemins(produit.filter((source) => dit(source) && !source.texte.startsWith("'use server'\n")))).toEqual([])
  })

  test(`an action does its work in ${LIGNES_ACTION_MAX} lines at most`, () => {
    const actions = produit.filter(({ chemin }) => genre(chemin) === 'actions')
    const travail = /^ {2}run: [\s\S]*?(?=^\}\)$)|^export async function [\s\S]*?^\}$/gm
    const corps = actions.flatMap(({ chemin, texte }) =>
      Array.from(texte.matchAll(travail), ([bloc]) => ({ chemin, lignes: bloc.trimEnd().split('\n').length })),
    )
    const exports = actions.flatMap(({ texte }) => texte.match(/^export (?:const|async function) /gm) ?? [])
    expect(corps.length).toBe(exports.length)
    expect(corps.filter(({ lignes }) => lignes > LIGNES_ACTION_MAX)).toEqual([])
  })
})

describe('packages', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

  test('every version is exact', () => {
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version))).toEqual([])
  })

  // Below these, published vulnerabilities let a request skip a check or read what is not its own.
  test.each([
    ['next', '16.3.3'],
    ['next-auth', '4.24.15'],
  ])('%s is at least %s', (nom, plancher) => {
    expect(plancher.localeCompare(packages[`node_modules/${nom}`].version, 'en', { numeric: true })).toBeLessThanOrEqual(0)
  })
})
