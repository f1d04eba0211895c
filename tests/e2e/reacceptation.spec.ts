import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { demarrerAPart, type Organisme, type PortailAPart } from './support/a-part'
import { verifierPage } from './support/axe'
import { expect, ouvrirCourriel, test } from './support/portail'

/** Publishes another version, asks for it to be accepted within thirty days and orders the e-mails, as an administrateur does. */
const PUBLIER = `WITH version AS (INSERT INTO "CguVersion" (id, "miseAJourLe", texte, sha256, "publieeLe")
    VALUES (gen_random_uuid(), $1, $2, $3, now()) RETURNING id),
  campagne AS (INSERT INTO "CampagneCgu" ("cguVersionId", avant) SELECT id, now() + interval '30 days' FROM version)
  INSERT INTO pgboss.job (name, data) SELECT 'campagne', jsonb_build_object('cguVersionId', id) FROM version`
const BOUTON = 'J’accepte les nouvelles conditions'
const DATE = '2027-05-03'

let portail: PortailAPart
const publier = async (date: string, texte: string) => {
  await portail.client.query(PUBLIER, [date, texte, createHash('sha256').update(texte).digest('hex')])
}

test.describe.configure({ mode: 'serial', timeout: 120_000 })
// A trace would hold axe itself, once a page.
test.use({ trace: 'off' })
test.beforeAll(async () => {
  portail = await demarrerAPart('reacceptation')
  await publier(DATE, '## Article unique\n\nUn texte nouveau.\n')
})
test.afterAll(() => portail.arreter())

/** Reloads until the worker has done its part. */
const attendre = (page: Page, verifier: () => Promise<void>) =>
  expect(async () => {
    await page.reload()
    await verifier()
  }).toPass({ timeout: 30_000 })

/** What the verification page says of a file. */
async function verifier(page: Page, contenu: Buffer): Promise<void> {
  await page.goto('/verification')
  await page.getByLabel('Fichier PDF *').setInputFiles({ name: 'CGU.pdf', mimeType: 'application/pdf', buffer: contenu })
  await page.getByRole('button', { name: 'Vérifier', exact: true }).last().click()
  await expect(page.getByText(/^Authentique\u00a0:/).first()).toBeVisible()
}

async function telecharger(page: Page, lien: RegExp | string): Promise<Buffer> {
  const adresse = await page.getByRole('link', { name: lien }).getAttribute('href')
  const reponse = await page.request.get(adresse ?? '')
  expect(reponse.headers()['content-type']).toBe('application/pdf')
  return reponse.body()
}

for (const [rang, javaScriptEnabled] of [true, false].entries()) {
  test(`an organisme accepts the new CGU and gets their PDF${javaScriptEnabled ? '' : ', without JavaScript too'}`, async ({
    browser,
  }) => {
    const { raisonSociale, adresse, cookie } = portail.semis.organismes[rang] as Organisme
    const page = await portail.ouvrir(browser, cookie, javaScriptEnabled)
    await page.goto(adresse)
    const ancien = await telecharger(page, 'Télécharger les CGU')
    await page.goto('/organisme')
    const bandeau = page.getByText('Les conditions générales d’utilisation ont changé')
    await expect(bandeau).toBeVisible()
    if (javaScriptEnabled) await verifierPage(page, 'fiche, CGU à accepter')
    await page.getByRole('link', { name: 'Lire et accepter les nouvelles conditions' }).click()
    await expect(page.getByRole('heading', { name: 'Nouvelles conditions générales d’utilisation' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Article unique' })).toBeVisible()
    if (javaScriptEnabled) await verifierPage(page, 'demande, CGU à accepter')

    await page.getByRole('button', { name: BOUTON }).click()
    await expect(page.getByText('Cochez la case pour accepter').first()).toBeVisible()
    await publier(`2027-05-1${rang}`, `## Article unique\n\nUn texte plus nouveau encore, le ${rang}.\n`)
    const caseCgu = page.getByRole('checkbox', { name: 'J’ai lu et j’accepte les conditions générales' })
    await caseCgu.check()
    await page.getByRole('button', { name: BOUTON }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ont changé pendant votre lecture' })).toBeVisible()
    await expect(page.getByText(`plus nouveau encore, le ${rang}.`)).toBeVisible()
    await expect(caseCgu).not.toBeChecked()
    await caseCgu.check()
    await page.getByRole('button', { name: BOUTON }).click()
    await expect(page.getByText('Vous avez accepté les nouvelles conditions générales d’utilisation.')).toBeVisible()
    await expect(page.getByText('Nouvelles conditions générales acceptées')).toBeVisible()
    await expect(bandeau).toBeHidden()

    const lienAncien = /^Télécharger les CGU du /
    await attendre(page, () => expect(page.getByRole('link', { name: 'Télécharger les CGU', exact: true })).toBeVisible())
    expect(await telecharger(page, lienAncien)).toEqual(ancien)
    const nouveau = await telecharger(page, /^Télécharger les CGU$/)
    if (javaScriptEnabled) await verifierPage(page, 'demande, CGU acceptées de nouveau')
    await verifier(page, ancien)
    await expect(page.getByText('Remplacé par un plus récent')).toBeVisible()
    await verifier(page, nouveau)
    await expect(page.getByText(raisonSociale)).toBeVisible()
    await expect(page.getByText('Remplacé par un plus récent')).toBeHidden()
    await page.context().close()
  })
}

test('each gestionnaire got an e-mail, and administrateurs see who has accepted', async ({ browser }) => {
  const page = await portail.ouvrir(browser, portail.semis.administrateur)
  await ouvrirCourriel(page, /^Les conditions générales d’utilisation ont changé/, '@essai.test')
  await expect(page.getByRole('link', { name: 'Lire et accepter les nouvelles conditions' }).first()).toBeVisible()
  await page.goto(`/admin/cgu/${DATE}/acceptations`)
  await expect(page.getByRole('link', { name: 'Acceptées (2)' })).toBeVisible()
  await page.goto('/admin/cgu/2027-05-11/acceptations')
  await expect(page.getByRole('row', { name: /Académie des Savoirs.*En attente/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Bureau des Métiers.*Acceptée/ })).toBeVisible()
  await verifierPage(page, 'acceptations')
  await page.getByRole('link', { name: 'En attente (1)' }).click()
  await expect(page.getByRole('row', { name: /Bureau des Métiers/ })).toBeHidden()
  await page.getByRole('link', { name: 'Académie des Savoirs' }).click()
  await expect(page.getByRole('heading', { name: 'PDF des CGU acceptées auparavant' })).toBeVisible()
  await page.context().close()
})
