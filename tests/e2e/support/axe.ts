import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './portail'

const REGLES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// The portal promises 7:1 for its texts, which is more than the tags above ask.
const OPTIONS = { runOnly: REGLES, rules: { 'color-contrast-enhanced': { enabled: true } } }
const LARGEURS = [1280, 320] as const

type Constat = { id: string; nodes: { html: string; failureSummary?: string }[] }
const enClair = ({ id, nodes }: Constat) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)

/** What sticks out of the window to the right, innermost first. */
const debordements = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const fautifs = [...document.body.querySelectorAll('*')].filter(
      (noeud) => noeud.getBoundingClientRect().right > clientWidth + 0.5,
    )
    return [`${scrollWidth} px in ${clientWidth}`, ...fautifs.toReversed().map((noeud) => noeud.outerHTML.slice(0, 160))].slice(
      0,
      4,
    )
  })

// Legacy mode stays in the page, which has no frame: three times faster than a second page for each answer.
/** axe finds nothing on the page as it stands, and nothing overflows, in a wide window and in one of 320 px. */
export async function verifierPage(page: Page, nom: string, largeurs: readonly number[] = LARGEURS): Promise<void> {
  for (const width of largeurs) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(OPTIONS).analyze()
    expect.soft(violations.flatMap(enClair), `${nom}, ${width} px`).toEqual([])
    expect.soft(await debordements(page), `${nom}, ${width} px: nothing overflows`).toEqual([])
  }
}
