import type { Page } from '@playwright/test'
import { SIRETS } from '../support/annuaire-server'
import { siretInvente } from '../support/sirets'
import { expect, MOT_DE_PASSE, ouvrirCourriel, ouvrirSession, saisirForme, test } from './support/portail'

const unique = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
const carte = (page: Page, texte: string) => page.getByRole('listitem').filter({ hasText: texte })
const entete = (page: Page) => page.getByRole('banner')

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a colleague is invited, makes an account by the link, and is removed', async ({ navigateur, fabrique }) => {
      const { organisme, compte } = await fabrique.makeGestionnaire()
      const email = `collegue-${unique()}@essai.test`
      const page = await navigateur(compte.id)
      await page.goto('/organisme')
      await page.getByRole('link', { name: 'Gérer les membres' }).click()
      await page.getByLabel('Adresse e-mail de votre collègue *').fill(email)
      await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
      await expect(page.getByText('L’invitation est partie.')).toBeVisible()
      await carte(page, email).getByRole('button', { name: 'Renvoyer' }).click()
      await expect(page.getByText('Une nouvelle invitation est partie.')).toBeVisible()

      const collegue = await navigateur()
      await ouvrirCourriel(collegue, /^Vous êtes invité/, email)
      await collegue.getByRole('link', { name: 'Voir l’invitation' }).first().click()
      await expect(collegue.getByText(organisme.raisonSociale)).toBeVisible()
      await collegue.getByLabel('Mot de passe *', { exact: true }).fill(MOT_DE_PASSE)
      await collegue.getByLabel('Répéter le mot de passe *').fill(MOT_DE_PASSE)
      await collegue.getByRole('button', { name: 'Créer mon compte et rejoindre l’organisme' }).click()
      await expect(collegue.getByText('Votre mot de passe est enregistré.')).toBeVisible()
      await collegue.getByLabel('Adresse e-mail').fill(email)
      await collegue.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
      await collegue.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await expect(collegue.getByRole('heading', { level: 1, name: organisme.raisonSociale })).toBeVisible()

      await page.goto('/organisme/membres')
      await carte(page, email).getByText('Retirer cette personne…').click()
      await carte(page, email).getByRole('button', { name: 'Retirer le rôle de gestionnaire' }).click()
      await expect(page.getByText('Cette personne n’est plus gestionnaire.')).toBeVisible()
      await collegue.goto('/organisme')
      await expect(collegue.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible()
    })

    test('a person adds an organisme, goes from one to the other, and nothing is written to the wrong one', async ({
      navigateur,
      fabrique,
    }) => {
      const { organisme, compte } = await fabrique.makeGestionnaire({ organisme: { ficheVueLe: new Date() } })
      const siret = javaScriptEnabled ? siretInvente(90_501) : siretInvente(90_502)
      const page = await navigateur(compte.id)
      await page.goto('/mon-compte')
      await page.getByRole('link', { name: 'Voir mes organismes ou en ajouter un' }).click()
      await page.getByRole('link', { name: 'Ajouter un organisme' }).click()
      await page.getByLabel('N° SIRET *').fill(siret)
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Votre nouvel organisme' })).toBeVisible()
      if (javaScriptEnabled) {
        await saisirForme(page, 'association declaree')
        await page.getByRole('option', { name: 'Association déclarée', exact: true }).click()
      } else await page.getByRole('combobox', { name: 'Forme juridique' }).selectOption({ label: 'Association déclarée' })
      await page.getByLabel('Raison sociale *').fill('Second Atelier')
      await page.getByLabel(/^Numéro de déclaration d’activité/).fill('11755555555')
      await page.getByLabel('Courriel *').fill('contact@second.test')
      await page.getByRole('button', { name: 'Ajouter cet organisme' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Second Atelier' })).toBeVisible()
      await expect(entete(page).getByText('Second Atelier')).toBeVisible()

      const onglet = await page.context().newPage()
      await onglet.goto('/organisme/modifier')
      await entete(page).getByRole('link', { name: 'Changer d’organisme' }).click()
      await carte(page, organisme.raisonSociale).getByRole('button', { name: 'Passer à cet organisme' }).click()
      await expect(page.getByRole('heading', { level: 1, name: organisme.raisonSociale })).toBeVisible()
      await expect(entete(page).getByText(organisme.raisonSociale)).toBeVisible()

      await onglet.getByLabel('Immeuble, bâtiment, résidence').fill('Au mauvais endroit')
      await onglet.getByRole('button', { name: 'Enregistrer' }).click()
      await expect(onglet.getByText('Vous êtes passé à un autre organisme').first()).toBeVisible()
      await expect(onglet.getByLabel('Immeuble, bâtiment, résidence')).toHaveValue('Au mauvais endroit')
      expect(await fabrique.prisma.organisme.count({ where: { immeuble: 'Au mauvais endroit' } })).toBe(0)
    })

    test('a person without an organisme asks to join one, and its gestionnaire accepts', async ({ navigateur, fabrique }) => {
      const { organisme, compte } = await fabrique.makeGestionnaire()
      const demandeur = await fabrique.makeCompte()
      const page = await navigateur(demandeur.id)
      await page.goto('/organisme')
      await expect(page.getByText('Votre compte n’est rattaché à aucun organisme.')).toBeVisible()
      await page.getByRole('link', { name: 'Ajouter un organisme' }).click()
      await page.getByLabel('N° SIRET *').fill(organisme.siret)
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await page.getByRole('link', { name: 'Demander à rejoindre cet organisme' }).click()
      await page.getByLabel('Votre message (facultatif)').fill('Je suis la nouvelle assistante.')
      await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
      await expect(page.getByText('Votre demande est envoyée.')).toBeVisible()

      const gestionnaire = await navigateur(compte.id)
      await gestionnaire.goto('/organisme/membres')
      await expect(gestionnaire.getByText('Je suis la nouvelle assistante.')).toBeVisible()
      await carte(gestionnaire, demandeur.email).getByRole('button', { name: 'Accepter' }).click()
      await expect(gestionnaire.getByText('La demande est acceptée')).toBeVisible()
      await ouvrirCourriel(page, /^Réponse à votre demande/, demandeur.email)
      await page.goto('/organisme')
      await expect(page.getByRole('heading', { level: 1, name: organisme.raisonSociale })).toBeVisible()
    })

    test('a claim is examined, objected to, and decided', async ({ navigateur, fabrique }) => {
      const { organisme, compte } = await fabrique.makeGestionnaire()
      const demandeur = await fabrique.makeCompte()
      const page = await navigateur(demandeur.id)
      await page.goto(`/reclamation?siret=${organisme.siret}`)
      await page.getByLabel('Votre situation *').fill('La personne qui gérait le compte est partie.')
      await page.getByRole('button', { name: 'Envoyer ma réclamation' }).click()
      await expect(page.getByText('Votre réclamation est envoyée.')).toBeVisible()

      const agent = await navigateur((await fabrique.makeAgent()).id)
      const { id } = await fabrique.prisma.reclamation.findFirstOrThrow({ where: { organismeId: organisme.id } })
      await agent.goto(`/admin/reclamations/${id}`)
      await expect(agent.getByText(demandeur.email).first()).toBeVisible()
      await expect(agent.getByText(compte.email).first()).toBeVisible()
      await agent.getByRole('button', { name: 'Ouvrir la période d’opposition' }).click()
      await expect(agent.getByText('Écrivez pourquoi la réclamation paraît fondée').first()).toBeVisible()
      await agent.getByLabel('Pourquoi la réclamation paraît fondée *').fill('Les statuts la désignent.')
      await agent.getByRole('button', { name: 'Ouvrir la période d’opposition' }).click()
      await expect(agent.getByText('La période d’opposition est ouverte.')).toBeVisible()

      const gestionnaire = await navigateur(compte.id)
      await ouvrirCourriel(gestionnaire, /^Une réclamation porte sur votre organisme/, compte.email)
      await gestionnaire.getByRole('link', { name: 'Lire et m’opposer' }).first().click()
      await gestionnaire.getByLabel('Pourquoi vous vous opposez *').fill('Je dirige toujours ce centre.')
      await gestionnaire.getByRole('button', { name: 'M’opposer' }).click()
      await expect(gestionnaire.getByText('Votre opposition est enregistrée.')).toBeVisible()

      await page.goto('/organismes')
      await expect(carte(page, 'Réclamation sur').getByText('En cours d’examen')).toBeVisible()
      await agent.goto(`/admin/reclamations/${id}`)
      await expect(agent.getByText('Je dirige toujours ce centre.')).toBeVisible()
      await agent.getByText('Transférer malgré l’opposition…').click()
      await agent.getByLabel('Pourquoi l’opposition n’est pas retenue *').fill('Le mandat est terminé.')
      await agent.getByRole('button', { name: 'Transférer malgré l’opposition' }).click()
      await expect(agent.getByText('L’organisme est transféré.').first()).toBeVisible()
      await page.goto('/organisme')
      await expect(page.getByRole('heading', { level: 1, name: organisme.raisonSociale })).toBeVisible()
      await gestionnaire.goto('/organisme')
      await expect(gestionnaire.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible()
    })

    test('from a SIRET that is taken, a person makes an account of one’s own', async ({ page, fabrique }) => {
      const { siret } = await fabrique.makeOrganisme()
      const email = `seule-${unique()}@essai.test`
      await page.goto('/inscription')
      await page.getByLabel('N° SIRET *').fill(siret)
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await expect(page.getByText('Cet organisme a déjà un compte').first()).toBeVisible()
      await page.getByRole('link', { name: 'Je n’ai plus accès à ce compte' }).click()
      await page.getByRole('link', { name: 'Créer un compte' }).click()
      await page.getByLabel('Adresse e-mail *').fill(email)
      await page.getByLabel('Mot de passe *', { exact: true }).fill(MOT_DE_PASSE)
      await page.getByLabel('Répéter le mot de passe *').fill(MOT_DE_PASSE)
      await page.getByRole('button', { name: 'Créer mon compte' }).click()
      await expect(page.getByText(`Un e-mail a été envoyé à l’adresse ${email}.`)).toBeVisible()
      await ouvrirCourriel(page, /^Activez votre compte/, email)
      await page.getByRole('region', { name: 'Liens du message' }).getByRole('link', { name: 'Activer mon compte' }).click()
      await page.getByRole('button', { name: 'Activer mon compte' }).click()
      await page.getByRole('link', { name: 'Compléter les informations de mon organisme' }).click()
      await page.getByLabel('Adresse e-mail').fill(email)
      await page.getByLabel('Mot de passe').fill(MOT_DE_PASSE)
      await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
      await expect(page.getByText('Votre compte n’est rattaché à aucun organisme.')).toBeVisible()
      await expect(entete(page).getByRole('link', { name: 'Mes organismes' })).toBeVisible()
    })
  })
}

test('the pages of who asks for an organisme hold nothing of it but its SIRET, nor of anybody in it', async ({
  navigateur,
  fabrique,
}) => {
  const organisme = { raisonSociale: 'Maison Rosalie Vigneron', courriel: 'rosalie@vigneron.test', telephone1: '+33698765432' }
  for (const statut of ['deposee', 'en_opposition', 'opposee', 'refusee'] as const) {
    const a = await fabrique.makeGestionnaire({ organisme, compte: { nom: 'Rosalie Vigneron' } })
    const { id: compteId } = await fabrique.makeCompte()
    const { siret, id: organismeId } = a.organisme
    await fabrique.makeReclamation({ organismeId, compteId }, { statut }, { opposantId: a.compte.id })
    await fabrique.makeRattachement(organismeId, compteId)
    const page = await navigateur(compteId)
    const recherche = `/organismes/ajouter?siret=${siret}&reponse=pris`
    for (const url of ['/organismes', recherche, `/rejoindre?siret=${siret}`, `/reclamation?siret=${siret}`]) {
      await page.goto(url)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const corps = await page.content()
      const secrets = ['Rosalie', 'vigneron.test', '98765432', organismeId, a.compte.id, a.compte.email, 'Je dirige toujours']
      expect(
        secrets.filter((secret) => corps.includes(secret)),
        `${statut}, ${url}`,
      ).toEqual([])
      if (statut !== 'refusee') expect(corps, url).not.toMatch(/en_opposition|opposee|Opposition reçue/)
    }
  }
})

test('an invited person who is signed in with that address joins in one click, and another is told why not', async ({
  page,
  navigateur,
  fabrique,
}) => {
  const { organisme } = await fabrique.makeGestionnaire()
  const invite = await fabrique.makeCompte()
  const { jeton } = await fabrique.makeInvitation(organisme.id, { email: invite.email })
  await ouvrirSession(page.context(), fabrique, (await fabrique.makeCompte()).id)
  await page.goto(`/invitation?jeton=${jeton}`)
  await expect(page.getByText('envoyée à une autre adresse')).toBeVisible()
  expect(await page.content()).not.toContain(invite.email)
  const sien = await navigateur(invite.id)
  await sien.goto(`/invitation?jeton=${jeton}`)
  await sien.getByRole('button', { name: 'Rejoindre cet organisme' }).click()
  await expect(sien.getByRole('heading', { level: 1, name: organisme.raisonSociale })).toBeVisible()
  await sien.goto(`/invitation?jeton=${jeton}`)
  await expect(sien.getByText('Cette invitation a déjà servi.')).toBeVisible()
})

test('whoever is signed in is led from the sign-up to the adding of an organisme', async ({ navigateur, fabrique }) => {
  const { compte } = await fabrique.makeGestionnaire()
  const page = await navigateur(compte.id)
  await page.goto(`/inscription/organisme?siret=${SIRETS.cedex}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Votre nouvel organisme' })).toBeVisible()
})
