import { expect, MOT_DE_PASSE, test } from './support/portail'

const MINUTE = 60_000

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('what was typed survives the end of the session', async ({ navigateur, fabrique }) => {
      const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
      const page = await navigateur(compte.id)
      await page.goto('/organisme/modifier')
      await page.getByLabel('Immeuble, bâtiment, résidence').fill('Bâtiment des Glycines')
      await page.getByLabel('Raison sociale *').fill('Institut du Retour')
      await fabrique.prisma.session.updateMany({ where: { compteId: compte.id }, data: { finieLe: new Date() } })
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await expect(page.getByText('Votre session est terminée.')).toBeVisible()

      let connexion = page
      if (javaScriptEnabled) {
        const [onglet] = await Promise.all([
          page.waitForEvent('popup'),
          page.getByRole('link', { name: 'Se connecter dans un nouvel onglet' }).click(),
        ])
        connexion = onglet
      }
      await connexion.getByLabel('Adresse e-mail').fill(compte.email)
      await connexion.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
      await connexion.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await expect(connexion.getByRole('button', { name: 'Déconnexion' })).toBeVisible()

      await expect(page.getByLabel('Immeuble, bâtiment, résidence')).toHaveValue('Bâtiment des Glycines')
      await expect(page.getByLabel('Raison sociale *')).toHaveValue('Institut du Retour')
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /Institut du Retour/ })).toBeVisible()
      await expect(page.getByText('Bâtiment des Glycines')).toBeVisible()
    })
  })
}

test('the end is announced, put off by « Rester connecté », and asks nothing before', async ({ navigateur, fabrique }) => {
  const { compte } = await fabrique.makeGestionnaire()
  const page = await navigateur(compte.id)
  let questions = 0
  page.on('request', (requete) => {
    if (requete.url().endsWith('/mon-compte/sessions/reste')) questions += 1
  })
  await page.clock.install()
  await page.goto('/mon-compte')
  await page.clock.runFor(114 * MINUTE)
  expect(questions).toBe(0)
  // The server's clock went with the browser's.
  const reculer = (minutes: number) =>
    fabrique.prisma.session.updateMany({
      where: { compteId: compte.id },
      data: { vueLe: new Date(Date.now() - minutes * MINUTE) },
    })
  await reculer(116)
  // The count starts when the page's scripts do, and a question is known of a little after the clock has moved.
  await expect(async () => {
    await page.clock.runFor(4_000)
    expect(questions).toBeGreaterThan(0)
  }).toPass({ intervals: [200] })
  await expect(page.getByRole('status').getByText(/^Votre session se termine dans [34]\u00a0minutes\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Rester connecté' }).press('Enter')
  await expect(page.getByText('Votre session se termine')).toBeHidden()
  const { vueLe } = await fabrique.prisma.session.findFirstOrThrow({ where: { compteId: compte.id } })
  expect(Date.now() - vueLe.getTime()).toBeLessThan(MINUTE)

  await reculer(121)
  // By small steps once it is time: the answer takes real time, and the page gives a question up after ten of its seconds.
  await page.clock.runFor(115 * MINUTE)
  await expect(async () => {
    await page.clock.runFor(4_000)
    await expect(page.getByText('Votre session est terminée.')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(page.getByRole('link', { name: 'Se connecter dans un nouvel onglet' })).toBeVisible()
})

test('one’s sessions are listed and ended, one by one and all at once', async ({ navigateur, fabrique }) => {
  const { compte } = await fabrique.makeGestionnaire()
  for (const navigateurDit of ['Firefox sur Windows', 'Safari sur iPhone', 'Edge sur Windows'])
    await fabrique.makeSession(compte.id, { navigateur: navigateurDit })
  const page = await navigateur(compte.id)
  await page.goto('/mon-compte')
  await page.getByRole('link', { name: 'Voir et fermer mes sessions' }).click()
  await expect(page.getByRole('heading', { name: /cette session/ })).toHaveCount(1)
  await page.getByRole('button', { name: 'Fermer Safari sur iPhone' }).click()
  await expect(page.getByText('La session est fermée.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Safari sur iPhone' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Fermer toutes mes autres sessions' }).click()
  await expect(page.getByText('Vos autres sessions sont fermées.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
})
