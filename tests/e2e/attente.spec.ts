import type { Page } from '@playwright/test'
import { demarrerInstance, type Instance } from './support/instance'
import { expect, test } from './support/portail'

const PAGES = 20
const NOM = 'mesure-attente'
const POOL = 2
const INTERVALLE = 2_000

// A web process of its own, with fewer connections than viewers: what it holds is told from the rest.
let instance: Instance
test.beforeAll(async () => {
  instance = await demarrerInstance(NOM, { pool: POOL })
})
test.afterAll(() => instance.arreter())

// Traces of twenty pages would weigh on what is measured.
test.use({ trace: 'off' })

const QUESTION = /\/adhesion\/[0-9a-f-]{36}\/etat$/

test(`${PAGES} pages wait for a decision with ${POOL} connections, and show it within 5 s`, async ({ navigateur, fabrique }) => {
  test.setTimeout(120_000)
  const demande = await fabrique.makeDemande({ statut: 'en_attente' })
  const connexions = async () => {
    const lignes = await fabrique.prisma.$queryRaw<{ nombre: number }[]>`
      SELECT count(*)::int AS nombre FROM pg_stat_activity WHERE application_name = ${NOM}`
    return lignes[0]?.nombre ?? 0
  }
  const premiere = await navigateur()
  const contexte = premiere.context()
  const session = await fabrique.makeSession(demande.compteId)
  await contexte.addCookies([{ ...(await fabrique.cookieDeSession(session.id)), url: instance.adresse }])
  let reponses = 0
  contexte.on('response', (reponse) => {
    if (QUESTION.test(reponse.url()) && reponse.ok()) reponses += 1
  })
  const ouvrir = async (page: Page) => {
    await page.goto(`${instance.adresse}/adhesion/${demande.id}`)
    await expect(page.getByText('Vous avez validé votre demande.')).toBeVisible()
    return page
  }
  const pages = [await ouvrir(premiere)]
  while (pages.length < PAGES) pages.push(await ouvrir(await contexte.newPage()))

  // Two rounds of questions from everyone, looked at all along.
  const depart = reponses
  const releves: number[] = []
  await expect
    .poll(
      async () => {
        releves.push(await connexions())
        return reponses - depart
      },
      { timeout: 30_000, intervals: [100] },
    )
    .toBeGreaterThan(2 * PAGES)
  expect(releves.length).toBeGreaterThan(PAGES)
  expect(Math.max(...releves)).toBeLessThanOrEqual(POOL)

  const agent = await navigateur((await fabrique.makeAgent()).id)
  await agent.goto(`/admin/demandes/${demande.id}`)
  await agent.getByRole('button', { name: 'Accepter la demande' }).click()
  await agent.getByRole('button', { name: 'Confirmer l’acceptation' }).click()
  await agent.getByText('La demande est acceptée.').waitFor()
  await Promise.all(pages.map((page) => page.getByText('Acceptée', { exact: true }).waitFor({ timeout: 5_000 })))
  expect(await connexions()).toBeLessThanOrEqual(POOL)
})

test('a hidden tab asks nothing', async ({ navigateur, fabrique }) => {
  const demande = await fabrique.makeDemande({ statut: 'en_attente' })
  const page = await navigateur(demande.compteId)
  let questions = 0
  page.on('request', (requete) => {
    if (QUESTION.test(requete.url())) questions += 1
  })
  // A browser driven by a program shows all its tabs: what the page reads of it is changed.
  const cacher = (cachee: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, cachee)
  await page.clock.install()
  await page.goto(`/adhesion/${demande.id}`)
  await expect(page.getByText('Vous avez validé votre demande.')).toBeVisible()
  await expect(async () => {
    await page.clock.runFor(INTERVALLE)
    expect(questions).toBeGreaterThan(0)
  }).toPass({ timeout: 10_000 })

  await cacher(true)
  const avant = questions
  await page.clock.runFor(10 * INTERVALLE)
  expect(questions).toBe(avant)
  await cacher(false)
  await page.clock.runFor(INTERVALLE)
  await expect.poll(() => questions).toBeGreaterThan(avant)
})
