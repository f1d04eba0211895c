import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'
import { adressesDemonstration, adressesPubliques, uneParPage } from './support/adresses'
import { adressesMembresPubliques } from './support/adresses-membres'
import { expect, test } from './support/portail'
import { montrer } from './support/tableau'

const BUDGET = 30 * 1024
const NIVEAU = 6 // gzip's usual one

type Manifeste = { rootMainFiles: string[]; polyfillFiles: string[] }

/**
 * What an empty page of this build sends: React and the router, which every page loads first, and the polyfills of old
 * browsers. Whatever else comes, be it the framework's own, counts as ours.
 */
function fichiersDuCadre(): Set<string> {
  const { rootMainFiles, polyfillFiles }: Manifeste = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8'))
  return new Set([...rootMainFiles, ...polyfillFiles].map((fichier) => `/_next/${fichier}`))
}

const octets = async (reponse: Response) => gzipSync(await reponse.body(), { level: NIVEAU }).length

/** Compressed bytes of the scripts that a first visit loads until nothing moves, those of the framework left out. */
async function peser(page: Page, url: string, cadre: Set<string>): Promise<number> {
  const scripts: Response[] = []
  page.on('response', (reponse) => {
    if (reponse.request().resourceType() === 'script') scripts.push(reponse)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  expect(scripts.map((script) => new URL(script.url()).pathname).filter((chemin) => cadre.has(chemin)).length).toBeGreaterThan(2)
  const notres = scripts.filter((script) => !cadre.has(new URL(script.url()).pathname))
  return (await Promise.all(notres.map(octets))).reduce((somme, taille) => somme + taille, 0)
}

test.use({ erreursAttendues: /status of 404/ })
test.setTimeout(120_000)

test(`a public page sends at most ${BUDGET} bytes of JavaScript beyond the framework`, async ({ navigateur, fabrique }) => {
  const cadre = fichiersDuCadre()
  const poids: [string, number][] = []
  const groupes = [adressesPubliques, adressesDemonstration, adressesMembresPubliques]
  const adresses = (await Promise.all(groupes.map((faire) => faire(fabrique)))).flat()
  for (const { nom, url, cookie } of uneParPage(adresses)) {
    const page = await navigateur() // nothing in its cache
    if (cookie) await page.context().addCookies([{ ...cookie, url: `http://localhost:${process.env.E2E_PORT}` }])
    poids.push([nom, await peser(page, url, cadre)])
    await page.context().close()
  }
  montrer('JavaScript of each public page, bytes once compressed', poids)
  expect(poids.filter(([, taille]) => taille > BUDGET)).toEqual([])
})
