import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { empreinteDesSources, estConstruit, fichiersDeConstruction } from '@/lib/core/demarrage/construction'

let racine = ''
const ecrire = (chemin: string, contenu = '') => {
  mkdirSync(dirname(join(racine, chemin)), { recursive: true })
  writeFileSync(join(racine, chemin), contenu)
}
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'kairos-sources-'))
  for (const chemin of [
    'app/page.tsx',
    'lib/cgu/textes/2026-11-02.md',
    'prisma/schema.prisma',
    'package-lock.json',
    'next.config.ts',
  ])
    ecrire(chemin)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(racine, { recursive: true })
})

test('a build depends on the sources, the lock file and the configuration, and on nothing that is produced', () => {
  for (const chemin of [
    'README.md',
    '.env',
    'node_modules/x/index.js',
    '.next/BUILD_ID',
    'lib/generated/prisma/client.ts',
    'next-env.d.ts',
    'tests/a.test.ts',
  ])
    ecrire(chemin)
  expect(fichiersDeConstruction(racine)).toEqual([
    'app/page.tsx',
    'lib/cgu/textes/2026-11-02.md',
    'next.config.ts',
    'package-lock.json',
    'prisma/schema.prisma',
  ])
})

test('a file changed, added, renamed or removed changes the fingerprint', () => {
  const empreintes = [empreinteDesSources(racine)]
  const noter = () => empreintes.push(empreinteDesSources(racine))
  expect(empreinteDesSources(racine)).toBe(empreintes[0])
  ecrire('app/page.tsx', 'x')
  noter()
  ecrire('components/b.tsx', 'x')
  noter()
  rmSync(join(racine, 'components/b.tsx'))
  ecrire('components/c.tsx', 'x')
  noter()
  rmSync(join(racine, 'components'), { recursive: true })
  expect(empreinteDesSources(racine)).toBe(empreintes[1])
  expect(new Set(empreintes).size).toBe(empreintes.length)
})

test('so does the key that the build takes in', () => {
  const sans = empreinteDesSources(racine)
  vi.stubEnv('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'another')
  expect(empreinteDesSources(racine)).not.toBe(sans)
})

test('a build counts when it is whole, made of these sources, and not replaced since', () => {
  expect(estConstruit(racine)).toBe(false)
  ecrire('.next/BUILD_ID', 'one')
  expect(estConstruit(racine)).toBe(false)
  ecrire('.next/kairos-sources', `${empreinteDesSources(racine)} one\n`)
  expect(estConstruit(racine)).toBe(true)
  ecrire('.next/BUILD_ID', 'two')
  expect(estConstruit(racine)).toBe(false)
  ecrire('.next/BUILD_ID', 'one')
  ecrire('app/page.tsx', 'changed')
  expect(estConstruit(racine)).toBe(false)
})
