import type { Page } from '@playwright/test'
import { demarrerAPart, type Organisme, type PortailAPart } from './support/a-part'
import { verifierPage } from './support/axe'
import { expect, ouvrirCourriel, test } from './support/portail'

let portail: PortailAPart

test.describe.configure({ mode: 'serial', timeout: 180_000 })
// A trace would hold axe itself, once a page.
test.use({ trace: 'off' })
test.beforeAll(async () => {
  portail = await demarrerAPart('publication')
})
test.afterAll(() => portail.arreter())

/** What a form answers; Next.js announces its pages in an alert too. */
const alerte = (page: Page, hasText: string) => expect(page.getByRole('alert').filter({ hasText })).toBeVisible()
const texte = (page: Page) => page.getByLabel('Texte des conditions générales *')
const bouton = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const lien = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click()
const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)

/** From the list to a draft of the version in force, changed; gives its address. */
async function ecrireBrouillon(page: Page, ajout: string): Promise<string> {
  await page.goto('/admin/cgu')
  await lien(page, 'Nouveau brouillon à partir de la version en vigueur')
  await expect(page.getByRole('heading', { level: 1, name: 'Nouveau brouillon des CGU' })).toBeVisible()
  const depart = await texte(page).inputValue()
  await texte(page).fill(`${depart}\n\nUn signe sans dessin\u00a0: 数`)
  await bouton(page, 'Créer le brouillon')
  await alerte(page, 'Le PDF ne peut pas afficher «\u00a0数\u00a0»')
  expect(await texte(page).inputValue()).toContain('数')
  await texte(page).fill(`${depart}\n\n${ajout}`)
  await bouton(page, 'Créer le brouillon')
  await expect(page.getByText('Le brouillon est créé.')).toBeVisible()
  return new URL(page.url()).pathname
}

/** What a page shows of the text: each heading and paragraph, with its size, its lines and its width. */
const apparence = (page: Page) =>
  page.getByRole('main').evaluate((main) =>
    Array.from(main.querySelectorAll('h1, h1 ~ div :is(h2, h3, p, li)'), (noeud) => {
      const { fontSize, lineHeight, fontWeight, marginTop } = getComputedStyle(noeud)
      return [noeud.tagName, noeud.textContent, fontSize, lineHeight, fontWeight, marginTop, noeud.getBoundingClientRect().width]
    }),
  )

/** From a draft to its summary. */
async function versRecapitulatif(page: Page, brouillon: string, vigueur: string | null): Promise<void> {
  await page.goto(`${brouillon}/publier`)
  await bouton(page, 'Voir le récapitulatif')
  await alerte(page, 'Le formulaire contient 2 erreurs')
  if (vigueur) {
    await page.getByLabel('À une date').check()
    await page.getByLabel('Date d’entrée en vigueur').fill(vigueur)
    await page.getByLabel('Date de mise à jour *').fill(vigueur)
  } else await page.getByLabel('Tout de suite').check()
  await page.getByLabel('Oui, dans un délai').check()
  await page.getByLabel('Délai pour accepter, en jours').fill('15')
  await bouton(page, 'Voir le récapitulatif')
  await expect(page.getByRole('heading', { level: 1, name: /^Publier cette version/ })).toBeVisible()
}

for (const [rang, javaScriptEnabled] of [true, false].entries()) {
  const suffixe = javaScriptEnabled ? '' : ', without JavaScript too'
  const ajout = `Phrase neuve numéro ${rang}.`

  test(`a draft is written by two, looked at, compared and published${suffixe}`, async ({ browser }) => {
    const page = await portail.ouvrir(browser, portail.semis.administrateur, javaScriptEnabled)
    const autre = await portail.ouvrir(browser, portail.semis.autre, javaScriptEnabled)
    const brouillon = await ecrireBrouillon(page, ajout)

    // Two people at once: the second is told, keeps the text, and may then save it.
    await autre.goto(brouillon)
    await texte(autre).fill(`${await texte(autre).inputValue()}\n\nDe Sacha.`)
    await bouton(autre, 'Enregistrer le brouillon')
    await expect(autre.getByText('Le brouillon est enregistré.')).toBeVisible()
    const saisie = `${await texte(page).inputValue()}\n\nDe Camille.`
    await texte(page).fill(saisie)
    await bouton(page, 'Enregistrer le brouillon')
    await alerte(page, 'Quelqu’un d’autre a enregistré ce brouillon pendant votre saisie.')
    await expect(page.getByText(/^Enregistré le .* par Sacha Petit$/)).toBeVisible()
    await expect(texte(page)).toHaveValue(saisie)
    if (javaScriptEnabled) await verifierPage(page, 'brouillon, modifié entre-temps')
    await bouton(page, 'Enregistrer le brouillon')
    await expect(page.getByText('Le brouillon est enregistré.')).toBeVisible()
    await expect(page.getByText(/^Enregistré le .* par Camille Durand$/)).toBeVisible()

    // The PDF comes from the worker, of the text as saved.
    await expect(async () => {
      await page.goto(brouillon)
      await expect(page.getByRole('link', { name: 'Voir l’aperçu PDF', exact: true })).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 60_000 })
    const pdf = await page.request.get(`${brouillon}/apercu.pdf`)
    expect(pdf.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' })
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

    await lien(page, 'Comparer avec la version en vigueur')
    await expect(page.getByText('Un article change.')).toBeVisible()
    await expect(page.getByRole('insertion').filter({ hasText: `[ajouté\u00a0: ${ajout}]` })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Article 1 –' })).toBeVisible()
    await lien(page, 'Retour au brouillon')
    await lien(page, 'Voir la page')
    await expect(page.getByText('Aperçu d’un brouillon', { exact: true })).toBeVisible()
    const apercu = await apparence(page)

    // Someone is reading the old text while the new one is published.
    const lecteur = portail.semis.lecteurs[rang] as Organisme
    const lecture = await portail.ouvrir(browser, lecteur.cookie, javaScriptEnabled)
    await lecture.goto(lecteur.adresse)
    await expect(lecture.getByText(ajout)).toBeHidden()
    await lecture.getByRole('checkbox', { name: 'J’ai lu et j’accepte' }).check()

    await versRecapitulatif(page, brouillon, null)
    await expect(
      page.getByText('Demandée à 2\u00a0organismes dont l’accès est ouvert aujourd’hui, avec 2\u00a0e-mails'),
    ).toBeVisible()
    await autre.goto(page.url())
    await bouton(page, 'Publier cette version')
    await expect(page.getByText(/^La version du .* est publiée et en vigueur\.$/)).toBeVisible()
    const chemin = new URL(page.url()).pathname.replace('/admin', '')
    await bouton(autre, 'Publier cette version')
    await expect(autre.getByText('quelqu’un d’autre l’a publié ou supprimé entre-temps')).toBeVisible()

    await page.goto('/cgu')
    const publique = await apparence(page)
    const sansDate = (lu: unknown[][]) => lu.filter(([, dit]) => !String(dit).startsWith('Date de mise à jour'))
    expect(sansDate(publique)).toEqual(sansDate(apercu))
    await expect(page.getByText(ajout)).toBeVisible()
    await page.goto(chemin)
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await page.goto('/cgu/2026-11-02')
    await expect(page.getByText('Cette version a été remplacée le')).toBeVisible()

    await bouton(lecture, 'Je valide ma demande')
    await alerte(lecture, 'ont changé pendant votre lecture')
    await expect(lecture.getByText(ajout)).toBeVisible()
    const caseCgu = lecture.getByRole('checkbox', { name: 'J’ai lu et j’accepte' })
    await expect(caseCgu).not.toBeChecked()
    await caseCgu.check()
    await bouton(lecture, 'Je valide ma demande')
    await expect(lecture.getByText('Vous avez validé votre demande.')).toBeVisible()
    for (const ouverte of [page, autre, lecture]) await ouverte.context().close()
  })

  test(`organismes are told by a banner and an e-mail, and the list says who has accepted${suffixe}`, async ({ browser }) => {
    const { raisonSociale, cookie } = portail.semis.organismes[rang] as Organisme
    const organisme = await portail.ouvrir(browser, cookie, javaScriptEnabled)
    await organisme.goto('/organisme')
    await lien(organisme, 'Lire et accepter les nouvelles conditions')
    await expect(organisme.getByText(ajout)).toBeVisible()
    await organisme.getByRole('checkbox', { name: 'J’ai lu et j’accepte' }).check()
    await bouton(organisme, 'J’accepte les nouvelles conditions')
    await expect(organisme.getByText('Vous avez accepté les nouvelles conditions générales d’utilisation.')).toBeVisible()

    const page = await portail.ouvrir(browser, portail.semis.administrateur, javaScriptEnabled)
    await ouvrirCourriel(page, /^Les conditions générales d’utilisation ont changé/, '@essai.test')
    await page.goto('/admin/cgu')
    const ligne = page.getByRole('row').filter({ has: page.getByText('En vigueur', { exact: true }) })
    await expect(ligne).toContainText('Demandée, jusqu’au')
    await ligne.getByRole('link', { name: 'Qui a accepté' }).click()
    await expect(page.getByRole('row', { name: new RegExp(`${raisonSociale}.*Acceptée`) })).toBeVisible()
    for (const ouverte of [page, organisme]) await ouverte.context().close()
  })

  test(`a version that is still to come is taken back, and its text is a draft again${suffixe}`, async ({ browser }) => {
    const page = await portail.ouvrir(browser, portail.semis.administrateur, javaScriptEnabled)
    const brouillon = await ecrireBrouillon(page, `Pour plus tard ${rang}.`)
    await versRecapitulatif(page, brouillon, dans(40 + rang))
    await expect(page.getByText(/à 00\u00a0h\u00a000$/)).toBeVisible()
    await bouton(page, 'Publier cette version')
    await expect(page.getByText(/est publiée\. Elle entrera en vigueur le .* à 00\u00a0h\u00a000\.$/)).toBeVisible()
    if (javaScriptEnabled) await verifierPage(page, 'version publiée pour plus tard')
    const version = new URL(page.url()).pathname
    expect((await page.request.get(version.replace('/admin', ''))).status()).toBe(404)
    const autre = await portail.ouvrir(browser, portail.semis.autre, javaScriptEnabled)
    await autre.goto(version)
    await bouton(page, 'Retirer cette version')
    await expect(page.getByText('La version est retirée\u00a0: elle n’entrera pas en vigueur.')).toBeVisible()
    await expect(texte(page)).toHaveValue(new RegExp(`Pour plus tard ${rang}\\.$`))
    await bouton(autre, 'Retirer cette version')
    await expect(autre.getByText('quelqu’un d’autre l’a retirée')).toBeVisible()
    await lien(page, 'Supprimer ce brouillon…')
    await bouton(page, 'Supprimer ce brouillon')
    await expect(page.getByText('Le brouillon est supprimé.')).toBeVisible()
    await page.goto('/admin/journal')
    await expect(
      page.getByRole('row').filter({ hasText: 'Version des CGU retirée avant son entrée en vigueur' }).first(),
    ).toBeVisible()
    for (const ouverte of [page, autre]) await ouverte.context().close()
  })
}

test('administrateurs only: they have a link to the versions, which do not exist for an organisme', async ({ browser }) => {
  const page = await portail.ouvrir(browser, (portail.semis.organismes[0] as Organisme).cookie)
  expect((await page.goto('/admin/cgu'))?.status()).toBe(404)
  const administrateur = await portail.ouvrir(browser, portail.semis.administrateur)
  await administrateur.goto('/admin/demandes')
  await administrateur.getByRole('navigation', { name: 'Espace agents' }).getByRole('link', { name: 'CGU' }).click()
  await expect(administrateur.getByRole('table')).toBeVisible()
  for (const ouverte of [page, administrateur]) await ouverte.context().close()
})
