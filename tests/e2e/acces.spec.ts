import { createHash } from 'node:crypto'
import type { APIResponse } from '@playwright/test'
import { poster, test } from './support/client'
import { documentPret } from './support/document'
import { expect, MOT_DE_PASSE_DEMO, seConnecter } from './support/portail'

const INCONNU = '01980000-0000-7000-8000-000000000000'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const UNIQUES = /(nonce[-=:"\\]+)[\w+/]{22}==/g // one an answer
const RESTES = /("(?:inactivite|absolue)\\*":)\d+/g // how long the session still has

/** What an answer says, without what differs between any two requests. */
async function empreinte(reponse: APIResponse) {
  const { date: _, 'x-request-id': _id, 'content-length': _taille, ...entetes } = reponse.headers()
  const sansUnique = (texte: string) => texte.replace(UUID, 'UUID').replace(UNIQUES, '$1N').replace(RESTES, '$10')
  const dits = Object.fromEntries(Object.entries(entetes).map(([nom, valeur]) => [nom, sansUnique(valeur)]))
  return { statut: reponse.status(), entetes: dits, corps: sansUnique(await reponse.text()) }
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

  test('is for the members of its organisme and for agents; to others it does not exist [SEC-A2]', async ({
    client,
    fabrique,
  }) => {
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

test.describe('what is not one’s own', () => {
  test('another organisme’s demande is like one that does not exist [SEC-A1]', async ({ client, fabrique }) => {
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

  test('/admin does not exist for an organisme and sends the others to sign in, however it is asked [SEC-A5]', async ({
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

test.describe('sessions', () => {
  test('a copied cookie is worth nothing once its owner has signed out [SEC-P11]', async ({ page, client, fabrique }) => {
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

  test('signing in leads to our own pages only [SEC-P10]', async ({ client }) => {
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
