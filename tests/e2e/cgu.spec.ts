import { createHash } from 'node:crypto'
import { siretInvente } from '../support/sirets'
import { creerBase, demarrerInstance } from './support/instance'
import { creerCompteActif, enregistrerDemande, expect, test, validerDemande } from './support/portail'

const TEXTE = '## Article unique\n\nTexte publié pendant la lecture.\n'

/** Publishes another version, as an administrateur does. */
const PUBLIER = `INSERT INTO "CguVersion" (id, "miseAJourLe", texte, sha256, "publieeLe") VALUES (gen_random_uuid(), $1, $2, $3, now())`

let base: Awaited<ReturnType<typeof creerBase>>
let instance: Awaited<ReturnType<typeof demarrerInstance>>
// What is published stays, and would surprise the other tests: it goes to a portal with a database of its own.
test.beforeAll(async () => {
  base = await creerBase('cgu')
  instance = await demarrerInstance('cgu', { base: base.url })
})
test.afterAll(async () => {
  await instance.arreter()
  await base.supprimer()
})

for (const javaScriptEnabled of [true, false]) {
  test(`CGU published while they are read are shown again${javaScriptEnabled ? '' : ', without JavaScript too'}`, async ({
    browser,
  }) => {
    const rang = javaScriptEnabled ? 1 : 2
    const page = await (await browser.newContext({ baseURL: instance.adresse, javaScriptEnabled })).newPage()
    await creerCompteActif(page, { siret: siretInvente(600 + rang), email: `cgu-${rang}@essai.test` }, javaScriptEnabled)
    const adresse = await enregistrerDemande(page, `cgu-rgc-${rang}@essai.test`)
    const texte = `${TEXTE}\nVersion ${rang}.\n`
    await base.client.query(PUBLIER, [`2026-12-0${rang}`, texte, createHash('sha256').update(texte).digest('hex')])

    const caseCgu = page.getByRole('checkbox', { name: 'J’ai lu et j’accepte les conditions générales' })
    await caseCgu.check()
    await page.getByRole('button', { name: 'Je valide ma demande' }).click()
    const alerte = page
      .getByRole('alert')
      .filter({ hasText: 'Les conditions générales d’utilisation ont changé pendant votre lecture.' })
    await expect(alerte).toBeVisible()
    await expect(page.getByText('Texte publié pendant la lecture.')).toBeVisible()
    await expect(page.getByText(`Version ${rang}.`)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Article unique' })).toBeVisible()
    await expect(caseCgu).not.toBeChecked()
    await validerDemande(page)
    const { rows } = await base.client.query(
      `SELECT v.texte FROM "Acceptation" a JOIN "CguVersion" v ON v.id = a."cguVersionId" WHERE a."demandeId" = $1`,
      [adresse.split('/').at(-1)],
    )
    expect(rows).toEqual([{ texte }])
    await page.context().close()
  })
}
