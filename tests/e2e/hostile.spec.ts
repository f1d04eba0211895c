import type { APIRequestContext } from '@playwright/test'
import { memoire } from '../support/banc'
import { champsCaches } from '../support/formulaire'
import { ADRESSE, poster, test } from './support/client'
import { demarrerInstance } from './support/instance'
import { actionsConstruites } from './support/matrice'
import { expect } from './support/portail'

const RAISON = '<script>window.pirate=1</script><img src=x onerror="window.pirate=2">'

/** A form as bytes that no program of ours would write. */
function corpsBrut(champs: Record<string, string | Buffer>) {
  const limite = 'limite-d-essai'
  const parties = Object.entries(champs).flatMap(([nom, valeur]) => [
    Buffer.from(`--${limite}\r\nContent-Disposition: form-data; name="${nom}"\r\n\r\n`),
    Buffer.from(valeur),
    Buffer.from('\r\n'),
  ])
  return {
    headers: { origin: ADRESSE, 'content-type': `multipart/form-data; boundary=${limite}` },
    data: Buffer.concat([...parties, Buffer.from(`--${limite}--\r\n`)]),
  }
}

async function posterBrut(client: APIRequestContext, page: string, bouton: string, champs: Record<string, string | Buffer>) {
  const caches = champsCaches(await (await client.get(page)).text(), bouton)
  return client.post(page, corpsBrut({ ...caches, ...champs }))
}

test('a POST from another origin, or with Origin: null, changes nothing [SEC-A8]', async ({ client, fabrique }) => {
  const { compte } = await fabrique.makeGestionnaire()
  const autre = await fabrique.makeSession(compte.id)
  const organisme = await client(compte.id)
  const finie = async () => (await fabrique.prisma.session.findUniqueOrThrow({ where: { id: autre.id } })).finieLe !== null
  const fermer = async (headers: Record<string, string>) =>
    (await poster(organisme, '/mon-compte/sessions', 'Fermer toutes mes autres sessions', {}, headers)).status()
  const etrangeres: Record<string, string>[] = [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: ADRESSE.replace('http:', 'https:') },
    { origin: `${ADRESSE}.evil.test` },
  ]
  for (const headers of etrangeres) expect(await fermer(headers)).toBe(403)
  expect(await finie()).toBe(false)
  expect(await fermer({})).toBe(303)
  expect(await finie()).toBe(true)
})

test('a malformed Authorization header breaks no page, and opens none [SEC-P9]', async ({ client, fabrique }) => {
  const gestionnaire = await client((await fabrique.makeGestionnaire()).compte.id)
  const anonyme = await client()
  for (const authorization of ['Bearer', 'Basic %%%', 'Bearer a.b.c', 'Basic YWRtaW4=', 'é\u0080', 'x'.repeat(8000)]) {
    const headers = { authorization: Buffer.from(authorization).toString('latin1') }
    for (const page of ['/', '/connexion', '/api/communes?codePostal=75020'])
      expect((await anonyme.get(page, { headers })).status(), `${page} ${authorization}`).toBe(200)
    expect((await anonyme.get('/organisme', { headers })).status()).toBe(307)
    expect((await gestionnaire.get('/organisme', { headers })).status()).toBe(200)
  }
})

test('10 MB and deep nesting are refused, memory stays bounded and the portal answers [SEC-A10]', async ({ client }) => {
  test.setTimeout(120_000)
  const instance = await demarrerInstance('hostile')
  try {
    const anonyme = await client()
    const connexion = `${instance.adresse}/connexion`
    const id = actionsConstruites().find(({ nom }) => nom === 'compte.seConnecter')?.id ?? ''
    const headers = { origin: instance.adresse, 'next-action': id }
    const profond = (debut: string, fin: string) => `${debut.repeat(300_000)}${fin.repeat(300_000)}`
    const crochets = new FormData() // React finds the fields of an argument only before the arguments
    crochets.append(`_1_email${'[a]'.repeat(10_000)}`, 'x')
    crochets.append('0', '[{},"$K1"]')
    const envois = [
      () => anonyme.post(connexion, { headers, data: Buffer.alloc(10 * 1024 * 1024, 'a') }),
      () => anonyme.post(connexion, { headers, multipart: { '0': profond('[', ']') } }),
      () => anonyme.post(connexion, { headers, multipart: { '0': profond('{"a":', '}') } }),
      () => anonyme.post(connexion, { headers, multipart: crochets }),
    ]
    for (const envoi of envois) await envoi()
    const avant = memoire(instance.pid)
    for (const envoi of envois) {
      for (let fois = 0; fois < 5; fois += 1) {
        const reponse = await envoi()
        expect(reponse.headers()['set-cookie']).toBeUndefined()
        expect(reponse.headers()['x-action-redirect']).toBeUndefined()
      }
    }
    expect(memoire(instance.pid) - avant).toBeLessThan(150)
    expect((await anonyme.get(connexion)).status()).toBe(200)
    expect((await envois[0]?.())?.status()).toBe(413)
  } finally {
    await instance.arreter()
  }
})

test('invalid UTF-8 and NUL are refused with a sentence, and change nothing [SEC-A11]', async ({ client, fabrique }) => {
  const { compte, organisme } = await fabrique.makeGestionnaire()
  const gestionnaire = await client(compte.id)
  for (const hostile of [Buffer.from([0x41, 0xff, 0xfe]), Buffer.from('A\0B'), Buffer.from([0xed, 0xa0, 0x80])]) {
    const fiche = await posterBrut(gestionnaire, '/organisme/modifier', 'Enregistrer', { raisonSociale: hostile })
    expect(fiche.status()).toBe(200)
    expect(await fiche.text()).toContain('caractère illisible')
    const connexion = await posterBrut(await client(), '/connexion', 'Se connecter', { email: hostile, motDePasse: hostile })
    expect(connexion.status()).toBe(200)
  }
  const { raisonSociale } = await fabrique.prisma.organisme.findUniqueOrThrow({ where: { id: organisme.id } })
  expect(raisonSociale).toBe(organisme.raisonSociale)
})

test('a word of 10,000 characters is refused beside its field, and changes nothing [SEC-C5]', async ({ client, fabrique }) => {
  const { compte, organisme } = await fabrique.makeGestionnaire()
  const saisie = { raisonSociale: 'x'.repeat(10_000) }
  const reponse = await poster(await client(compte.id), '/organisme/modifier', 'Enregistrer', saisie)
  expect(reponse.status()).toBe(200)
  expect(await reponse.text()).toContain('caractères au maximum')
  const { raisonSociale } = await fabrique.prisma.organisme.findUniqueOrThrow({ where: { id: organisme.id } })
  expect(raisonSociale).toBe(organisme.raisonSociale)
})

test('a script in a raison sociale is a text on every page that shows it [SEC-C1]', async ({ navigateur, fabrique }) => {
  const { organisme, compte } = await fabrique.makeGestionnaire({ organisme: { raisonSociale: RAISON, enseigne: RAISON } })
  const { id } = await fabrique.makeDemande({
    statut: 'en_attente',
    organismeId: organisme.id,
    personnes: { signataireNom: RAISON },
  })
  const siennes = ['/organisme', '/organisme/modifier', `/adhesion/${id}`, `/adhesion/${id}/modifier`]
  const desAgents = [`/admin/demandes?q=${organisme.siret}`, `/admin/demandes/${id}`, `/admin/organismes/${organisme.id}`]
  for (const [compteId, pages] of [
    [compte.id, siennes],
    [(await fabrique.makeAgent()).id, desAgents],
  ] as const) {
    const page = await navigateur(compteId)
    for (const adresse of pages) {
      await page.goto(adresse)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const textes = await page.getByRole('main').textContent()
      const champs = await page.locator('input').evaluateAll((liste) => liste.map((champ) => (champ as HTMLInputElement).value))
      expect([textes, ...champs].join('\n'), adresse).toContain('<script>window.pirate=1</script>')
      expect(await page.locator('img[src="x"]').count(), adresse).toBe(0)
      expect(await page.evaluate(() => 'pirate' in window), adresse).toBe(false)
    }
  }
})
