import { createHash } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { adressesAgent, adressesDemonstration, adressesOrganisme, adressesPubliques } from './support/adresses'
import { ADRESSE, annoncer, champsCaches, ouvrirClient, poster } from './support/client'
import { demarrerInstance } from './support/instance'
import { test as base, expect, MOT_DE_PASSE_DEMO, seConnecter } from './support/portail'

const INCONNU = '01980000-0000-7000-8000-000000000000'

const test = base.extend<{ client: (compteId?: string) => Promise<APIRequestContext> }>({
  client: async ({ playwright, fabrique }, use) => {
    const ouverts: APIRequestContext[] = []
    await use(async (compteId) => {
      const ouvert = await ouvrirClient(playwright, fabrique, compteId)
      ouverts.push(ouvert)
      return ouvert
    })
    await Promise.all(ouverts.map((ouvert) => ouvert.dispose()))
  },
})

/** What an answer says, without what differs between any two requests. */
async function empreinte(reponse: APIResponse) {
  const { date: _, 'x-request-id': _id, 'content-length': _taille, ...entetes } = reponse.headers()
  const corps = (await reponse.text()).replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
  return { statut: reponse.status(), entetes, corps }
}

test.describe('the PDF of the CGU', () => {
  test('is the stored bytes under a safe name, and 304 for who has them', async ({ client, fabrique }) => {
    const { compteId, demandeId, siret } = await documentPret(fabrique)
    const organisme = await client(compteId)
    const reponse = await organisme.get(`/adhesion/${demandeId}/cgu.pdf`)
    const corps = await reponse.body()
    const etag = `"${createHash('sha256').update(corps).digest('hex')}"`
    expect(reponse.status()).toBe(200)
    expect(corps.subarray(0, 5).toString()).toBe('%PDF-')
    expect(reponse.headers()).toMatchObject({
      etag,
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="CGU-Kairos-${siret}.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    const encore = await organisme.get(`/adhesion/${demandeId}/cgu.pdf`, { headers: { 'if-none-match': etag } })
    expect(encore.status()).toBe(304)
    expect(encore.headers()).toMatchObject({ etag, 'cache-control': 'private, no-store' })
    expect((await encore.body()).length).toBe(0)
  })

  test('is for the members of its organisme and for agents; to others it does not exist', async ({ client, fabrique }) => {
    const { demandeId, rgcId } = await documentPret(fabrique)
    const { compte: autre } = await fabrique.makeGestionnaire()
    const statutPour = async (compteId?: string) =>
      (await (await client(compteId)).get(`/adhesion/${demandeId}/cgu.pdf`)).status()
    expect(await statutPour(rgcId)).toBe(200)
    expect(await statutPour((await fabrique.makeAgent()).id)).toBe(200)
    const anonyme = await client()
    const etranger = await client(autre.id)
    const absent = await empreinte(await etranger.get(`/adhesion/${INCONNU}/cgu.pdf`))
    expect(absent).toMatchObject({ statut: 404, entetes: { 'cache-control': 'private, no-store' } })
    expect(await empreinte(await etranger.get(`/adhesion/${demandeId}/cgu.pdf`))).toEqual(absent)
    expect(await empreinte(await anonyme.get(`/adhesion/${demandeId}/cgu.pdf`))).toEqual(absent)
    expect(await empreinte(await anonyme.get('/adhesion/pas-un-identifiant/cgu.pdf'))).toEqual(absent)
  })
})

/** The document of the demonstration's organisme, once the worker has made it. */
async function documentPret(fabrique: Parameters<typeof ouvrirClient>[1]) {
  const email = 'organisme@demo.kairos.test'
  const membre = await fabrique.prisma.membre.findFirstOrThrow({ where: { compte: { email } }, include: { organisme: true } })
  const { compteId, organismeId, organisme } = membre
  const where = { statut: 'pret', demande: { organismeId } } as const
  await expect.poll(() => fabrique.prisma.document.count({ where }), { timeout: 30_000 }).toBe(1)
  const { demandeId } = await fabrique.prisma.document.findFirstOrThrow({ where })
  const rgc = await fabrique.prisma.membre.findFirstOrThrow({ where: { organismeId, role: 'rgc' } })
  return { compteId, demandeId, siret: organisme.siret, rgcId: rgc.compteId }
}

test.describe('what is not one’s own', () => {
  test('another organisme’s demande is like one that does not exist', async ({ client, fabrique }) => {
    const { id } = await fabrique.makeDemande({ statut: 'en_attente' })
    const { compte } = await fabrique.makeGestionnaire()
    const etranger = await client(compte.id)
    for (const page of ['', '/etat', '/modifier']) {
      const absente = await empreinte(await etranger.get(`/adhesion/${INCONNU}${page}`))
      expect(absente.statut, page).toBe(404)
      expect(await empreinte(await etranger.get(`/adhesion/${id}${page}`)), page).toEqual(absente)
    }
    expect((await (await client()).get(`/adhesion/${id}/etat`)).status()).toBe(404)
  })

  test('/admin does not exist for an organisme and sends the others to sign in, however it is asked', async ({
    client,
    fabrique,
  }) => {
    const raisonSociale = `Académie secrète ${Date.now()}`
    const { id: organismeId } = await fabrique.makeOrganisme({ raisonSociale })
    const demande = await fabrique.makeDemande({ statut: 'en_attente', organismeId })
    const organisme = await client((await fabrique.makeGestionnaire()).compte.id)
    const agent = await client((await fabrique.makeAgent()).id)
    const anonyme = await client()
    const pages = ['/admin', '/admin/demandes', `/admin/demandes/${demande.id}`]
    for (const page of pages) {
      const versConnexion = await anonyme.get(page)
      expect(versConnexion.status()).toBe(307)
      expect(versConnexion.headers().location).toMatch(/^\/connexion\?suite=%2Fadmin/)
      const absente = await organisme.get(page)
      expect(absente.status()).toBe(404)
      expect(await absente.text()).toContain('Page introuvable')
    }
    const detours = [...pages.slice(1), '/%61dmin/demandes', '/admin/demandes.rsc', '/admin//demandes', '/ADMIN/demandes']
    const manieres: Record<string, string>[] = [
      {},
      { rsc: '1' },
      { rsc: '1', 'next-router-prefetch': '1' },
      { purpose: 'prefetch' },
    ]
    for (const entetes of manieres) {
      for (const page of detours) {
        for (const personne of [anonyme, organisme]) {
          const reponse = await personne.get(page, { headers: entetes })
          expect(reponse.status()).toBeLessThan(500)
          expect(await reponse.text(), `${page} ${JSON.stringify(entetes)}`).not.toContain(raisonSociale)
        }
      }
    }
    expect(await (await agent.get('/admin/demandes?etat=en_attente&q=secrete')).text()).toContain(raisonSociale)
  })
})

test.describe('links of e-mails', () => {
  test('opening one consumes nothing: GET, HEAD and prefetch leave it as it was', async ({ client, fabrique }) => {
    const anonyme = await client()
    const { id } = await fabrique.makeCompte({ activeLe: null })
    for (const [usage, page, bouton] of [
      ['activation', '/activation', 'Activer mon compte'],
      ['mot_de_passe', '/mot-de-passe/nouveau', 'Enregistrer mon mot de passe'],
    ] as const) {
      const adresse = `${page}?jeton=${await fabrique.makeJeton(id, usage)}`
      await anonyme.head(adresse)
      await anonyme.get(adresse, { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } })
      await anonyme.get(adresse, { headers: { rsc: '1', 'next-router-prefetch': '1' } })
      const html = await (await anonyme.get(adresse)).text()
      expect(html).toContain('<meta name="referrer" content="no-referrer"/>')
      expect(Object.keys(champsCaches(html, bouton))).toContain('jeton')
    }
    expect(await fabrique.prisma.jeton.count({ where: { compteId: id, consommeLe: null, annuleLe: null } })).toBe(2)
    expect(await fabrique.prisma.compte.count({ where: { id, activeLe: null } })).toBe(1)
  })

  test('a forged Host leaves them on the configured address', async ({ client, fabrique }) => {
    const { email } = await fabrique.makeCompte()
    const forge = {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.test',
    }
    const anonyme = await client()
    const reponse = await poster(anonyme, '/mot-de-passe/oublie', 'Recevoir un lien', { email }, forge)
    expect(JSON.stringify(reponse.headersArray())).not.toContain('evil.test')
    const courriel = await fabrique.prisma.courriel.findFirstOrThrow({ where: { destinataire: email } })
    const html = await (await anonyme.get(`/demo/courriels/${courriel.id}/html`)).text()
    expect(html).toContain(`${ADRESSE}/mot-de-passe/nouveau?jeton=`)
    expect(html).not.toContain('evil.test')
  })
})

test.describe('sessions', () => {
  test('a copied cookie is worth nothing once its owner has signed out', async ({ page, client, fabrique }) => {
    await seConnecter(page, 'admin@demo.kairos.test', MOT_DE_PASSE_DEMO)
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const voleur = await client()
    const avec = { headers: { cookie: `${cookie?.name}=${cookie?.value}` } }
    expect((await voleur.get('/admin/demandes', avec)).status()).toBe(200)
    await page.getByRole('button', { name: 'Déconnexion' }).click()
    await expect(page.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible()
    expect((await voleur.get('/admin/demandes', avec)).status()).toBe(307)
    expect(await (await voleur.get('/', avec)).text()).not.toContain('Déconnexion')
    const { compte } = await fabrique.makeGestionnaire()
    const fausse = await fabrique.makeSession(compte.id, { finieLe: new Date() })
    const { name, value } = await fabrique.cookieDeSession(fausse.id)
    expect((await voleur.get('/organisme', { headers: { cookie: `${name}=${value}` } })).status()).toBe(307)
  })

  test('signing in leads to our own pages only', async ({ client }) => {
    const anonyme = await client()
    const saisie = { email: 'organisme@demo.kairos.test', motDePasse: MOT_DE_PASSE_DEMO }
    for (const suite of ['//evil.test', '/\\evil.test', 'https://evil.test', '/\t/evil.test', 'javascript:alert(1)']) {
      const page = `/connexion?suite=${encodeURIComponent(suite)}`
      const reponse = await poster(anonyme, page, 'Se connecter', saisie)
      expect([reponse.status(), reponse.headers().location], suite).toEqual([303, '/organisme'])
    }
    const voulue = await poster(anonyme, '/connexion?suite=%2Fmon-compte', 'Se connecter', saisie)
    expect(voulue.headers().location).toBe('/mon-compte')
  })
})

test.describe('requests', () => {
  test('that come from another site, or are too big, are refused before anything is read', async ({ client }) => {
    const anonyme = await client()
    const saisie = { email: 'agent@demo.kairos.test', motDePasse: MOT_DE_PASSE_DEMO }
    const caches = champsCaches(await (await anonyme.get('/connexion')).text(), 'Se connecter')
    const refusees: Record<string, string>[] = [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of refusees) {
      const reponse = await anonyme.post('/connexion', { headers, multipart: { ...caches, ...saisie } })
      expect(reponse.status()).toBe(403)
      expect(reponse.headers()['set-cookie']).toBeUndefined()
    }
    expect(await annoncer('/verification', 10 * 1024 * 1024)).toBe(413)
  })

  test('that cannot be read never break a page', async ({ client, fabrique }) => {
    const personnes = [await client(), await client((await fabrique.makeAgent()).id)]
    const { compte } = await fabrique.makeGestionnaire()
    personnes.push(await client(compte.id))
    const chemins = [
      ...['/%ff', '/%00', '/adhesion/%00', '/adhesion/%ff', '/demo/courriels/%c3%28', '/admin/demandes/%00/x', '/a%0d%0ab'],
      ...[
        '/inscription?siret=%00&reponse=%00',
        '/inscription/organisme?siret=%ff',
        '/connexion?suite=%00',
        '/connexion?suite=%ff',
      ],
      ...[
        '/admin/demandes?q=%00',
        '/admin/demandes?q=%ff&page=-1',
        '/admin/demandes?page=1e999&etat=%00',
        '/admin/demandes?q=a&q=b',
      ],
      ...['/activation?jeton=%00', '/mot-de-passe/nouveau?jeton=%ff', '/demo/courriels?page=%00', '/demo/courriels?page=1e99'],
      ...[
        '/api/communes?codePostal=%00',
        '/api/communes?codePostal=%ff',
        '/adhesion/nouvelle?nature=%00',
        '/?%ff=%00',
        '/organisme?enregistre=%ff',
      ],
    ]
    for (const chemin of chemins) {
      for (const personne of personnes) expect((await personne.get(chemin)).status(), chemin).toBeLessThan(500)
    }
  })
})

test.describe('caches', () => {
  test('no page is stored, and a public one sets no cookie', async ({ client, fabrique }) => {
    const publiques = [...(await adressesPubliques(fabrique)), ...(await adressesDemonstration(fabrique))]
    const privees = [...(await adressesOrganisme(fabrique)), ...(await adressesAgent(fabrique))]
    const vues = new Set<string>()
    for (const { fichier, url, nom, compteId } of [...publiques, ...privees]) {
      if (vues.has(fichier)) continue
      vues.add(fichier)
      const reponse = await (await client(compteId)).get(url)
      expect(reponse.headers()['cache-control'], nom).toMatch(/private.*no-store/)
      expect(reponse.headers()['set-cookie'], nom).toBeUndefined()
      expect(reponse.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    }
  })

  test('what someone signed in has read is not in the page of the next visitor', async ({ client, fabrique }) => {
    const { compte } = await fabrique.makeGestionnaire()
    const organisme = await client(compte.id)
    const anonyme = await client()
    for (const page of ['/', '/aide', '/connexion', '/inscription']) {
      expect(await (await organisme.get(page)).text()).toContain(compte.email)
      expect(await (await anonyme.get(page)).text()).not.toContain(compte.email)
    }
  })
})

test('security.txt says how to report a flaw, for less than a year', async ({ client }) => {
  const reponse = await (await client()).get('/.well-known/security.txt')
  const texte = await reponse.text()
  expect(reponse.status()).toBe(200)
  expect(reponse.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(texte).toMatch(/^Contact: mailto:\S+@\S+$/m)
  const expire = Date.parse(/^Expires: (.*)$/m.exec(texte)?.[1] ?? '')
  expect(expire).toBeGreaterThan(Date.now())
  expect(expire).toBeLessThan(Date.now() + 365 * 24 * 3_600_000)
})

test('without the demonstration its mailbox does not exist, nor any word of it', async ({ client, fabrique }) => {
  const id = await fabrique.makeCourriel()
  const instance = await demarrerInstance('sans-demo', { reglages: { KAIROS_DEMO: '0', RESEND_API_KEY: 're_essai' } })
  try {
    const anonyme = await client()
    for (const page of ['/demo/courriels', `/demo/courriels/${id}`, `/demo/courriels/${id}/html`])
      expect((await anonyme.get(instance.adresse + page)).status(), page).toBe(404)
    const accueil = await (await anonyme.get(instance.adresse)).text()
    expect(accueil).toContain('Demandez l’accès')
    expect(accueil).not.toContain('/demo/courriels')
    expect(await (await anonyme.get(`/demo/courriels/${id}`)).text()).toContain('Activez votre compte')
  } finally {
    await instance.arreter()
  }
})
