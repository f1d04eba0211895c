import { expect, test } from './support/portail'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, erreursAttendues: null })
    test.setTimeout(120_000)

    test('an agent and an organisme write to each other, and a note stays between agents', async ({ navigateur, fabrique }) => {
      const demande = await fabrique.makeDemande({ statut: 'en_attente' })
      const agent = await navigateur((await fabrique.makeAgent({ nom: 'Camille Durand' })).id)
      await agent.goto(`/admin/demandes/${demande.id}`)
      await agent.getByRole('link', { name: 'Messages', exact: true }).last().click()
      await agent.getByText('Écrire une note interne…').click()
      await agent.getByLabel('Note interne *').fill('Vérifier le lien avec un organisme fermé.')
      await agent.getByRole('button', { name: 'Enregistrer la note' }).click()
      await expect(agent.getByText('L’organisme ne la voit pas.')).toBeVisible()
      await agent.getByLabel('Votre message à l’organisme *').fill('Bonjour,\npouvez-vous préciser votre adresse ?')
      await agent.getByRole('button', { name: 'Envoyer le message' }).click()
      await expect(agent.getByText('Votre message est envoyé.')).toBeVisible()
      await expect(agent.getByText('Vérifier le lien avec un organisme fermé.')).toBeVisible()

      const membre = await navigateur(demande.compteId)
      await membre.goto(`/adhesion/${demande.id}`)
      await membre.getByRole('link', { name: /^Messages.*1 message non lu/ }).click()
      await expect(membre.getByText('pouvez-vous préciser votre adresse ?')).toBeVisible()
      await expect(membre.locator('body')).not.toContainText('organisme fermé')
      await membre.getByRole('button', { name: 'Envoyer le message' }).click()
      await expect(membre.getByText('Écrivez votre message.').first()).toBeVisible()
      await membre.getByLabel('Votre message *').fill('Au 12, rue des Essais.')
      await membre.getByRole('button', { name: 'Envoyer le message' }).click()
      await expect(membre.getByText('Votre message est envoyé.')).toBeVisible()
      await membre.goto(`/adhesion/${demande.id}`)
      await expect(membre.getByRole('link', { name: 'Messages', exact: true })).toBeVisible()

      await agent.goto('/admin/messages')
      const ligne = agent
        .getByRole('row')
        .filter({ hasText: '1' })
        .filter({ has: agent.locator(`a[href*="${demande.id}"]`) })
      await ligne.getByRole('link').click()
      await expect(agent.getByText('Au 12, rue des Essais.')).toBeVisible()
      await agent.goto('/admin/messages')
      await expect(agent.locator(`a[href*="${demande.id}"]`)).toHaveCount(0)
    })

    test('an agent suspends an access and revokes the RGC: the organisme reads why at its next page', async ({
      navigateur,
      fabrique,
    }) => {
      const { organismeId, compteId } = await fabrique.makeDemande({ statut: 'acceptee' })
      const membre = await navigateur(compteId)
      const agent = await navigateur((await fabrique.makeAgent()).id)
      await agent.goto(`/admin/organismes/${organismeId}`)
      await agent.getByText('Suspendre l’accès…').click()
      const suspension = agent
        .locator('form')
        .filter({ has: agent.getByRole('button', { name: 'Suspendre l’accès', exact: true }) })
      await suspension.getByLabel('Motif *').fill('Connexions inhabituelles.')
      await suspension.getByRole('button', { name: 'Suspendre l’accès', exact: true }).click()
      await expect(agent.getByText('L’accès est suspendu.', { exact: false })).toBeVisible()
      await membre.goto('/organisme')
      await expect(membre.getByText('Votre accès à Kairos est suspendu.')).toBeVisible()
      await expect(membre.getByText('Connexions inhabituelles.')).toBeVisible()

      await agent.getByText('Révoquer le RGC…').click()
      const revocation = agent
        .locator('form')
        .filter({ has: agent.getByRole('button', { name: 'Révoquer le RGC', exact: true }) })
      await revocation.getByLabel('Motif *').fill('Liste non revue.')
      await revocation.getByRole('button', { name: 'Révoquer le RGC', exact: true }).click()
      await expect(agent.getByText('Le RGC est révoqué.', { exact: false })).toBeVisible()
      await membre.reload()
      await membre.getByRole('link', { name: 'Nommer un nouveau RGC' }).click()
      await expect(membre.getByRole('heading', { level: 1, name: /^Nouvelle adhésion/ })).toBeVisible()
    })

    test('an administrateur changes the operator’s name, which every page then says', async ({ navigateur, fabrique }) => {
      const page = await navigateur((await fabrique.makeAgent({ role: 'administrateur' })).id)
      await page.goto('/admin/reglages')
      const telephone = page.getByLabel('Téléphone *')
      const avant = await telephone.inputValue()
      await telephone.fill('demain')
      await page.getByRole('button', { name: 'Enregistrer l’exploitant' }).click()
      await expect(page.getByText('Saisissez un numéro de téléphone', { exact: false }).first()).toBeVisible()
      await page.getByLabel('Téléphone *').fill('09 99 99 00 11')
      await page.getByRole('button', { name: 'Enregistrer l’exploitant' }).click()
      await expect(page.getByText('les nouvelles valeurs sont enregistrées')).toBeVisible()
      await page.goto('/aide')
      await expect(page.getByText('09 99 99 00 11').first()).toBeVisible()
      await page.goto('/admin/reglages')
      await page.getByLabel('Téléphone *').fill(avant)
      await page.getByRole('button', { name: 'Enregistrer l’exploitant' }).click()
      await expect(page.getByText('les nouvelles valeurs sont enregistrées')).toBeVisible()
    })
  })
}
