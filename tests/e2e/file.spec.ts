import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { verifierPage } from './support/axe'
import type { Fabrique } from './support/fabrique'
import { fichiersDuCadre, peser } from './support/poids'
import { expect, ouvrirSession, test } from './support/portail'

const FILE = '/admin/demandes'
const BUDGET_JAVASCRIPT = 60 * 1024
const LETTRES = 'bcdfghjklmnpqrstvwxz'

/** A word that no other name has. */
const motUnique = () => `zy${Array.from({ length: 8 }, () => LETTRES[randomInt(LETTRES.length)]).join('')}`

/** Demandes that await, of organismes that share a word of their names; the oldest first. */
async function deposer(fabrique: Fabrique, nombre: number): Promise<{ mot: string; ids: string[] }> {
  const mot = motUnique()
  const ids: string[] = []
  for (let n = 0; n < nombre; n++) {
    const { id: organismeId } = await fabrique.makeOrganisme({ raisonSociale: `École ${mot} n° ${n + 1}` })
    const valideeLe = new Date(Date.now() - (nombre - n) * 3_600_000)
    ids.push((await fabrique.makeDemande({ statut: 'en_attente', organismeId, valideeLe })).id)
  }
  return { mot, ids }
}

/** Presses Tab until the focus is on this, then Enter. */
async function activer(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  const cible = page.getByRole(role, { name, exact: true }).first()
  await expect(cible).toBeVisible()
  for (let pas = 0; pas < 150; pas++) {
    if (await cible.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way to « ${name} » with Tab`)
}

/** Whether the keys are in use, folded as this may be: it is there once the page's script runs. */
const touches = (page: Page) => page.getByRole('checkbox', { name: 'Utiliser ces touches', includeHidden: true })
const lignes = (page: Page) => page.getByRole('table').getByRole('rowheader')

test.describe('with the keyboard alone', () => {
  test('an agent treats ten demandes', async ({ navigateur, fabrique }) => {
    test.setTimeout(180_000)
    const { mot, ids } = await deposer(fabrique, 10)
    const page = await navigateur((await fabrique.makeAgent()).id)
    await page.goto(FILE)
    for (let reste = 10; reste > 0; reste--) {
      await expect(touches(page)).toBeChecked()
      await page.keyboard.press('/')
      await expect(page.getByLabel('Rechercher une demande')).toBeFocused()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(`${mot} etat:en_attente`)
      await page.keyboard.press('Enter')
      await expect(lignes(page)).toHaveCount(reste)
      await expect(touches(page)).toBeChecked()
      await page.keyboard.press('j')
      if (reste > 1) {
        await page.keyboard.press('j')
        await page.keyboard.press('k')
      }
      await expect(lignes(page).first().getByRole('link')).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: new RegExp(mot) })).toBeVisible()
      await activer(page, 'button', 'Accepter la demande')
      await activer(page, 'button', 'Confirmer l’acceptation')
      await expect(page.getByText('La demande est acceptée.')).toBeVisible()
      await activer(page, 'link', 'Retour aux demandes')
      await expect(page.getByRole('heading', { level: 1, name: 'Demandes d’adhésion' })).toBeVisible()
    }
    expect(await fabrique.prisma.demande.count({ where: { id: { in: ids }, statut: 'acceptee' } })).toBe(10)
  })

  test('the keys are listed on ?, and can be turned off', async ({ navigateur, fabrique }) => {
    const { mot } = await deposer(fabrique, 2)
    const page = await navigateur((await fabrique.makeAgent()).id)
    await page.goto(`${FILE}?q=${mot}`)
    const utiliser = touches(page)
    await expect(utiliser).toBeChecked()
    await page.keyboard.press('?')
    const aide = page.getByRole('dialog', { name: 'Raccourcis clavier' })
    await expect(aide).toBeVisible()
    await expect(aide.getByRole('term')).toHaveText(['j', 'k', 'Entrée', '/', '?'])
    await verifierPage(page, 'raccourcis')
    await page.keyboard.press('j') // nothing moves behind the dialog
    await page.keyboard.press('Escape')
    await expect(aide).toBeHidden()
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByText('Raccourcis clavier', { exact: true }).first().click()
    await utiliser.uncheck()
    await page.reload()
    await expect(utiliser).not.toBeChecked()
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    await expect(aide).toBeHidden()
    await expect(lignes(page).first().getByRole('link')).not.toBeFocused()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('search, filters, sort, views, export and charge all work', async ({ page, fabrique }) => {
    const { mot, ids } = await deposer(fabrique, 3)
    await ouvrirSession(page.context(), fabrique, (await fabrique.makeAgent({ nom: 'Camille Durand' })).id)
    await page.goto(FILE)
    const saisie = page.getByLabel('Rechercher une demande')
    await saisie.fill(`${mot.slice(0, 5)}${mot[6]}${mot[5]}${mot.slice(7)}`)
    await page.getByRole('button', { name: 'Rechercher' }).click()
    if (mot[5] !== mot[6]) await expect(page.getByText(`Recherche de\u00a0: ${mot}.`)).toBeVisible()
    await expect(lignes(page)).toHaveCount(3)
    await page.getByText('Filtrer et trier').click()
    await page.getByLabel('Délai').selectOption('Dans les délais')
    await page.getByLabel('Prise en charge par').selectOption('Personne')
    await page.getByRole('button', { name: 'Appliquer' }).click()
    await expect(page).toHaveURL(/age=delai/)
    await expect(lignes(page)).toHaveCount(3)
    await page.getByRole('columnheader', { name: 'Organisme' }).getByRole('link').click()
    await expect(page.getByRole('columnheader', { name: 'Organisme' })).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('columnheader', { name: 'Organisme' }).getByRole('link').click()
    await expect(page.getByRole('columnheader', { name: 'Organisme' })).toHaveAttribute('aria-sort', 'descending')
    await expect(lignes(page).first()).toContainText('n° 3')

    await page.getByText('Enregistrer cette vue').click()
    await page.getByRole('button', { name: 'Enregistrer la vue' }).click()
    await expect(page.getByText('Donnez un nom à cette vue.').first()).toBeVisible()
    await page.getByLabel('Nom de la vue *').fill('Ma vue')
    await page.getByRole('button', { name: 'Enregistrer la vue' }).click()
    await expect(page.getByRole('navigation', { name: 'Vues' }).getByRole('link', { name: 'Ma vue (3)' })).toHaveAttribute(
      'aria-current',
      'true',
    )

    const telechargement = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Exporter au format CSV' }).click()
    const csv = readFileSync(await (await telechargement).path(), 'utf8')
    expect(csv.split('\r\n')).toHaveLength(5)
    expect(csv).toContain(mot)

    await lignes(page).last().getByRole('link').click()
    await page.getByRole('button', { name: 'Je m’en charge', exact: true }).click()
    await expect(page.getByText(/^Vous vous en chargez/)).toBeVisible()
    expect(await fabrique.prisma.demande.count({ where: { id: ids[0], agentId: { not: null } } })).toBe(1)
    await page.getByRole('button', { name: 'Je ne m’en charge plus' }).click()
    await expect(page.getByText('Personne ne s’est encore chargé de cette demande.')).toBeVisible()
    await page.getByRole('button', { name: 'Suivante' }).click()
    await expect(page.getByText(/^Vous vous en chargez/)).toBeVisible()
  })

  test('what cannot be understood is said, and what was typed stays', async ({ page, fabrique }) => {
    await ouvrirSession(page.context(), fabrique, (await fabrique.makeAgent()).id)
    await page.goto(`${FILE}?q=ville%3Alyon`)
    await expect(page.getByRole('alert').filter({ hasText: 'L’opérateur «\u00a0ville:\u00a0» n’existe pas.' })).toBeVisible()
    await expect(page.getByLabel('Rechercher une demande')).toHaveValue('ville:lyon')
  })
})

test('pages follow one another, there and back', async ({ navigateur, fabrique }) => {
  const { mot } = await deposer(fabrique, 27)
  const page = await navigateur((await fabrique.makeAgent()).id)
  await page.goto(`${FILE}?q=${mot}`)
  const premiere = await lignes(page).allTextContents()
  expect(premiere).toHaveLength(25)
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(lignes(page)).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'Page suivante' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Page précédente' }).click()
  await expect(lignes(page)).toHaveText(premiere)
})

test('an agent sees who else has a demande open, and who takes it', async ({ navigateur, fabrique }) => {
  const { ids } = await deposer(fabrique, 1)
  const [alix, noa] = [await fabrique.makeAgent({ nom: 'Alix Premier' }), await fabrique.makeAgent({ nom: 'Noa Second' })]
  const [une, autre] = [await navigateur(alix.id), await navigateur(noa.id)]
  await une.clock.install()
  await une.goto(`${FILE}/${ids[0]}`)
  await expect(une.getByText('sous les yeux')).toHaveCount(0)
  await autre.goto(`${FILE}/${ids[0]}`)
  await expect(autre.getByText('Alix Premier a aussi cette demande sous les yeux.')).toBeVisible()
  await une.clock.fastForward(31_000)
  await expect(une.getByText('Noa Second a aussi cette demande sous les yeux.')).toBeVisible()
  await autre.getByRole('button', { name: 'Je m’en charge', exact: true }).click()
  await expect(autre.getByText(/^Vous vous en chargez/)).toBeVisible()
  await une.getByRole('button', { name: 'Je m’en charge', exact: true }).click()
  await expect(une.getByRole('alert').filter({ hasText: 'Quelqu’un d’autre vient de s’en charger.' })).toBeFocused()
  await une.reload()
  await expect(une.getByText(/Noa Second s’en charge|s’en charge depuis/)).toBeVisible()
  await expect(une.getByRole('button', { name: 'Je m’en charge à sa place' })).toBeVisible()
})

test('the table is read without its styles, and becomes cards on a narrow screen', async ({ navigateur, fabrique }) => {
  const { mot } = await deposer(fabrique, 2)
  const page = await navigateur((await fabrique.makeAgent()).id)
  await page.goto(`${FILE}?q=${mot}`)
  await page.setViewportSize({ width: 320, height: 900 })
  const [premiere, seconde] = [await lignes(page).first().boundingBox(), await lignes(page).last().boundingBox()]
  expect(premiere?.width).toBeLessThan(320)
  expect((seconde?.y ?? 0) - (premiere?.y ?? 0)).toBeGreaterThan(150) // one above the other, each with all its cells
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.evaluate(() => {
    for (const feuille of document.querySelectorAll('style, link[rel="stylesheet"]')) feuille.remove()
    for (const element of document.querySelectorAll('[style]')) element.removeAttribute('style')
  })
  const table = page.getByRole('table')
  const entetes = await table.getByRole('columnheader').allInnerTexts()
  expect(entetes.map((texte) => texte.replace(/[↕↑↓\s]+$/, ''))).toEqual([
    ...['Organisme', 'SIRET', 'Nature', 'Validée le', 'État', 'Prise en charge', 'Choisir'],
  ])
  const cellules = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts()
  expect(cellules).toHaveLength(6)
  expect(cellules.join(' ')).toMatch(/SIRET[\s\S]*En attente de décision[\s\S]*personne/)
  expect(await table.evaluate((element) => getComputedStyle(element).display)).toBe('table')
})

test(`the queue sends at most ${BUDGET_JAVASCRIPT} bytes of JavaScript beyond an empty page of this build`, async ({
  navigateur,
  fabrique,
}) => {
  const page = await navigateur((await fabrique.makeAgent()).id)
  const poids = await peser(page, FILE, fichiersDuCadre())
  process.stdout.write(`\nJavaScript of ${FILE}: ${poids} bytes once compressed\n`)
  expect(poids).toBeLessThanOrEqual(BUDGET_JAVASCRIPT)
})
