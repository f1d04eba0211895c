import { expect, MOT_DE_PASSE, ouvrirCourriel, test } from './support/portail'

test.setTimeout(120_000) // three e-mails, each by the worker

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an e-mail address is changed by the link sent to the new one, and given back by « Ce n’était pas moi »', async ({
      navigateur,
      fabrique,
    }) => {
      const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
      const nouvelle = `nouvelle-${compte.email}`
      const page = await navigateur(compte.id)
      await page.goto('/mon-compte')
      await page.getByRole('link', { name: 'Changer mon adresse e-mail' }).click()
      await page.getByLabel('Nouvelle adresse e-mail *').fill(nouvelle.toUpperCase())
      await page.getByLabel('Mot de passe *').fill('ce n’est pas le bon mot')
      await page.getByRole('button', { name: 'Changer mon adresse e-mail' }).click()
      await expect(page.getByText('Ce n’est pas votre mot de passe.').first()).toBeVisible()
      await expect(page.getByLabel('Nouvelle adresse e-mail *')).toHaveValue(nouvelle.toUpperCase())
      await page.getByLabel('Mot de passe *').fill(MOT_DE_PASSE)
      await page.getByRole('button', { name: 'Changer mon adresse e-mail' }).click()
      await expect(page.getByText('Ouvrez le lien envoyé à votre nouvelle adresse')).toBeVisible()

      await ouvrirCourriel(page, /^Confirmez votre nouvelle adresse/, nouvelle)
      await page.getByRole('region', { name: 'Liens du message' }).getByRole('link', { name: 'Confirmer mon adresse' }).click()
      await page.getByRole('button', { name: 'Confirmer cette adresse' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Votre adresse e-mail est changée' })).toBeVisible()
      await page.getByRole('link', { name: 'Mon compte' }).last().click()
      await expect(page.getByText(nouvelle).first()).toBeVisible()

      const victime = await navigateur()
      await ouvrirCourriel(victime, /^Changement de votre adresse/, compte.email)
      await victime.getByRole('region', { name: 'Liens du message' }).getByRole('link', { name: 'Ce n’était pas moi' }).click()
      await victime.getByRole('button', { name: 'Ce n’était pas moi' }).click()
      await expect(victime.getByRole('heading', { level: 1, name: 'Votre compte est protégé' })).toBeVisible()
      await page.goto('/mon-compte')
      await expect(page.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible()
      await ouvrirCourriel(victime, /nouveau mot de passe/, compte.email)
    })
  })
}
