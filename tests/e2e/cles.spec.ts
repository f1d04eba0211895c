import type { Page } from '@playwright/test'
import { expect as attendre, MOT_DE_PASSE, test } from './support/portail'

// An authenticator takes its time, and is not what is timed here.
const expect = attendre.configure({ timeout: 30_000 })
test.setTimeout(120_000)

type Verifie = (verifie: boolean) => Promise<unknown>

/** A virtual authenticator in this page's browser, which keeps passkeys and checks who holds it; returns how to stop that. */
async function brancherAuthentificateur(page: Page): Promise<Verifie> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true } as const
  const capacites = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...capacites } })
  return (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
}

async function ajouterCle(page: Page, nom: string): Promise<void> {
  await page.goto('/mon-compte/securite')
  await page.getByLabel('Nom de la clé').fill(nom)
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
}
const sortir = (page: Page) => page.getByRole('button', { name: 'Déconnexion' }).click()
async function entrerParCle(page: Page): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click()
}

test('a passkey is added, named and listed, opens the account alone, and nothing once it was removed', async ({
  navigateur,
  fabrique,
}) => {
  const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
  const page = await navigateur(compte.id)
  await brancherAuthentificateur(page)
  await page.goto('/mon-compte/securite')
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await expect(page.getByRole('alert').getByText('Donnez un nom à cette clé')).toBeVisible()
  await ajouterCle(page, 'Téléphone de Jeanne')
  await expect(page.getByRole('heading', { level: 1, name: 'Vos codes de secours' })).toBeVisible()
  await page.getByRole('button', { name: 'J’ai rangé mes codes' }).click()
  await expect(page.getByRole('heading', { level: 3, name: 'Téléphone de Jeanne' })).toBeVisible()
  await ajouterCle(page, 'La même, une seconde fois')
  await expect(page.getByText('Cette clé d’accès est déjà enregistrée.')).toBeVisible()
  await expect(page.getByLabel('Nom de la clé')).toHaveValue('La même, une seconde fois')

  await sortir(page)
  await entrerParCle(page)
  await expect(page.getByRole('heading', { level: 1, name: /^Fiche de l’organisme/ })).toBeVisible()
  await page.goto('/mon-compte/sessions')
  await expect(page.getByText('clé d’accès', { exact: true })).toBeVisible()

  await page.goto('/mon-compte/securite')
  await page.getByText('Retirer «\u00a0Téléphone de Jeanne\u00a0»').first().click()
  await page.getByRole('button', { name: 'Retirer «\u00a0Téléphone de Jeanne\u00a0»' }).click()
  await expect(page.getByText('Ce second facteur est retiré.')).toBeVisible()
  await sortir(page)
  await entrerParCle(page)
  await expect(page.getByText('Cette clé d’accès n’ouvre pas de compte ici')).toBeVisible()
  const courriels = await fabrique.prisma.courriel.findMany({ where: { destinataire: compte.email }, orderBy: { id: 'asc' } })
  expect(courriels.map(({ modele }) => modele)).toEqual(expect.arrayContaining(['facteur-modifie', 'facteur-modifie']))
})

test('an agent adds a passkey where one is compulsory, and gives it after the password', async ({ navigateur, fabrique }) => {
  const agent = await fabrique.makeAgent({ motDePasse: MOT_DE_PASSE, totpSecret: null, totpConfirmeLe: null })
  const page = await navigateur(agent.id)
  const verifier = await brancherAuthentificateur(page)
  await page.goto('/admin/demandes')
  await expect(page.getByText('Une étape avant de continuer')).toBeVisible()
  await page.getByLabel('Nom de la clé').fill('Clé du bureau')
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByRole('button', { name: 'J’ai rangé mes codes, continuer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Demandes d’adhésion' })).toBeVisible()

  await sortir(page)
  await page.goto('/connexion')
  await page.getByLabel('Adresse e-mail').fill(agent.email)
  await page.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Demandes d’adhésion' })).toBeVisible()

  await sortir(page)
  await verifier(false)
  await entrerParCle(page)
  await expect(page.getByText('La clé d’accès n’a pas été utilisée')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says that passkeys need it, and leaves the other ways', async ({ navigateur, fabrique }) => {
    const { compte } = await fabrique.makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE } })
    const page = await navigateur()
    await page.goto('/connexion')
    // Neither Chromium, when a test takes its scripts away, nor Playwright shows what is for those who have none.
    expect(await page.content()).toMatch(/<noscript>.*besoin de JavaScript.*Connectez-vous avec votre mot de passe/)
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click()
    await expect(page.getByRole('alert').getByText('Les clés d’accès ont besoin de JavaScript')).toBeVisible()
    await page.getByLabel('Adresse e-mail').fill(compte.email)
    await page.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Fiche de l’organisme/ })).toBeVisible()
  })
})
