import { expect, MOT_DE_PASSE, ouvrirCourriel, test } from './support/portail'

test.setTimeout(120_000) // e-mails, each by the worker

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an agent freezes an account, whose owner reads it, and frees it', async ({ navigateur, fabrique }) => {
      const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
      const personne = await navigateur(compte.id)
      await personne.goto('/organisme')
      const agent = await navigateur((await fabrique.makeAgent()).id)
      await agent.goto(`/admin/comptes?email=${encodeURIComponent(compte.email)}`)
      await agent.getByText('Geler le compte…').click()
      await agent.getByRole('button', { name: 'Geler le compte' }).click()
      await expect(agent.getByText('Écrivez pourquoi').first()).toBeVisible()
      await agent.getByLabel('Motif *').fill('Poste infecté')
      await agent.getByRole('button', { name: 'Geler le compte' }).click()
      await expect(agent.getByText('Le compte est gelé.')).toBeVisible()
      await expect(agent.getByText('Poste infecté')).toBeVisible()

      await personne.goto('/organisme')
      await personne.getByLabel('Adresse e-mail').fill(compte.email)
      await personne.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
      await personne.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await expect(personne.getByText('Votre compte est gelé par mesure de sécurité').first()).toBeVisible()
      await ouvrirCourriel(personne, /^Votre compte est gelé/, compte.email)

      await agent.getByLabel('Motif *').fill('Poste nettoyé')
      await agent.getByRole('button', { name: 'Dégeler le compte' }).click()
      await expect(agent.getByText('Le compte n’est plus gelé.')).toBeVisible()
      await personne.goto('/connexion')
      await personne.getByLabel('Adresse e-mail').fill(compte.email)
      await personne.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
      await personne.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await expect(personne.getByRole('heading', { level: 1, name: /^Fiche de l’organisme/ })).toBeVisible()
    })

    test('an agent freezes an organisme from its page, and its members read it on theirs', async ({ navigateur, fabrique }) => {
      const { organisme, compte } = await fabrique.makeGestionnaire()
      const agent = await navigateur((await fabrique.makeAgent()).id)
      await agent.goto('/admin/organismes')
      await agent.getByLabel('Rechercher un organisme').fill(organisme.siret)
      await agent.getByRole('button', { name: 'Rechercher' }).click()
      await agent.getByRole('link', { name: organisme.raisonSociale }).click()
      await agent.getByText('Geler l’organisme…').click()
      await agent.getByLabel('Motif *').fill('Poste infecté')
      const personne = await navigateur(compte.id)
      await personne.goto('/organisme/modifier')
      await agent.getByRole('button', { name: 'Geler l’organisme' }).click()
      await expect(agent.getByText('L’organisme est gelé.')).toBeVisible()
      await personne.getByRole('button', { name: 'Enregistrer' }).click()
      await expect(personne.getByRole('heading', { level: 1, name: /^Organisme gelé/ })).toBeVisible()
    })

    test('a person takes a copy of their data, then erases the account', async ({ navigateur, fabrique }) => {
      const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
      const page = await navigateur(compte.id)
      await page.goto('/mon-compte')
      await page.getByRole('link', { name: 'Obtenir une copie de mes données' }).click()
      const fichier = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Télécharger mes données' }).click()
      expect((await fichier).suggestedFilename()).toMatch(/^Mes-donnees-Kairos-.*\.zip$/)
      await page.getByText('Supprimer mon compte…').click()
      await page.getByLabel('Recopiez l’adresse e-mail de votre compte').fill('autre@essai.test')
      await page.getByRole('button', { name: 'Supprimer mon compte définitivement' }).click()
      await expect(page.getByText('telle qu’elle est affichée').first()).toBeVisible()
      await page.getByLabel('Recopiez l’adresse e-mail de votre compte').fill(compte.email)
      await page.getByRole('button', { name: 'Supprimer mon compte définitivement' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Votre compte est supprimé' })).toBeVisible()
      await page.goto('/mon-compte')
      await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible()
    })
  })
}
