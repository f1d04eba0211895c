import type { Page } from '@playwright/test'
import type { Fabrique } from './support/fabrique'
import {
  ajouterApplication,
  expect,
  MOT_DE_PASSE,
  ouvrirCourriel,
  remplirPersonnes,
  seConnecter,
  test,
  validerDemande,
} from './support/portail'

/** A demande that awaits, its gestionnaire's page on it, and an agent's page on its file. */
async function enFace(fabrique: Fabrique, navigateur: (compteId?: string) => Promise<Page>, nom = 'Camille Durand') {
  const demande = await fabrique.makeDemande({ statut: 'en_attente' })
  const { email } = await fabrique.prisma.compte.findUniqueOrThrow({ where: { id: demande.compteId } })
  const organisme = await navigateur(demande.compteId)
  await organisme.goto(`/adhesion/${demande.id}`)
  const agent = await ouvrirDossier(await navigateur((await fabrique.makeAgent({ nom })).id), demande.id)
  return { demande, email, organisme, agent }
}

async function ouvrirDossier(agent: Page, demandeId: string): Promise<Page> {
  await agent.goto(`/admin/demandes/${demandeId}`)
  return agent
}

/** Unfolds one of the two decisions that need words. */
async function deplier(agent: Page, decision: string) {
  const volet = agent.getByRole('group').filter({ hasText: decision })
  await volet.getByText(decision, { exact: true }).first().click()
  return volet
}

async function refuser(agent: Page, motif: string): Promise<void> {
  const volet = await deplier(agent, 'Refuser la demande')
  await volet.getByLabel('Motif du refus *').fill(motif)
  await volet.getByRole('button', { name: 'Refuser la demande' }).click()
  await volet.getByRole('button', { name: 'Confirmer le refus' }).click()
}

test('a correction is asked for, read, made, and the demande comes back', async ({ navigateur, fabrique }) => {
  const { demande, email, organisme, agent } = await enFace(fabrique, navigateur)
  const volet = await deplier(agent, 'Demander une correction')
  await volet.getByRole('button', { name: 'Demander une correction' }).click()
  await expect(volet.getByRole('alert')).toContainText('Écrivez le motif')
  await volet.getByLabel('Motif de la correction *').fill('Le nom du RGC ne correspond pas à la pièce transmise.')
  await volet.getByText('Commenter le RGC', { exact: true }).click()
  await volet.getByLabel('RGC\u00a0: nom').fill('Indiquez le nom d’usage.')
  await volet.getByRole('button', { name: 'Demander une correction' }).click()
  await volet.getByRole('button', { name: 'Confirmer la demande de correction' }).click()
  await expect(agent.getByText('La correction est demandée.')).toBeVisible()

  // The organisme's page, open all along, says it by itself.
  await expect(organisme.getByText('À corriger', { exact: true })).toBeVisible()
  const correction = organisme.getByText('Le nom du RGC ne correspond pas à la pièce transmise.').first()
  await expect(correction).toBeVisible()
  await expect(organisme.getByRole('definition').filter({ hasText: 'Indiquez le nom d’usage.' })).toBeVisible()
  await organisme.getByRole('link', { name: 'Modifier ma demande' }).click()
  await expect(organisme.getByRole('heading', { level: 1 })).toContainText('Modifier')
  await expect(correction).toBeVisible()
  const rgc = organisme.getByRole('group', { name: 'Responsable Gestionnaire de Compte' })
  await rgc.getByLabel('Nom *', { exact: true }).fill('Corrigé')
  await organisme.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(organisme.getByText('Enregistrement effectué.')).toBeVisible()
  await validerDemande(organisme)

  await ouvrirDossier(agent, demande.id)
  await expect(agent.getByText('En attente de décision', { exact: true })).toBeVisible()
  await expect(agent.getByText('Monsieur Paul Corrigé')).toBeVisible()
  await ouvrirCourriel(organisme, /à corriger/i, email)
  await expect(organisme.getByText('Indiquez le nom d’usage.')).toBeVisible()
})

test('a refusal gives its reason and the ways of appeal, and leaves room for another demande', async ({
  navigateur,
  fabrique,
}) => {
  const { demande, email, organisme, agent } = await enFace(fabrique, navigateur)
  await refuser(agent, 'La déclaration d’activité a été annulée.')
  await expect(agent.getByText('La demande est refusée.')).toBeVisible()

  await expect(organisme.getByText('Refusée', { exact: true })).toBeVisible()
  await expect(organisme.getByText('La déclaration d’activité a été annulée.').first()).toBeVisible()
  await expect(organisme.getByRole('heading', { name: 'Voies et délais de recours' })).toBeVisible()
  await expect(organisme.getByText(/devant le tribunal administratif compétent/)).toBeVisible()
  await organisme.getByRole('link', { name: 'Faire une nouvelle demande' }).click()
  await expect(organisme.getByLabel('Prénom *').first()).toHaveValue('Jeanne')
  await organisme.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(organisme.getByText('Enregistrement effectué.')).toBeVisible()
  expect(new URL(organisme.url()).pathname).not.toBe(`/adhesion/${demande.id}`)

  await ouvrirCourriel(organisme, /refusée/i, email)
  await expect(organisme.getByText(/La déclaration d’activité a été annulée\.[\s\S]*tribunal administratif/)).toBeVisible()
})

test('of two agents who decide at once one wins, and the other reads who decided what', async ({ navigateur, fabrique }) => {
  const { demande, organisme, agent: premier } = await enFace(fabrique, navigateur, 'Alix Premier')
  const second = await ouvrirDossier(await navigateur((await fabrique.makeAgent({ nom: 'Noa Second' })).id), demande.id)
  await deplier(second, 'Refuser la demande')
  await second.getByLabel('Motif du refus *').fill('Établissement fermé.')
  await premier.getByRole('button', { name: 'Accepter la demande' }).click()
  await second.getByRole('button', { name: 'Refuser la demande' }).click()
  await second.getByRole('button', { name: 'Confirmer le refus' }).waitFor()
  await Promise.all([
    premier.getByRole('button', { name: 'Confirmer l’acceptation' }).click(),
    second.getByRole('button', { name: 'Confirmer le refus' }).click(),
  ])
  const perdu =
    /^Votre décision n’a pas été enregistrée\u00a0: cette demande vient d’être (acceptée|refusée) par (Alix Premier|Noa Second) le /
  const issues = [
    { gagnant: premier, perdant: second, fait: 'La demande est acceptée.', mot: 'acceptée par Alix Premier', badge: 'Acceptée' },
    { gagnant: second, perdant: premier, fait: 'La demande est refusée.', mot: 'refusée par Noa Second', badge: 'Refusée' },
  ] as const
  await Promise.race([premier, second].map((page) => page.getByRole('alert').filter({ hasText: perdu }).waitFor()))
  const perdantes = await Promise.all(issues.map(({ perdant }) => perdant.getByRole('alert').filter({ hasText: perdu }).count()))
  expect(perdantes.reduce((somme, nombre) => somme + nombre)).toBe(1)
  const issue = issues[perdantes.indexOf(1)]
  if (!issue) throw new Error('nobody lost')
  await expect(issue.gagnant.getByText(issue.fait)).toBeVisible()
  await expect(issue.perdant.getByRole('alert').filter({ hasText: issue.mot })).toBeFocused()
  await issue.perdant.getByRole('link', { name: 'Voir la demande telle qu’elle est maintenant' }).first().click()
  for (const page of [issue.perdant, issue.gagnant, organisme])
    await expect(page.getByText(issue.badge, { exact: true }).first()).toBeVisible()
})

test('the RGC signs in with the provisional password, chooses another, and the provisional one is refused', async ({
  page,
  navigateur,
  fabrique,
}) => {
  const { demande, agent } = await enFace(fabrique, navigateur)
  const { rgcCourriel } = demande
  await agent.getByRole('button', { name: 'Accepter la demande' }).click()
  await agent.getByRole('button', { name: 'Confirmer l’acceptation' }).click()
  await expect(agent.getByText('La demande est acceptée.')).toBeVisible()
  await ouvrirCourriel(page, /Responsable Gestionnaire de Compte/, rgcCourriel)
  const texte = await page.getByRole('region', { name: 'Texte du message' }).textContent()
  const provisoire = /(?:[a-zA-Z2-9]{5}-){3}[a-zA-Z2-9]{5}/.exec(texte ?? '')?.[0] ?? ''

  const entrer = async (motDePasse: string) => {
    await page.goto('/connexion')
    await page.getByLabel('Adresse e-mail').fill(rgcCourriel)
    await page.getByLabel('Mot de passe').fill(motDePasse)
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  }
  const choisir = async (motDePasse: string) => {
    await page.getByLabel('Mot de passe *', { exact: true }).fill(motDePasse)
    await page.getByLabel('Répéter le mot de passe *').fill(motDePasse)
    await page.getByRole('button', { name: 'Enregistrer mon mot de passe' }).click()
  }
  await entrer(provisoire)
  await expect(page.getByRole('heading', { level: 1, name: 'Choisir un mot de passe' })).toBeVisible()
  await choisir(provisoire)
  await expect(page.getByRole('alert').filter({ hasText: 'C’est votre mot de passe provisoire.' })).toBeFocused()
  await choisir(MOT_DE_PASSE)
  await expect(page.getByText('Votre mot de passe est enregistré.')).toBeVisible()
  await entrer(provisoire)
  await expect(page.getByRole('alert').filter({ hasText: 'Adresse e-mail ou mot de passe incorrect.' })).toBeFocused()
  await seConnecter(page, rgcCourriel, MOT_DE_PASSE)
  await expect(page.getByText('Une étape avant de continuer')).toBeVisible()
  await ajouterApplication(page)
  await page.getByRole('button', { name: 'J’ai rangé mes codes, continuer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Fiche de l’organisme/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Éditer ma fiche' })).toHaveCount(0)
})

test('a double click, a second tab and the back button make one demande', async ({ navigateur, fabrique }) => {
  const { organisme, compte } = await fabrique.makeGestionnaire()
  const page = await navigateur(compte.id)
  const onglet = await page.context().newPage()
  for (const [rang, ouvert] of [page, onglet].entries()) {
    await ouvert.goto('/adhesion/nouvelle')
    await remplirPersonnes(ouvert, `rgc-${rang}-${organisme.siret}@essai.test`)
  }
  await Promise.all([
    page.getByRole('button', { name: 'Enregistrer' }).dblclick(),
    onglet.getByRole('button', { name: 'Enregistrer' }).click(),
  ])
  for (const ouvert of [page, onglet]) await expect(ouvert.getByText('Enregistrement effectué.')).toBeVisible()
  expect(page.url()).toBe(onglet.url())

  await onglet.goBack()
  await expect(onglet.getByRole('heading', { level: 1, name: /^Nouvelle adhésion/ })).toBeVisible()
  await remplirPersonnes(onglet, `rgc-2-${organisme.siret}@essai.test`)
  await onglet.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(onglet.getByText('Enregistrement effectué.')).toBeVisible()
  expect(onglet.url()).toBe(page.url())
  expect(await fabrique.prisma.demande.count({ where: { organismeId: organisme.id } })).toBe(1)
  expect(await fabrique.prisma.journal.count({ where: { organismeId: organisme.id, evenement: 'demande.enregistrer' } })).toBe(1)
})
