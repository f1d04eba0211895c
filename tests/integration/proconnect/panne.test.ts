import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { demander, partir } from '@/tests/support/proconnect'

// What the provider says of itself, and how often it was asked.
let dit: unknown = null
let questions = 0
const serveur = createServer((_requete, reponse) => {
  questions += 1
  if (dit === null) reponse.writeHead(503).end('<html>')
  else reponse.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(dit))
})
await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
process.env.PROCONNECT_ISSUER = issuer
process.env.PROCONNECT_CLIENT_ID = 'portail'
process.env.PROCONNECT_CLIENT_SECRET = 'secret'
afterAll(() => serveur.close())

const PANNE = 'http://kairos.test:3000/connexion?proconnect=panne'
const adresses = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` }
const document = { issuer, ...adresses, userinfo_endpoint: `${issuer}/me`, jwks_uri: `${issuer}/jwks` }

test.each([
  ['down', null],
  ['answers something else', { bonjour: true }],
  ['is another issuer', { ...document, issuer: 'https://autre.test' }],
])('a provider that %s is said not to answer, on the way there and on the way back', async (_nom, reponse) => {
  dit = reponse
  for (const chemin of ['signin', 'callback']) {
    const { statut, adresse, cookies } = await demander(`/api/auth/${chemin}/proconnect`)
    expect([statut, adresse, cookies]).toEqual([302, PANNE, {}])
  }
})

test('its addresses are asked for once, then known', async () => {
  dit = document
  questions = 0
  for (const _fois of [1, 2, 3]) expect((await partir()).adresse).toContain(`${issuer}/auth?`)
  expect(questions).toBe(1)
})
