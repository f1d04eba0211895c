import { afterAll, afterEach, expect, test } from 'vitest'
import { seDeconnecter } from '@/lib/compte/actions'
import { sessionCookie } from '@/lib/core/auth'
import { getPrisma } from '@/lib/core/db'
import { getSession } from '@/lib/core/session'
import { loadSortie } from '@/lib/proconnect/loaders'
import { makeAgent, makeSession } from '@/tests/support/factories'
import { startOidcServer } from '@/tests/support/oidc-server'
import { type Bocal, demander, partir } from '@/tests/support/proconnect'
import { dansRequete } from '@/tests/support/request'

const BASE = 'http://kairos.test:3000'
const serveur = await startOidcServer(BASE)
process.env.PROCONNECT_ISSUER = serveur.issuer
process.env.PROCONNECT_CLIENT_ID = serveur.clientId
process.env.PROCONNECT_CLIENT_SECRET = serveur.clientSecret
afterAll(() => serveur.close())
afterEach(() => serveur.couper(null))

async function entrer(): Promise<Bocal> {
  const { email } = await makeAgent()
  serveur.identifier({ sub: email, email })
  const depart = await partir()
  return (await demander(await serveur.traverser(depart.adresse), depart.cookies)).cookies
}
const sortir = (cookies: Bocal) => dansRequete({ cookies }, seDeconnecter)

test('« Déconnexion » ends the session here first, then leads to ProConnect’s own sign-out', async () => {
  const cookies = await entrer()
  const { issue, poses } = await sortir(cookies)
  expect(issue).toEqual({ redirection: '/deconnexion' })
  expect(poses[sessionCookie().name]).toBe('')
  expect((await dansRequete({ cookies }, getSession)).issue).toEqual({ valeur: null }) // a copied cookie too
  const page = await dansRequete({ cookies: poses }, loadSortie)
  const adresse = 'valeur' in page.issue ? page.issue.valeur.adresse : null
  const demande = new URL(adresse ?? '')
  expect(demande.origin + demande.pathname).toBe(`${serveur.issuer}/session/end`)
  expect(Object.fromEntries(demande.searchParams)).toEqual({
    id_token_hint: expect.stringMatching(/^eyJ/),
    post_logout_redirect_uri: `${BASE}/`,
    state: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect((await fetch(demande)).status).toBe(200) // the provider knows the token and the address
  demande.searchParams.set('post_logout_redirect_uri', 'https://mal.test/')
  expect((await fetch(demande)).status).toBe(400)
})

test('when ProConnect does not answer, the session has ended here all the same', async () => {
  const cookies = await entrer()
  const { poses } = await sortir(cookies)
  await getPrisma().session.updateMany({ data: { idToken: null } }) // nothing to sign out with
  expect((await dansRequete({ cookies: poses }, loadSortie)).issue).toEqual({ valeur: { adresse: null } })
})

test('a session that a password opened leads home, and the page of sign-out is nobody else’s', async () => {
  const { id: sessionId } = await makeSession((await makeAgent()).id)
  const { issue } = await dansRequete({ sessionId }, seDeconnecter)
  expect(issue).toEqual({ redirection: '/' })
  for (const valeur of ['', sessionId])
    expect((await dansRequete({ cookies: { 'kairos-sortie': valeur } }, loadSortie)).issue).toEqual({ redirection: '/' })
})
