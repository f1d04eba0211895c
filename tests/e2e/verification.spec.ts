import { ADRESSE, poster, test } from './support/client'
import type { Fabrique } from './support/fabrique'
import { demarrerInstance, type Instance } from './support/instance'
import { expect } from './support/portail'

// A web process that believes X-Forwarded-For: each file then comes from another address, and none is one too many.
let instance: Instance
test.beforeAll(async () => {
  const reglages = { TRUSTED_PROXIES: '1', KAIROS_DATA_DIR: process.env.E2E_DATA_DIR ?? '' }
  instance = await demarrerInstance('verification', { reglages })
})
test.afterAll(() => instance.arreter())

const PERSONNES = {
  signatairePrenom: 'Zéphyrine',
  signataireNom: 'Kerzoncuf',
  signataireQualite: 'Prévôte',
  rgcPrenom: 'Hyacinthe',
  rgcNom: 'Lavandou',
  rgcQualite: 'Échanson',
}
const GENS = new RegExp([...Object.values(PERSONNES), '@'].join('|'))

/** A document that the worker has made and sealed, and whose it is. */
async function sceller(fabrique: Fabrique) {
  const { relancerDocument } = await import('../../lib/document/mutations')
  const { id: demandeId, document, organismeId } = await fabrique.makeDemande({ statut: 'acceptee', personnes: PERSONNES })
  const id = document?.id ?? ''
  await relancerDocument(id)
  const lire = () => fabrique.prisma.document.findUniqueOrThrow({ where: { id } })
  await expect.poll(async () => (await lire()).statut, { timeout: 30_000 }).toBe('pret')
  const { siret, raisonSociale } = await fabrique.prisma.organisme.findUniqueOrThrow({ where: { id: organismeId } })
  const { contenu, code } = await lire()
  return { pdf: Buffer.from(contenu ?? []), code, demandeId, organismeId, siret, raisonSociale }
}

/** The same document, under the seal of an authority that anyone may make. */
async function scellerAutrement(pdf: Buffer): Promise<Buffer> {
  const [{ creerAutorite, creerCachet }, { essayerCle, ouvrirPem }, { scellerPdf }] = await Promise.all([
    import('../../lib/core/pdf/pki'),
    import('../../lib/core/pdf/cle'),
    import('../../lib/core/pdf/scellement'),
  ])
  const dates = { debut: new Date(Date.now() - 86_400_000), fin: new Date(Date.now() + 86_400_000) }
  const autorite = await creerAutorite({ nom: [{ CN: ['Autorité de démonstration'] }], ...dates })
  const { cle, certificat } = await creerCachet(autorite, { nom: [{ CN: ['Cachet de démonstration'] }], ...dates })
  const signataire = await essayerCle(ouvrirPem(`${cle}\n${certificat}${autorite.certificat}`))
  if (!signataire) throw new Error('no signer')
  const sansSceau = pdf.subarray(0, pdf.indexOf('%%EOF') + 6)
  const mentions = { date: new Date(), raison: 'Essai', nom: 'Cachet de démonstration' }
  return Buffer.from((await scellerPdf(sansSceau, signataire, mentions, { adresses: [], ancres: [] })).contenu)
}

const changer = (pdf: Buffer, position: number) => {
  const copie = Buffer.from(pdf)
  copie.writeUInt8(copie.readUInt8(position) ^ 1, position)
  return copie
}
const AJOUT =
  '\n900 0 obj\n<< /Type /Annot >>\nendobj\nxref\n900 1\n0000000000 00000 n\r\ntrailer\n<< /Size 901 >>\nstartxref\n0\n%%EOF\n'

let adresses = 0
const envoi = (contenu: Buffer) => ({
  headers: { origin: instance.adresse, 'x-forwarded-for': `198.51.100.${++adresses}` },
  document: { name: 'CGU.pdf', mimeType: 'application/pdf', buffer: contenu },
})

// Twenty files, each waiting for its turn in a process of the lowest priority.
test('the page and its API tell what a file is, and nothing about people', async ({ client, fabrique }) => {
  test.setTimeout(180_000)
  const [notre, autre] = [await sceller(fabrique), await sceller(fabrique)]
  const { pdf } = notre
  const rembourrage = pdf.indexOf('0>', pdf.lastIndexOf('/Contents'))
  const aleatoire = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 'quelconque ')])
  const cas: [nom: string, contenu: Buffer, statut: number, reponse: object, page: string[]][] = [
    ['original', pdf, 200, { resultat: 'authentique', organisme: { siret: notre.siret } }, ['Authentique', notre.raisonSociale]],
    ['other’s', autre.pdf, 200, { resultat: 'authentique', organisme: { siret: autre.siret } }, [autre.raisonSociale]],
    ['flipped bit', changer(pdf, 2000), 200, { resultat: 'modifie' }, ['Modifié\u00a0: ce fichier porte']],
    ['update', Buffer.concat([pdf, Buffer.from(AJOUT)]), 200, { resultat: 'modifie' }, ['Modifié\u00a0: ce fichier porte']],
    ['padding', changer(pdf, rembourrage), 200, { resultat: 'modifie' }, ['Modifié\u00a0: ce fichier porte']],
    ['sealed again', await scellerAutrement(pdf), 200, { resultat: 'inconnu' }, ['Inconnu\u00a0: ce fichier n’est pas']],
    ['random PDF', aleatoire, 200, { resultat: 'inconnu' }, ['Inconnu\u00a0: ce fichier n’est pas']],
    [
      '6 MB',
      Buffer.concat([pdf, Buffer.alloc(6_000_000 - pdf.length)]),
      413,
      { erreur: /5\sMo/ },
      ['Ce fichier dépasse 5\u00a0Mo'],
    ],
    ['ZIP', Buffer.from('PK\u0003\u0004 archive'), 400, { erreur: /n’est pas un PDF/ }, ['Ce fichier n’est pas un PDF']],
    ['nothing', Buffer.alloc(0), 400, { erreur: /Choisissez/ }, ['Choisissez le fichier PDF à vérifier']],
  ]
  const anonyme = await client()
  for (const [nom, contenu, statut, { erreur, ...attendu }, page] of cas as [
    string,
    Buffer,
    number,
    { erreur?: RegExp },
    string[],
  ][]) {
    const { headers, document } = envoi(contenu)
    const reponse = await anonyme.post(`${instance.adresse}/api/verification`, { headers, multipart: { document } })
    const texte = await reponse.text()
    expect(reponse.status(), nom).toBe(statut)
    expect(JSON.parse(texte), nom).toMatchObject(attendu)
    if (erreur) expect(JSON.parse(texte).erreur, nom).toMatch(erreur)
    const html = await (await poster(anonyme, `${instance.adresse}/verification`, 'Vérifier', { document }, headers)).text()
    for (const passage of page) expect(html.replaceAll('&amp;', '&'), nom).toContain(passage)
    expect(texte, nom).not.toMatch(GENS)
    expect(html.replace(/contact@|mailto:\S+/g, ''), nom).not.toMatch(new RegExp(Object.values(PERSONNES).join('|')))
  }
  const brut = await anonyme.post(`${instance.adresse}/api/verification`, {
    headers: { ...envoi(pdf).headers, 'content-type': 'Application/PDF; version=1.7' },
    data: pdf,
  })
  expect(await brut.json()).toMatchObject({ resultat: 'authentique' })
  const aLaPorte = await anonyme.post(`${ADRESSE}/api/verification`, {
    multipart: { document: envoi(Buffer.alloc(6 << 20)).document },
  })
  expect(aLaPorte.status()).toBe(413)
})

test('a document tells what became of its access since, by its file and by its code', async ({ client, fabrique }) => {
  const { pdf, demandeId, organismeId, code } = await sceller(fabrique)
  const { prisma } = fabrique
  const { accesId } = await prisma.demande.findUniqueOrThrow({ where: { id: demandeId } })
  const anonyme = await client()
  const devenir = (data: { statut?: 'actif' | 'suspendu' | 'retire'; fin?: Date }) =>
    prisma.acces.update({ where: { id: accesId ?? '' }, data })
  const lire = async () => {
    const { headers, document } = envoi(pdf)
    const fichier = await anonyme.post(`${instance.adresse}/api/verification`, { headers, multipart: { document } })
    const page = await poster(anonyme, `${instance.adresse}/verification`, 'Vérifier', { document }, envoi(pdf).headers)
    const parCode = await anonyme.get(`${instance.adresse}/api/verification/${code}`, { headers: envoi(pdf).headers })
    const [authentique, delivre] = [await fichier.json(), await parCode.json()]
    expect(authentique).toEqual({ ...delivre, resultat: 'authentique' })
    return { ...authentique, page: await page.text() }
  }
  expect(await lire()).toMatchObject({
    acces: { etat: 'ouvert' },
    remplace: false,
    page: expect.stringMatching(/Ouvert jusqu’au/),
  })
  await devenir({ statut: 'suspendu' })
  expect(await lire()).toMatchObject({ acces: { etat: 'suspendu' }, page: expect.stringMatching(/>Suspendu</) })
  await devenir({ statut: 'actif', fin: new Date(Date.now() - 86_400_000) })
  expect(await lire()).toMatchObject({ acces: { etat: 'termine' }, page: expect.stringMatching(/Terminé le/) })
  await devenir({ statut: 'retire' })
  expect(await lire()).toMatchObject({ acces: { etat: 'retire' }, remplace: false, page: expect.stringMatching(/>Retiré</) })
  await fabrique.makeDemande({ statut: 'acceptee', organismeId })
  expect(await lire()).toMatchObject({ remplace: true, page: expect.stringMatching(/Remplacé par un plus récent/) })
})

test('files and codes are limited by address, on the page and for programs', async ({ client }) => {
  const anonyme = await client()
  const adresse = (x: string) => ({ headers: { 'x-forwarded-for': x } })
  const code = (x: string, essai = '7F3K-9QXM-2B4D') => anonyme.get(`${instance.adresse}/api/verification/${essai}`, adresse(x))
  for (let n = 0; n < 60; n += 1) expect((await code('203.0.113.60')).status()).toBe(404)
  const refus = await code('203.0.113.60')
  expect([refus.status(), await refus.json()]).toEqual([429, { erreur: expect.stringContaining('Trop de vérifications') }])
  const page = await anonyme.get(`${instance.adresse}/verification?code=7F3K-9QXM-2B4D`, adresse('203.0.113.60'))
  expect(await page.text()).toContain('Trop de vérifications en peu de temps')
  const { document } = envoi(Buffer.from('%PDF-1.7'))
  const envoye = await anonyme.post(`${instance.adresse}/api/verification`, {
    ...adresse('203.0.113.60'),
    multipart: { document },
  })
  expect(envoye.status()).toBe(429)
  expect((await code('203.0.113.61')).status()).toBe(404)
})

test('without JavaScript, a file of 10 MB gets a page that says it is too big', async ({ browser }) => {
  const contexte = await browser.newContext({ javaScriptEnabled: false })
  const page = await contexte.newPage()
  await page.goto(`${instance.adresse}/verification`)
  await page
    .getByLabel('Fichier PDF *')
    .setInputFiles({ name: 'A.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 << 20) })
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'L’envoi est trop volumineux' })).toBeVisible()
  await page.getByRole('link', { name: 'Revenir à la page' }).click()
  await expect(page.getByRole('heading', { name: 'Vérifier un document' })).toBeVisible()
  await contexte.close()
})

test('in a browser, the answer comes above the form', async ({ page, fabrique }) => {
  const { pdf, raisonSociale } = await sceller(fabrique)
  await page.goto(`${instance.adresse}/verification`)
  const fichier = (buffer: Buffer) => ({ name: 'CGU.pdf', mimeType: 'application/pdf', buffer })
  const verifier = async (contenu: Buffer, dit: string | RegExp) => {
    await page.getByLabel('Fichier PDF *').setInputFiles(fichier(contenu))
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click()
    await expect(page.getByText(dit).first()).toBeVisible()
  }
  await verifier(changer(pdf, 2000), /^Modifié/)
  await verifier(pdf, raisonSociale)
  await verifier(Buffer.concat([pdf, Buffer.alloc(6_000_000)]), /dépasse 5\sMo/)
})

test('what breaks off, or kills the examiner, leaves the portal answering', async ({ client, fabrique }) => {
  const { pdf } = await sceller(fabrique)
  const anonyme = await client()
  const verifier = async () => {
    const { headers, document } = envoi(pdf)
    return (await anonyme.post(`${instance.adresse}/api/verification`, { headers, multipart: { document } })).json()
  }
  expect(await verifier()).toMatchObject({ resultat: 'authentique' })
  const { auxiliaire } = await import('../support/banc')
  process.kill(auxiliaire(instance.pid, 'verificateur'), 'SIGKILL')
  await expect.poll(verifier, { timeout: 20_000 }).toMatchObject({ resultat: 'authentique' })
})
