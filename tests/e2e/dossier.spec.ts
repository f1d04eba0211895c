import type { Locator, Page } from '@playwright/test'
import type { Fabrique } from './support/fabrique'
import { expect, ouvrirCourriel, test, validerDemande } from './support/portail'

/** An agent's page on the file of a demande that awaits. */
async function surDossier(fabrique: Fabrique, navigateur: (compteId?: string) => Promise<Page>) {
  const demande = await fabrique.makeDemande({ statut: 'en_attente' })
  const { id: agentId } = await fabrique.makeAgent({ nom: 'Camille Durand' })
  const agent = await navigateur(agentId)
  await agent.goto(`/admin/demandes/${demande.id}`)
  return { demande, agent, agentId }
}

const volet = (page: Page, decision: string): Locator => page.getByRole('group').filter({ hasText: decision }).first()
const controles = (page: Page) => page.getByRole('region', { name: 'Contrôles' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, contextOptions: { javaScriptEnabled } })

    test('the checks are asked for, made by the worker, and read with their sources', async ({ fabrique, navigateur }) => {
      const { agent } = await surDossier(fabrique, navigateur)
      await expect(controles(agent)).toContainText('aucun contrôle n’a encore abouti')
      await controles(agent).getByRole('button', { name: 'Relancer les contrôles' }).click()
      await expect(agent.getByText('Les contrôles sont relancés.')).toBeVisible()
      await expect(async () => {
        await agent.reload()
        await expect(controles(agent).getByRole('table')).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 30_000 })
      const ligne = (nom: string) =>
        controles(agent)
          .getByRole('row')
          .filter({ has: agent.getByRole('rowheader', { name: nom }) })
      await expect(ligne('Établissement ouvert')).toContainText('Conforme')
      await expect(ligne('Établissement ouvert')).toContainText('Annuaire des entreprises')
      await expect(ligne('Nom')).toContainText('À vérifier')
      await expect(ligne('Numéro de déclaration d’activité')).toContainText('Non vérifié')
      await expect(ligne('Signataire et RGC')).toContainText('Ce sont deux personnes.')
    })

    test('a refusal starts from a model, is read before it is confirmed, and leaves as it was read', async ({
      fabrique,
      navigateur,
    }) => {
      const { demande, agent, agentId } = await surDossier(fabrique, navigateur)
      const titre = `Adresse ${demande.id.slice(-6)}`
      const texte = 'L’adresse de {organisme} ne correspond pas.'
      await fabrique.prisma.modele.create({ data: { genre: 'refus', titre, texte, modifieParId: agentId } })
      await agent.reload()
      const { raisonSociale } = await fabrique.prisma.organisme.findUniqueOrThrow({ where: { id: demande.organismeId } })
      await volet(agent, 'Refuser la demande').getByText('Refuser la demande', { exact: true }).first().click()
      await agent.getByLabel('Partir d’un modèle').last().selectOption({ label: titre })
      await agent.getByRole('button', { name: 'Refuser la demande' }).click()

      await expect(agent.getByRole('status').filter({ hasText: 'Lisez ce qui va partir' })).toBeFocused()
      const courriels = agent.getByRole('region', { name: 'E-mails qui vont partir' })
      await expect(courriels).toContainText(`L’adresse de ${raisonSociale} ne correspond pas.`)
      await expect(courriels).toContainText('tribunal administratif')
      expect((await fabrique.prisma.demande.findUniqueOrThrow({ where: { id: demande.id } })).statut).toBe('en_attente')
      const motif = agent.getByLabel('Motif du refus *')
      await expect(motif).toHaveValue(`L’adresse de ${raisonSociale} ne correspond pas.`)
      await motif.fill('Une autre raison.')
      await agent.getByRole('button', { name: 'Confirmer le refus' }).click()
      await expect(agent.getByText(/^Ce qui va partir a changé/)).toBeVisible()
      await expect(courriels).toContainText('Une autre raison.')
      await agent.getByRole('button', { name: 'Confirmer le refus' }).click()
      await expect(agent.getByText('La demande est refusée.')).toBeVisible()
      const { email } = await fabrique.prisma.compte.findUniqueOrThrow({ where: { id: demande.compteId } })
      await ouvrirCourriel(agent, /refusée/i, email)
      await expect(agent.getByText(/Une autre raison\.[\s\S]*tribunal administratif/)).toBeVisible()
    })

    test('an administrateur writes a model, reads it filled, corrects it and withdraws it', async ({ fabrique, navigateur }) => {
      const page = await navigateur((await fabrique.makeAgent({ role: 'administrateur' })).id)
      await page.goto('/admin/modeles/nouveau')
      const titre = `Modèle ${Date.now()}`
      await page.getByLabel('Titre *').fill(titre)
      await page.getByLabel('Texte *').fill('Bonjour {prenom}.')
      await page.getByRole('button', { name: 'Voir l’aperçu' }).click()
      await expect(page.getByText('«\u00a0{prenom}\u00a0» n’est pas une variable.', { exact: false }).first()).toBeVisible()
      await page.getByLabel('Texte *').fill('Bonjour {signataire}.')
      await page.getByRole('button', { name: 'Voir l’aperçu' }).click()
      await expect(page.getByRole('region', { name: 'Aperçu' })).toContainText('Bonjour Madame Jeanne Essai.')
      await page.getByRole('button', { name: 'Enregistrer le modèle' }).click()
      await expect(page.getByText('Le modèle est enregistré.')).toBeVisible()
      await page.getByRole('link', { name: titre }).click()
      await page.getByRole('button', { name: 'Retirer ce modèle' }).click()
      await expect(page.getByText('Le modèle est retiré.')).toBeVisible()
    })

    test('ticked demandes are accepted together, with what came of each', async ({ fabrique, navigateur }) => {
      const region = 'Institut groupé'
      const organismes = await Promise.all(
        [1, 2].map((n) => fabrique.makeOrganisme({ raisonSociale: `${region} ${Date.now()}${n}` })),
      )
      for (const { id: organismeId } of organismes) await fabrique.makeDemande({ statut: 'en_attente', organismeId })
      const agent = await navigateur((await fabrique.makeAgent()).id)
      const [premier, second] = organismes
      await agent.goto(`/admin/demandes?q=siret:${premier?.siret}`)
      await agent.getByLabel('Accepter', { exact: true }).check()
      await agent.getByRole('button', { name: 'Continuer' }).click()
      await expect(agent.getByText('Cochez au moins une demande')).toBeVisible()
      await agent.getByLabel(`Choisir ${premier?.raisonSociale}`).check()
      await agent.getByLabel('Accepter', { exact: true }).check()
      await agent.getByRole('button', { name: 'Continuer' }).click()
      await expect(agent.getByRole('heading', { level: 1 })).toHaveText('Accepter 1\u00a0demande')
      await expect(agent.getByText('1\u00a0accès à Kairos est ouvert pour trois ans.')).toBeVisible()
      await agent.getByRole('button', { name: 'Lire l’e-mail' }).click()
      await expect(agent.getByRole('region', { name: 'E-mails qui vont partir' })).toContainText('accepte la demande')
      await agent.getByRole('button', { name: 'Lancer' }).click()
      await expect(agent.getByRole('heading', { name: 'Avancement' })).toBeVisible()
      if (!javaScriptEnabled) {
        await expect(async () => {
          await agent.reload()
          await expect(agent.getByText('Terminé.')).toBeVisible({ timeout: 1000 })
        }).toPass({ timeout: 30_000 })
      }
      await expect(agent.getByText('Terminé. 1 décidée, 0 laissée de côté, 0 échec.')).toBeVisible({ timeout: 30_000 })
      await expect(agent.getByRole('row').filter({ hasText: premier?.raisonSociale ?? '' })).toContainText('Acceptée')
      await agent.goto(`/admin/demandes?q=siret:${second?.siret}`)
      await expect(agent.getByRole('table')).toContainText('En attente de décision')
    })
  })
}

test('comments stand beside their fields, and what the organisme changes is shown word by word', async ({
  fabrique,
  navigateur,
}) => {
  const { demande, agent } = await surDossier(fabrique, navigateur)
  const correction = volet(agent, 'Demander une correction')
  await correction.getByText('Demander une correction', { exact: true }).first().click()
  await correction.getByLabel('Motif de la correction *').fill('Deux points à revoir.')
  await correction.getByText('Commenter le RGC', { exact: true }).click()
  await correction.getByLabel('RGC\u00a0: nom').fill('Le nom d’usage.')
  await correction.getByText('Commenter la fiche de l’organisme', { exact: true }).click()
  await correction.getByLabel('Fiche\u00a0: raison sociale').fill('Telle qu’au répertoire.')
  await correction.getByRole('button', { name: 'Demander une correction' }).click()
  await correction.getByRole('button', { name: 'Confirmer la demande de correction' }).click()
  await expect(agent.getByText('La correction est demandée.')).toBeVisible()

  const organisme = await navigateur(demande.compteId)
  await organisme.goto(`/adhesion/${demande.id}/modifier`)
  const nom = organisme.getByRole('group', { name: 'Responsable Gestionnaire de Compte' }).getByLabel('Nom *', { exact: true })
  await expect(nom).toHaveAccessibleDescription(/À corriger\s*:\s*Le nom d’usage\./)
  await nom.fill('Épreuve Lemaire')
  await organisme.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(organisme.getByText('Enregistrement effectué.')).toBeVisible()
  await organisme.goto('/organisme/modifier')
  const raison = organisme.getByLabel('Raison sociale *')
  await expect(raison).toHaveAccessibleDescription(/À corriger\s*:\s*Telle qu’au répertoire\./)
  await raison.fill(`${await raison.inputValue()} nouvelle`)
  await organisme.getByRole('button', { name: 'Enregistrer' }).click()
  await organisme.goto(`/adhesion/${demande.id}`)
  await validerDemande(organisme)

  await agent.goto(`/admin/demandes/${demande.id}`)
  const change = agent.getByRole('region', { name: 'Ce qui a changé depuis la correction demandée' })
  await expect(change).toContainText('Deux points à revoir.')
  await expect(change.getByRole('insertion').filter({ hasText: 'Lemaire' })).toBeVisible()
  await expect(change.getByRole('insertion').filter({ hasText: 'nouvelle' })).toBeVisible()
  await expect(change).toContainText('Demandé\u00a0: Le nom d’usage.')
  await expect(change.getByRole('deletion')).toHaveCount(0)
})

test('an acceptance is read and confirmed with the keyboard alone', async ({ fabrique, navigateur }) => {
  const { agent } = await surDossier(fabrique, navigateur)
  await agent.getByRole('button', { name: 'Accepter la demande' }).focus()
  await agent.keyboard.press('Enter')
  await expect(agent.getByRole('status').filter({ hasText: 'Lisez ce qui va partir' })).toBeFocused()
  for (let pas = 0; pas < 10; pas += 1) {
    await agent.keyboard.press('Tab')
    if (
      await agent.getByRole('button', { name: 'Confirmer l’acceptation' }).evaluate((bouton) => bouton === document.activeElement)
    )
      break
  }
  await agent.keyboard.press('Enter')
  await expect(agent.getByText('La demande est acceptée.')).toBeVisible()
})
