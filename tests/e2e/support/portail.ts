import { type Browser, type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { codeTotp } from '../../../lib/facteur/rules'
import { type Fabrique, ouvrirFabrique } from './fabrique'

export const MOT_DE_PASSE_DEMO = 'Demonstration-Kairos-2026'
export const MOT_DE_PASSE = 'girafe nuage tournevis 47'

type Options = {
  /** What a browser may say in its console because the test provokes it: a 404 page is one « Failed to load resource ». */
  erreursAttendues: RegExp | null
}
type Outils = {
  /** Another browser, signed in to this account or anonymous, closed with the test; its errors count like the page's own. */
  navigateur: (compteId?: string) => Promise<Page>
}

/** Any error in a browser's console or script fails the test. */
export const test = base.extend<Options & Outils & { erreurs: string[] }, { fabrique: Fabrique }>({
  fabrique: [
    async ({ browser: _ }, use) => {
      const fabrique = await ouvrirFabrique()
      await use(fabrique)
      await fabrique.fermer()
    },
    { scope: 'worker' },
  ],
  erreursAttendues: [null, { option: true }],
  erreurs: async ({ erreursAttendues }, use) => {
    const erreurs: string[] = []
    await use(erreurs)
    expect(erreurs.filter((erreur) => !erreursAttendues?.test(erreur))).toEqual([])
  },
  page: async ({ page, erreurs }, use) => {
    surveiller(page, erreurs)
    await use(page)
  },
  navigateur: async ({ browser, contextOptions, fabrique, erreurs }, use) => {
    const ouverts: BrowserContext[] = []
    await use(async (compteId) => {
      const contexte = await browser.newContext(contextOptions)
      ouverts.push(contexte)
      if (compteId) await ouvrirSession(contexte, fabrique, compteId)
      const page = await contexte.newPage()
      surveiller(page, erreurs)
      return page
    })
    await Promise.all(ouverts.map((contexte) => contexte.close()))
  },
})
export { expect }

// An e-mail is shown in a frame that runs nothing: the browser says so of the scripts that record a trace of the test.
const CADRE_SANS_SCRIPT = /^Blocked script execution in 'about:srcdoc'/

function surveiller(page: Page, erreurs: string[]): void {
  page.on('pageerror', (erreur) => erreurs.push(erreur.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !CADRE_SANS_SCRIPT.test(message.text()))
      erreurs.push(`${message.text()} ${message.location().url}`)
  })
}

/** Signs a browser in without the form, which counts how often it is used. */
export async function ouvrirSession(contexte: BrowserContext, fabrique: Fabrique, compteId: string): Promise<void> {
  const session = await fabrique.makeSession(compteId)
  const cookie = await fabrique.cookieDeSession(session.id)
  await contexte.addCookies([{ ...cookie, url: `http://localhost:${process.env.E2E_PORT}`, httpOnly: true, sameSite: 'Lax' }])
}

export async function seConnecter(page: Page, email: string, motDePasse: string): Promise<void> {
  await page.goto('/connexion')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe').fill(motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Déconnexion' })).toBeVisible()
}

/** From the page of the second factors to the recovery codes; gives the secret that was shown. */
export async function ajouterApplication(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ajouter une application' }).click()
  await expect(page.getByRole('img', { name: /^Code QR/ })).toBeVisible()
  const secret = ((await page.getByRole('code').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel('Code à 6 chiffres').fill(codeTotp(secret, new Date()))
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vos codes de secours' })).toBeVisible()
  return secret
}

/** Another person's browser, with the same options as the test's own. */
export async function autreNavigateur(browser: Browser, options: BrowserContextOptions, email: string): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await seConnecter(page, email, MOT_DE_PASSE_DEMO)
  return page
}

/** The newest demonstration e-mail with this subject to this address, once the worker has sent it. */
export async function ouvrirCourriel(page: Page, sujet: RegExp, destinataire: string): Promise<void> {
  await expect(async () => {
    await page.goto('/demo/courriels')
    const courriel = page.getByRole('listitem').filter({ hasText: destinataire }).getByRole('link', { name: sujet }).first()
    await courriel.click({ timeout: 500 })
    await expect(page.getByRole('heading', { level: 1, name: sujet })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
}

type Inscription = { siret: string; email: string; raisonSociale?: string }

/** From the home page to an activated account, signed in, on the fiche. */
export async function creerCompteActif(page: Page, { siret, email }: Inscription, javaScript: boolean): Promise<void> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Créer mon compte' }).first().click()
  await page.getByLabel('N° SIRET *').fill(siret)
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Votre organisme' })).toBeVisible()
  await remplirInscription(page, email, javaScript)
  await page.getByRole('button', { name: 'Je crée mon compte' }).click()
  await expect(page.getByText(`Un e-mail a été envoyé à l’adresse ${email}.`)).toBeVisible()
  await ouvrirCourriel(page, /^Activez votre compte/, email)
  await page.getByRole('region', { name: 'Liens du message' }).getByRole('link', { name: 'Activer mon compte' }).click()
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(page.getByRole('heading', { name: 'Votre compte est activé' })).toBeVisible()
  await page.getByRole('link', { name: 'Compléter les informations de mon organisme' }).click()
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByText('Votre organisme a été créé avec succès\u00a0!')).toBeVisible()
}

const formeJuridique = (page: Page) => page.getByRole('combobox', { name: 'Forme juridique' })

/** Types in the list of legal categories, once the script has made it searchable: a plain list is not expandable. */
export async function saisirForme(page: Page, texte: string): Promise<void> {
  await expect(formeJuridique(page)).toHaveAttribute('aria-expanded', 'false')
  await formeJuridique(page).fill(texte)
}

/** What the directory does not know, or knows otherwise. */
async function remplirInscription(page: Page, email: string, javaScript: boolean): Promise<void> {
  if (javaScript) {
    await saisirForme(page, 'association declaree')
    await page.getByRole('option', { name: 'Association déclarée', exact: true }).click()
  } else await formeJuridique(page).selectOption({ label: 'Association déclarée' })
  await page.getByLabel('Raison sociale *').fill('Académie Œuvre & Savoir')
  await page.getByLabel(/^Numéro de déclaration d’activité/).fill('11755555555')
  await page.getByLabel('Téléphone 1').fill('01 23 45 67 89')
  await page.getByLabel('Courriel *').fill('contact@academie.test')
  await page.getByLabel('Adresse e-mail *').fill(email)
  await page.getByLabel('Mot de passe *', { exact: true }).fill(MOT_DE_PASSE)
  await page.getByLabel('Répéter le mot de passe *').fill(MOT_DE_PASSE)
}

/** The two people of a demande, on its form. */
export async function remplirPersonnes(page: Page, rgcCourriel: string): Promise<void> {
  const signataire = page.getByRole('group', { name: 'Signataire de la demande' })
  await signataire.getByLabel('Madame').check()
  await signataire.getByLabel('Prénom *').fill('Jeanne')
  await signataire.getByLabel('Nom *', { exact: true }).fill('Cœurdacier')
  await signataire.getByLabel('Qualité *').fill('Directrice')
  const rgc = page.getByRole('group', { name: 'Responsable Gestionnaire de Compte' })
  await rgc.getByLabel('Monsieur').check()
  await rgc.getByLabel('Prénom *').fill('Paul')
  await rgc.getByLabel('Nom *', { exact: true }).fill('Épreuve')
  await rgc.getByLabel('Qualité *').fill('Responsable administratif')
  await rgc.getByLabel('Courriel *').fill(rgcCourriel)
}

/** From the fiche to a demande to be validated; gives its address. */
export async function enregistrerDemande(page: Page, rgcCourriel: string): Promise<string> {
  await page.goto('/organisme')
  await page.getByRole('link', { name: 'Adhérer à Kairos' }).click()
  await remplirPersonnes(page, rgcCourriel)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Enregistrement effectué.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** Accepts the CGU on the page of a demande. */
export async function validerDemande(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'J’ai lu et j’accepte les conditions générales' }).check()
  await page.getByRole('button', { name: 'Je valide ma demande' }).click()
  await expect(page.getByText('Vous avez validé votre demande.')).toBeVisible()
}

/** From the fiche to a validated demande; gives its address. */
export async function deposerDemande(page: Page, rgcCourriel: string): Promise<string> {
  const adresse = await enregistrerDemande(page, rgcCourriel)
  await page.getByRole('button', { name: 'Je valide ma demande' }).click()
  await expect(page.getByText('Cochez la case pour accepter').first()).toBeVisible()
  await validerDemande(page)
  return adresse
}
