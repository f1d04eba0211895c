import { adressesDemonstration, adressesPubliques, uneParPage } from './support/adresses'
import { adressesMembresPubliques } from './support/adresses-membres'
import { fichiersDuCadre, peser } from './support/poids'
import { expect, test } from './support/portail'
import { montrer } from './support/tableau'

const BUDGET = 30 * 1024

test.use({ erreursAttendues: /status of 404/ })
test.setTimeout(120_000)

test(`a public page sends at most ${BUDGET} bytes of JavaScript beyond the framework`, async ({ navigateur, fabrique }) => {
  const cadre = fichiersDuCadre()
  const poids: [string, number][] = []
  const groupes = [adressesPubliques, adressesDemonstration, adressesMembresPubliques]
  const adresses = (await Promise.all(groupes.map((faire) => faire(fabrique)))).flat()
  for (const { nom, url, cookie } of uneParPage(adresses)) {
    const page = await navigateur() // nothing in its cache
    if (cookie) await page.context().addCookies([{ ...cookie, url: `http://localhost:${process.env.E2E_PORT}` }])
    poids.push([nom, await peser(page, url, cadre)])
    await page.context().close()
  }
  montrer('JavaScript of each public page, bytes once compressed', poids)
  expect(poids.filter(([, taille]) => taille > BUDGET)).toEqual([])
})
