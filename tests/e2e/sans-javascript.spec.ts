import type { Page } from '@playwright/test'
import { uneParPage } from './support/adresses'
import { GROUPES } from './support/adresses-toutes'
import { expect, ouvrirSession, test } from './support/portail'

test.use({ javaScriptEnabled: false, erreursAttendues: /status of 404/, trace: 'off' })
test.describe.configure({ mode: 'parallel', timeout: 120_000 })

/** The browser alone speaks to the person's device: nothing does it without a script. */
const CLES = /cl[ée]s? d’accès|passkey/i

/** What a person sees and could use, but that does nothing here. */
const inutiles = (page: Page) =>
  page.locator('body').evaluate((corps) => {
    const vu = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
    const dire = (element: Element) =>
      `${element.tagName} « ${element.getAttribute('name') ?? element.textContent?.trim() ?? ''} »`
    const tous = <E extends Element>(selecteur: string) => [...corps.querySelectorAll<E & Element>(selecteur)].filter(vu)
    const envoie = (formulaire: HTMLFormElement | null) => {
      if (!formulaire || (formulaire.getAttribute('action') ?? '').startsWith('javascript:')) return false
      if (formulaire.method === 'get') return true
      return formulaire.querySelector('input[type="hidden"][name^="$ACTION_"]') !== null
    }
    const boutons = tous<HTMLButtonElement>('button').filter((bouton) => bouton.type !== 'submit' || !envoie(bouton.form))
    const champs = tous<HTMLInputElement>('input, select, textarea').filter((champ) => !envoie(champ.form))
    const liens = tous<HTMLAnchorElement>('a').filter((lien) => /^(?:|#|javascript:.*)$/.test(lien.getAttribute('href') ?? ''))
    const menus = tous('[role="button"], [role="combobox"], [aria-haspopup]').filter((element) => element.tagName !== 'SELECT')
    return [...boutons, ...champs, ...liens, ...menus].map(dire)
  })

for (const [groupe, adresses] of Object.entries(GROUPES)) {
  test(`every control works without a script: ${groupe}`, async ({ browser, contextOptions, fabrique }) => {
    for (const { url, nom, compteId, cookie } of uneParPage(await adresses(fabrique))) {
      const contexte = await browser.newContext(contextOptions)
      if (compteId) await ouvrirSession(contexte, fabrique, compteId)
      if (cookie) await contexte.addCookies([{ ...cookie, url: `http://localhost:${process.env.E2E_PORT}` }])
      const page = await contexte.newPage()
      await page.goto(url)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(
        (await inutiles(page)).filter((dit) => !CLES.test(dit)),
        nom,
      ).toEqual([])
      await contexte.close()
    }
  })
}
