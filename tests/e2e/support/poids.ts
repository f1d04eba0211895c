import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'
import { expect } from './portail'

const NIVEAU = 6 // gzip's usual one

type Manifeste = { rootMainFiles: string[]; polyfillFiles: string[] }

/**
 * What an empty page of this build sends: React and the router, which every page loads first, and the polyfills of old
 * browsers. Whatever else comes, be it the framework's own, counts as ours.
 */
export function fichiersDuCadre(): Set<string> {
  const { rootMainFiles, polyfillFiles }: Manifeste = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8'))
  return new Set([...rootMainFiles, ...polyfillFiles].map((fichier) => `/_next/${fichier}`))
}

const octets = async (reponse: Response) => gzipSync(await reponse.body(), { level: NIVEAU }).length

/** Compressed bytes of the scripts that a first visit loads until nothing moves, those of the framework left out. */
export async function peser(page: Page, url: string, cadre: Set<string>): Promise<number> {
  const scripts: Response[] = []
  page.on('response', (reponse) => {
    if (reponse.request().resourceType() === 'script') scripts.push(reponse)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  expect(scripts.map((script) => new URL(script.url()).pathname).filter((chemin) => cadre.has(chemin)).length).toBeGreaterThan(2)
  const notres = scripts.filter((script) => !cadre.has(new URL(script.url()).pathname))
  return (await Promise.all(notres.map(octets))).reduce((somme, taille) => somme + taille, 0)
}
