import { globSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { SIRETS } from '../support/annuaire-server'
import type { Adresse } from './support/adresses'
import { GROUPES } from './support/adresses-toutes'
import { verifierPage } from './support/axe'
import type { Fabrique } from './support/fabrique'
import { expect, MOT_DE_PASSE, ouvrirSession, saisirForme, test } from './support/portail'

test.describe.configure({ mode: 'parallel', timeout: 120_000 })
// A trace would hold axe itself, once a page.
test.use({ erreursAttendues: /status of 404/, trace: 'off' })

/** Opens a page as its person, and makes sure to be there. */
async function ouvrir(page: Page, fabrique: Fabrique, { url, titre, compteId, cookie }: Adresse): Promise<void> {
  const contexte = page.context()
  await contexte.clearCookies()
  if (compteId) await ouvrirSession(contexte, fabrique, compteId)
  if (cookie) await contexte.addCookies([{ ...cookie, url: `http://localhost:${process.env.E2E_PORT}` }])
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1, name: titre })).toBeVisible()
}

type Groupe = keyof typeof GROUPES
const NOMS = Object.keys(GROUPES) as Groupe[]

const faites = new Map<Groupe, Promise<Adresse[]>>()
/** The pages of a group; their data is made once in a process. */
function adressesDe(groupe: Groupe, fabrique: Fabrique): Promise<Adresse[]> {
  const adresses = faites.get(groupe) ?? GROUPES[groupe](fabrique)
  faites.set(groupe, adresses)
  return adresses
}
const toutes = async (fabrique: Fabrique) => (await Promise.all(NOMS.map((groupe) => adressesDe(groupe, fabrique)))).flat()

test.describe('each page as it opens', () => {
  for (const groupe of NOMS) {
    test(groupe, async ({ page, fabrique }) => {
      for (const adresse of await adressesDe(groupe, fabrique)) {
        await test.step(adresse.nom, async () => {
          await ouvrir(page, fabrique, adresse)
          await verifierPage(page, adresse.nom)
        })
      }
    })
  }

  test('no page of the portal is left out', async ({ fabrique }) => {
    const visites = new Set((await toutes(fabrique)).map(({ fichier }) => fichier))
    expect(globSync('app/**/page.tsx').filter((fichier) => !visites.has(fichier))).toEqual([])
  })

  test('in the dark', async ({ page, fabrique }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    const voulues =
      /^\/$|pré-rempli|déjà inscrit|^fiche, (?:sans|acceptee)|^demande, (?:a_corriger|refusee)|^file$|^dossier, (?:en_attente|fait)/
    for (const adresse of (await toutes(fabrique)).filter(({ nom }) => voulues.test(nom))) {
      await ouvrir(page, fabrique, adresse)
      await verifierPage(page, `${adresse.nom}, dark`, [320])
    }
  })
})

test.describe('each page once it has answered', () => {
  /** Sends the form, and reads the answer above it: it has the focus. */
  const envoyer = async (page: Page, bouton: string, reponse: string | RegExp, role: 'alert' | 'status' = 'alert') => {
    await page.getByRole('button', { name: bouton, exact: true }).click()
    const resume = page.getByRole(role).filter({ hasText: reponse })
    await expect(resume).toBeVisible()
    if (role === 'alert') await expect(resume).toBeFocused()
  }
  const ERREURS = /^Le formulaire contient/

  test('inscription', async ({ page }) => {
    await page.goto('/inscription')
    await page.getByLabel('N° SIRET *').fill('123')
    await envoyer(page, 'Rechercher', ERREURS)
    await verifierPage(page, 'inscription, numéro invalide')

    await page.goto(`/inscription/organisme?siret=${SIRETS.secondaire}`)
    await saisirForme(page, 'soc')
    await expect(page.getByRole('listbox', { name: 'Forme juridique' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await verifierPage(page, 'inscription, liste ouverte')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Forme juridique' })).toHaveValue(/^Société /)
    await saisirForme(page, 'zzz')
    await expect(page.getByText('Aucune forme juridique ne correspond')).toBeVisible()
    await verifierPage(page, 'inscription, liste sans résultat')
    await envoyer(page, 'Je crée mon compte', ERREURS)
    await verifierPage(page, 'inscription, erreurs')
  })

  test('compte', async ({ page, fabrique }) => {
    await page.goto('/connexion')
    await envoyer(page, 'Se connecter', ERREURS)
    await verifierPage(page, 'connexion, champs vides')
    await page.getByLabel('Adresse e-mail').fill('inconnue@essai.test')
    await page.getByLabel('Mot de passe').fill('un mot de passe faux')
    await envoyer(page, 'Se connecter', 'Adresse e-mail ou mot de passe incorrect')
    await verifierPage(page, 'connexion, refus')
    await page.goto('/mot-de-passe/oublie')
    await envoyer(page, 'Recevoir un lien', ERREURS)
    await verifierPage(page, 'mot de passe oublié, erreur')

    const { id } = await fabrique.makeCompte({ motDePasse: MOT_DE_PASSE })
    await page.goto(`/mot-de-passe/nouveau?jeton=${await fabrique.makeJeton(id, 'mot_de_passe')}`)
    await page.getByLabel('Mot de passe *', { exact: true }).fill('motdepasse123')
    await page.getByLabel('Répéter le mot de passe *').fill('motdepasse123')
    await envoyer(page, 'Enregistrer mon mot de passe', ERREURS)
    await verifierPage(page, 'mot de passe, devinable')

    await ouvrirSession(page.context(), fabrique, id)
    await fabrique.makeSession(id)
    await page.goto('/mon-compte')
    await envoyer(page, 'Changer mon mot de passe', ERREURS)
    await verifierPage(page, 'mon compte, erreurs')
    await page.goto('/mon-compte/sessions')
    await envoyer(page, 'Fermer toutes mes autres sessions', 'Vos autres sessions sont fermées.', 'status')
    await verifierPage(page, 'mon compte, sessions fermées')
  })

  test('vérification', async ({ page, fabrique }) => {
    const fichier = (buffer: Buffer) => ({ name: 'cgu.pdf', mimeType: 'application/pdf', buffer })
    await page.goto('/verification')
    await envoyer(page, 'Vérifier', ERREURS)
    await verifierPage(page, 'vérification, sans fichier')
    await page.getByLabel('Fichier PDF *').setInputFiles(fichier(Buffer.from('%PDF-1.7 autre chose')))
    await envoyer(page, 'Vérifier', /^Inconnu/)
    await verifierPage(page, 'vérification, inconnu')
    const where = { statut: 'pret', taille: { gt: 1000 } } as const // made by the worker
    await expect.poll(() => fabrique.prisma.document.count({ where }), { timeout: 20_000 }).toBeGreaterThan(0)
    const { contenu } = await fabrique.prisma.document.findFirstOrThrow({ where })
    await page.getByLabel('Fichier PDF *').setInputFiles(fichier(Buffer.from(contenu ?? [])))
    await envoyer(page, 'Vérifier', /^Authentique/, 'status')
    await verifierPage(page, 'vérification, authentique')
  })

  test('fiche et demande', async ({ page, fabrique }) => {
    const { organisme, compte } = await fabrique.makeGestionnaire()
    await ouvrirSession(page.context(), fabrique, compte.id)
    await page.goto('/organisme/modifier')
    for (const champ of ['Raison sociale *', 'Courriel *', 'Code postal *']) await page.getByLabel(champ).fill('')
    await envoyer(page, 'Enregistrer', ERREURS)
    await verifierPage(page, 'fiche, erreurs')
    await page.goto('/adhesion/nouvelle')
    await envoyer(page, 'Enregistrer', ERREURS)
    await verifierPage(page, 'nouvelle adhésion, erreurs')
    await page.getByLabel('Le signataire est aussi').check()
    await verifierPage(page, 'nouvelle adhésion, même personne')
    const { id } = await fabrique.makeDemande({ organismeId: organisme.id })
    await page.goto(`/adhesion/${id}`)
    await envoyer(page, 'Je valide ma demande', ERREURS)
    await verifierPage(page, 'demande, case non cochée')
  })

  test('dossier', async ({ page, fabrique }) => {
    const { id } = await fabrique.makeDemande({ statut: 'en_attente' })
    await ouvrirSession(page.context(), fabrique, (await fabrique.makeAgent()).id)
    await page.goto(`/admin/demandes/${id}`)
    for (const decision of ['Demander une correction', 'Refuser la demande']) {
      const volet = page.getByRole('group').filter({ hasText: decision })
      await deplier(volet, decision)
      await verifierPage(page, `${decision}, déplié`)
      await volet.getByRole('button', { name: decision }).click()
      await expect(volet.getByRole('alert')).toBeFocused()
      await verifierPage(page, `${decision}, sans motif`)
    }
  })
})

async function deplier(volet: Locator, titre: string): Promise<void> {
  await volet.getByText(titre, { exact: true }).first().click()
  await expect(volet.getByRole('textbox').first()).toBeVisible()
}

test.describe('a page that fails', () => {
  test.use({ erreursAttendues: /status of 500|React error #441/ }) // an error of the server's, as the browser tells it

  test('says what to do', async ({ page, fabrique }) => {
    const { id } = await fabrique.makeDemande({ statut: 'en_attente' })
    await fabrique.prisma.demande.update({ where: { id }, data: { acceptationId: null } })
    await ouvrirSession(page.context(), fabrique, (await fabrique.makeAgent()).id)
    await page.goto(`/admin/demandes/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Un incident est survenu' })).toBeFocused()
    await verifierPage(page, 'incident')
  })
})
