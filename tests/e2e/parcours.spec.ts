import { readFileSync } from 'node:fs'
import { SIRETS } from '../support/annuaire-server'
import { siretInvente } from '../support/sirets'
import { autreNavigateur, creerCompteActif, deposerDemande, expect, ouvrirCourriel, test } from './support/portail'

const AGENT = 'agent@demo.kairos.test'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an organisme goes from its SIRET to an accepted demande and its PDF', async ({ page, browser, contextOptions }) => {
      const suffixe = javaScriptEnabled ? 'avec' : 'sans'
      const siret = javaScriptEnabled ? SIRETS.ouvert : siretInvente(501)
      const rgc = `rgc-${suffixe}@academie.test`
      await creerCompteActif(page, { siret, email: `alice-${suffixe}@academie.test` }, javaScriptEnabled)
      const adresse = await deposerDemande(page, rgc)
      await page.goto(adresse)

      const agent = await autreNavigateur(browser, { ...contextOptions, javaScriptEnabled }, AGENT)
      await agent.goto(`/admin/demandes?q=${siret}`)
      await agent.getByRole('link', { name: 'Académie Œuvre & Savoir' }).click()
      await agent.getByRole('button', { name: 'Accepter la demande' }).click()
      await agent.getByRole('button', { name: 'Confirmer l’acceptation' }).click()
      await expect(agent.getByText('Acceptée').first()).toBeVisible()

      if (javaScriptEnabled) await expect(page.getByText('Acceptée').first()).toBeVisible({ timeout: 5000 })
      const lien = page.getByRole('link', { name: 'Télécharger les CGU' })
      await expect(async () => {
        if (!javaScriptEnabled) await page.goto(adresse)
        await expect(lien).toBeVisible({ timeout: javaScriptEnabled ? 15_000 : 500 })
      }).toPass({ timeout: 20_000 })
      await expect(page.getByText(/Accès à Kairos du .* inclus \(actif\)/)).toBeVisible()
      const [telechargement] = await Promise.all([page.waitForEvent('download'), lien.click()])
      expect(telechargement.suggestedFilename()).toBe(`CGU-Kairos-${siret}.pdf`)
      expect(readFileSync(await telechargement.path(), 'latin1')).toMatch(/^%PDF-1\.\d/)
      await ouvrirCourriel(page, /acceptée/i, `alice-${suffixe}@academie.test`)
      await ouvrirCourriel(page, /Responsable Gestionnaire de Compte/, rgc)
    })
  })
}
