import type { BrowserContext, Page } from '@playwright/test'
import { type Adresse, uneParPage } from './support/adresses'
import { GROUPES } from './support/adresses-toutes'
import { type Fabrique, journalPostgres } from './support/fabrique'
import { demarrerInstance, type Instance } from './support/instance'
import { expect, test } from './support/portail'
import { montrer } from './support/tableau'

const MAXIMUM = 6
const NOM = 'mesure-sql'
const VUE_MINUTES = 5

// A web process of its own: the database logs each statement of that one, whatever the other tests do.
let instance: Instance
test.beforeAll(async ({ fabrique }) => {
  await fabrique.prisma.$executeRawUnsafe(`ALTER SYSTEM SET log_line_prefix = '%a|'`)
  await fabrique.prisma.$executeRawUnsafe('SELECT pg_reload_conf()')
  instance = await demarrerInstance(NOM, { options: '-c log_statement=all' })
})
test.afterAll(async ({ fabrique }) => {
  await instance.arreter()
  await fabrique.prisma.$executeRawUnsafe('ALTER SYSTEM RESET log_line_prefix')
  await fabrique.prisma.$executeRawUnsafe('SELECT pg_reload_conf()')
})
test.use({ erreursAttendues: /status of 404/ })
test.setTimeout(120_000)

const INSTRUCTION = new RegExp(`^${NOM}\\|LOG: {2}(?:statement|execute [^:]*): (.*)$`)
const instructions = () => journalPostgres().flatMap((ligne) => INSTRUCTION.exec(ligne)?.[1] ?? [])

const toutes = async (fabrique: Fabrique) =>
  (await Promise.all(Object.values(GROUPES).map((adresses) => adresses(fabrique)))).flat()

/** Becomes the person of an address, who was seen a few minutes ago: that is written again, once a minute. */
async function devenir(contexte: BrowserContext, fabrique: Fabrique, { compteId, cookie }: Adresse): Promise<void> {
  await contexte.clearCookies()
  const cookies = cookie ? [cookie] : []
  if (compteId) {
    const vueLe = new Date(Date.now() - VUE_MINUTES * 60_000)
    cookies.push(await fabrique.cookieDeSession((await fabrique.makeSession(compteId, { vueLe })).id))
  }
  await contexte.addCookies(cookies.map((valeur) => ({ ...valeur, url: instance.adresse })))
}

test(`a page costs at most ${MAXIMUM} SQL statements`, async ({ context, fabrique }) => {
  const couts: [string, number][] = []
  const chers: string[][] = []
  for (const adresse of await toutes(fabrique)) {
    await devenir(context, fabrique, adresse)
    const avant = instructions().length
    const reponse = await context.request.get(instance.adresse + adresse.url, {
      maxRedirects: adresse.fichier === 'app/admin/page.tsx' ? 0 : 20,
    })
    expect(reponse.status(), adresse.nom).toBeLessThan(500)
    const siennes = instructions().slice(avant)
    couts.push([adresse.nom, siennes.length])
    if (siennes.length > MAXIMUM) chers.push([adresse.nom, ...siennes.map((sql) => sql.slice(0, 120))])
  }
  montrer('SQL statements of each page', couts)
  expect(Math.max(...couts.map(([, cout]) => cout))).toBeGreaterThan(1)
  expect(chers).toEqual([])
})

/** What a page asks for by itself once it is there, styles, scripts and images left out. */
async function demandesDe(page: Page, url: string): Promise<string[]> {
  const demandes: string[] = []
  page.on('request', (requete) => {
    if (['xhr', 'fetch', 'eventsource', 'websocket'].includes(requete.resourceType())) demandes.push(requete.url())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  page.removeAllListeners('request')
  return demandes
}

// Three pages may ask by themselves, as their issues want: that of a demande that waits, whether it was decided; an agent's page of a
// demande, once every 30 seconds, who else has it open; a lot under way, how far it has come.
test('a page is one round trip: nothing more is asked for, but the news of a demande that waits or of a lot under way', async ({
  page,
  fabrique,
}) => {
  const adresses = uneParPage(await toutes(fabrique), ['demande, en_attente', 'lot, lancé'])
  const demandes: [string, string[]][] = []
  for (const adresse of adresses) {
    await devenir(page.context(), fabrique, adresse)
    demandes.push([adresse.nom, await demandesDe(page, instance.adresse + adresse.url)])
  }
  const etat = /\/adhesion\/[0-9a-f-]{36}\/etat$|\/admin\/demandes\/[0-9a-f-]{36}\/presence$|\/admin\/lots\/[0-9a-f-]{36}\/etat$/
  expect(demandes.filter(([, urls]) => urls.some((url) => !etat.test(url)))).toEqual([])
})
