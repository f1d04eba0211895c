import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const CODE = /\.(?:ts|tsx|mjs)$/
// One statement, on one line or several: `import type { A } from 'x'`, `import { type A, b } from 'x'`, `import 'x'`, `export * from 'x'`.
const STATIQUE = /^(?:import|export)\s+(type\s)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm
const DYNAMIQUE = /\bimport\('([^']+)'\)/g

/** `de` imports `vers`: a path of the repository without its extension, or a package. `type`: nothing is left of it at run time. */
export type Import = { de: string; vers: string; type: boolean }
export type Source = { chemin: string; texte: string; lignes: number; imports: Import[] }

const sansExtension = (chemin: string) => chemin.replace(CODE, '')

function cible(de: string, specifier: string): string {
  if (specifier.startsWith('@/')) return sansExtension(specifier.slice(2))
  return sansExtension(specifier.startsWith('.') ? normalize(join(dirname(de), specifier)) : specifier)
}

/** True for `{ type A, type B }`: the statement has names and every one of them is a type. */
const toutType = (noms: string) => /^\{.*\}$/s.test(noms) && /^(?:\s*type\s[^,]+,?)+\s*$/.test(noms.slice(1, -1))

function importsDe(chemin: string, texte: string): Import[] {
  const statiques = Array.from(texte.matchAll(STATIQUE), ([, type, noms = '', vers = '']) => ({
    de: chemin,
    vers: cible(chemin, vers),
    type: type !== undefined || toutType(noms),
  }))
  const dynamiques = Array.from(texte.matchAll(DYNAMIQUE), ([, vers = '']) => ({
    de: chemin,
    vers: cible(chemin, vers),
    type: false,
  }))
  return [...statiques, ...dynamiques]
}

/** Every file below a folder of the repository, as paths from its root; generated code left out. */
export function fichiers(dossier: string): string[] {
  return readdirSync(dossier, { withFileTypes: true, recursive: true })
    .filter((entree) => entree.isFile())
    .map((entree) => join(entree.parentPath, entree.name))
    .filter((chemin) => !chemin.startsWith('lib/generated/'))
    .sort()
}

/** The TypeScript of a folder, with its imports. */
export function sources(dossier: string): Source[] {
  return fichiers(dossier)
    .filter((chemin) => CODE.test(chemin))
    .map((chemin) => {
      const texte = readFileSync(chemin, 'utf8')
      const lignes = texte.trimEnd().split('\n').length
      return { chemin, texte, lignes, imports: importsDe(chemin, texte) }
    })
}

/** The loops of a graph of imports, each as « a → b → a »; empty when there is none. */
export function cycles(imports: Import[]): string[] {
  const suivants = new Map<string, Set<string>>()
  for (const { de, vers } of imports) {
    const depuis = sansExtension(de)
    suivants.set(depuis, (suivants.get(depuis) ?? new Set()).add(vers))
  }
  const finis = new Set<string>()
  const trouves: string[] = []
  const visiter = (chemin: string, pile: string[]) => {
    const debut = pile.indexOf(chemin)
    if (debut >= 0) trouves.push([...pile.slice(debut), chemin].join(' → '))
    if (debut >= 0 || finis.has(chemin)) return
    for (const suivant of suivants.get(chemin) ?? []) visiter(suivant, [...pile, chemin])
    finis.add(chemin)
  }
  for (const chemin of suivants.keys()) visiter(chemin, [])
  return trouves
}
