import { champsCaches } from '../support/formulaire'
import { adressesAgent, adressesDemonstration, adressesOrganisme, adressesPubliques, uneParPage } from './support/adresses'
import { ADRESSE, annoncer, poster, test } from './support/client'
import { demarrerInstance } from './support/instance'
import { expect, MOT_DE_PASSE_DEMO } from './support/portail'

test.describe('links of e-mails', () => {
  test('opening one consumes nothing: GET, HEAD and prefetch leave it as it was [SEC-I8]', async ({ client, fabrique }) => {
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

  test('a forged Host leaves them on the configured address [SEC-A9]', async ({ client, fabrique }) => {
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
    const recus = () => fabrique.prisma.courriel.findMany({ where: { destinataire: email } })
    await expect.poll(recus, { timeout: 20_000 }).toHaveLength(1) // the worker writes it
    const [courriel] = await recus()
    const html = await (await anonyme.get(`/demo/courriels/${courriel?.id}/html`)).text()
    expect(html).toContain(`${ADRESSE}/mot-de-passe/nouveau?jeton=`)
    expect(html).not.toContain('evil.test')
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
    for (const { url, nom, compteId } of uneParPage([...publiques, ...privees])) {
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
