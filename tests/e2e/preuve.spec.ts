import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { documentPret } from './support/document'
import { expect, ouvrirSession, test } from './support/portail'

test.use({ erreursAttendues: /status of 404/ })

/** Presses the link of the page and gives what arrives: its name and its bytes. */
async function telecharger(page: Page) {
  const [fichier] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le dossier de preuve', exact: true }).click(),
  ])
  return { nom: fichier.suggestedFilename(), octets: readFileSync(await fichier.path()) }
}

for (const javaScriptEnabled of [true, false]) {
  test(`an organisme and an agent download the same proof${javaScriptEnabled ? '' : ', without JavaScript too'}; others a 404 [SEC-A2]`, async ({
    browser,
    fabrique,
    baseURL,
  }) => {
    const { compteId, demandeId, siret } = await documentPret(fabrique)
    const ouvrir = async (qui: string) => {
      const contexte = await browser.newContext({ baseURL, javaScriptEnabled })
      await ouvrirSession(contexte, fabrique, qui)
      return contexte.newPage()
    }
    const organisme = await ouvrir(compteId)
    await organisme.goto(`/adhesion/${demandeId}`)
    const recu = await telecharger(organisme)
    expect(recu.nom).toMatch(new RegExp(`^Preuve-Kairos-${siret}-\\d{4}-\\d\\d-\\d\\d\\.zip$`))
    expect(recu.octets.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')

    const agent = await ouvrir((await fabrique.makeAgent()).id)
    await agent.goto(`/admin/demandes/${demandeId}`)
    await expect(agent.getByText('De démonstration (B-B), non horodaté')).toBeVisible()
    expect(await telecharger(agent)).toEqual(recu)

    const autre = await ouvrir((await fabrique.makeGestionnaire()).compte.id)
    const refus = await autre.goto(`/adhesion/${demandeId}/preuve.zip`)
    expect(refus?.status()).toBe(404)
    expect(refus?.headers()).toMatchObject({ 'cache-control': 'private, no-store' })
    for (const page of [organisme, agent, autre]) await page.context().close()
  })
}
