import type { APIRequestContext } from '@playwright/test'
import type { Adresse } from './support/adresses'
import { GROUPES } from './support/adresses-toutes'
import { test } from './support/client'
import type { Fabrique } from './support/fabrique'
import { actionsConstruites, adresseExemple, adressesConstruites, preparerMonde } from './support/matrice'
import { expect } from './support/portail'

test.describe.configure({ timeout: 120_000 })

const POLITIQUE =
  /^default-src 'none'; script-src 'nonce-([\w+/]{22}==)' 'strict-dynamic'; style-src 'self' 'sha256-[\w+/]{43}='; style-src-attr 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/
const COMMUNS = {
  'permissions-policy': expect.stringContaining('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
/** What anyone may read and a browser may keep. */
const PUBLIQUES = ['/.well-known/security.txt', '/api/communes', '/icon.svg', '/robots.txt']

async function ouvrir(client: APIRequestContext, fabrique: Fabrique, { url, compteId, cookie }: Partial<Adresse>) {
  const session = compteId ? await fabrique.cookieDeSession((await fabrique.makeSession(compteId)).id) : null
  const cookies = [session, cookie].flatMap((un) => (un ? [`${un.name}=${un.value}`] : []))
  return client.get(url ?? '/', { headers: cookies.length > 0 ? { cookie: cookies.join('; ') } : {} })
}

for (const [groupe, adresses] of Object.entries(GROUPES)) {
  test(`each page has its headers, and no script without this answer’s nonce: ${groupe}`, async ({ client, fabrique }) => {
    const programme = await client()
    for (const adresse of await adresses(fabrique)) {
      const reponse = await ouvrir(programme, fabrique, adresse)
      const [html, entetes] = [await reponse.text(), reponse.headers()]
      const nonce = POLITIQUE.exec(entetes['content-security-policy'] ?? '')?.[1]
      expect(nonce, adresse.nom).toBeTruthy()
      expect(entetes, adresse.nom).toMatchObject({ ...COMMUNS, 'cache-control': expect.stringMatching(/private.*no-store/) })
      const jeton = adresse.url.includes('jeton=')
      expect(entetes['referrer-policy'], adresse.nom).toBe(jeton ? 'no-referrer' : 'strict-origin-when-cross-origin')
      const scripts = html.match(/<script[^>]*>/g) ?? []
      expect(reponse.status() >= 300 || scripts.length > 0, adresse.nom).toBe(true)
      expect(scripts.filter((balise) => !balise.includes(` nonce="${nonce}"`))).toEqual([])
      expect(html).not.toMatch(/<[a-z][^>]*\s(?:on[a-z]+|style)=|<style|javascript:/)
    }
  })
}

test('files, answers to programs and refusals have them too; only what anyone may read is kept', async ({ client, fabrique }) => {
  const monde = await preparerMonde(fabrique)
  const programme = await client()
  for (const chemin of adressesConstruites()) {
    const url = adresseExemple(chemin, monde) ?? ''
    for (const compteId of [undefined, monde.comptes.gestionnaire, monde.comptes.administrateur]) {
      const entetes = (await ouvrir(programme, fabrique, { url, compteId })).headers()
      expect(entetes, chemin).toMatchObject(COMMUNS)
      expect(entetes['content-security-policy'], chemin).toContain("default-src 'none'")
      if (!PUBLIQUES.includes(chemin)) expect(entetes['cache-control'], chemin).toContain('no-store')
    }
  }
  for (const [url, options, statut] of [
    ['/nulle-part', {}, 404],
    ['/%00', {}, 400],
    ['/connexion', { origin: 'https://evil.test' }, 403],
  ] as const) {
    const reponse = statut === 403 ? await programme.post(url, { headers: options }) : await programme.get(url)
    expect(reponse.status()).toBe(statut)
    expect(reponse.headers()).toMatchObject({ ...COMMUNS, 'cache-control': expect.stringContaining('no-store') })
  }
})

test('the demonstration’s e-mails run nothing and load nothing', async ({ client, fabrique }) => {
  const reponse = await (await client()).get(`/demo/courriels/${await fabrique.makeCourriel()}/html`)
  expect(reponse.headers()['content-security-policy']).toContain("default-src 'none'; style-src 'unsafe-inline'")
  expect(reponse.headers()['content-security-policy']).toContain('sandbox')
})

test('an action answers under the same headers as a page', async ({ client }) => {
  const [action] = actionsConstruites().filter(({ nom }) => nom === 'session.resterConnecte')
  const reponse = await (await client()).post('/connexion', {
    headers: { 'next-action': action?.id ?? '' },
    multipart: { '0': '[]' },
  })
  expect(reponse.status()).toBe(200)
  expect(reponse.headers()).toMatchObject({ ...COMMUNS, 'cache-control': expect.stringContaining('no-store') })
})
