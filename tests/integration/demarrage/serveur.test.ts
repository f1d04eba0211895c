import { once } from 'node:events'
import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { finirDemande, noterDemandeur } from '@/lib/core/demandeur'
import { arreterServeur, creerServeur } from '@/lib/core/demarrage/serveur'
import { log } from '@/lib/core/log'

const BASE = 'https://kairos.test'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

let serveur: Server
let port = 0
let vues: IncomingHttpHeaders[] = []
let liberer: (() => void) | undefined

beforeEach(async () => {
  vues = []
  serveur = creerServeur({
    baseUrl: BASE,
    proxys: 1,
    gestionnaire: async (requete, reponse) => {
      vues.push({ ...requete.headers })
      if (requete.url === '/adhesion/autre') {
        noterDemandeur(String(requete.headers['x-request-id']), 'compte-d-essai')
        reponse.statusCode = 404
      }
      if (requete.url === '/choisit') reponse.setHeader('Content-Security-Policy', "default-src 'none'")
      if (requete.url === '/panne') throw new Error('claire@exemple.test')
      if (requete.url === '/lente') await new Promise<void>((resolve) => (liberer = resolve))
      reponse.end('ok')
    },
  })
  serveur.listen(0)
  await once(serveur, 'listening')
  const adresse = serveur.address()
  port = typeof adresse === 'object' ? (adresse?.port ?? 0) : 0
})
afterEach(() => arreterServeur(serveur, 0))

async function demander(chemin: string, headers: Record<string, string> = {}, method = 'GET') {
  const requete = request({ port, path: chemin, method, headers, agent: false }).end()
  const [reponse] = await once(requete, 'response')
  let corps = ''
  for await (const morceau of reponse) corps += morceau
  return { statut: reponse.statusCode as number, entetes: reponse.headers as IncomingHttpHeaders, corps }
}

test('a page reads our identifier and address and the configured host, whatever the client wrote [SEC-A9]', async () => {
  const { entetes } = await demander('/', {
    host: 'evil.test',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-for': '6.6.6.6, 203.0.113.7',
    'x-request-id': 'forged',
    'x-kairos-address': '6.6.6.6',
    'x-kairos-role': 'agent',
  })
  expect(entetes['x-request-id']).toMatch(UUID)
  expect(vues).toEqual([
    expect.objectContaining({
      host: 'kairos.test',
      'x-forwarded-host': 'kairos.test',
      'x-forwarded-proto': 'https',
      'x-kairos-address': '203.0.113.7',
      'x-request-id': entetes['x-request-id'],
    }),
  ])
  expect(vues[0]).not.toHaveProperty('x-kairos-role')
})

test('what is refused never reaches a page, and has its identifier too', async () => {
  for (const [headers, statut] of [
    [{ origin: 'null' }, 403],
    [{ origin: 'https://evil.test' }, 403],
    [{ 'transfer-encoding': 'chunked' }, 411],
    [{ 'content-length': String(10 * 1024 * 1024) }, 413],
  ] as [Record<string, string>, number][]) {
    const reponse = await demander('/connexion', headers, 'POST')
    expect(reponse.statut).toBe(statut)
    expect(reponse.entetes['x-request-id']).toMatch(UUID)
  }
  expect((await demander('/%00')).statut).toBe(400)
  expect(vues).toEqual([])
})

/** Sends a whole body before reading anything, as browsers do: the answer, or the error that took its place. */
async function envoyer(taille: number, annonce = taille): Promise<string> {
  const prise = connect(port)
  let lu = ''
  const fin = new Promise<void>((resolve) => prise.on('data', (morceau) => (lu += morceau)).once('close', () => resolve()))
  prise.on('error', (error) => (lu += error.message)).pause()
  prise.write(`POST /verification HTTP/1.1\r\nhost: kairos.test\r\naccept: text/html\r\ncontent-length: ${annonce}\r\n\r\n`)
  await new Promise((resolve) => prise.write(Buffer.alloc(taille), resolve))
  prise.end().resume()
  await fin
  return lu
}

test('a body that is too big is read to its end and thrown away, so that its sender reads why; a huge one is cut', async () => {
  for (const taille of [6 * 1024 * 1024 + 1, 10 * 1024 * 1024, 32 * 1024 * 1024]) {
    const reponse = await envoyer(taille)
    expect(reponse).toMatch(/^HTTP\/1\.1 413 /)
    expect(reponse).toContain('<h1>L’envoi est trop volumineux</h1>')
    expect(reponse).toContain('<a href="?">Revenir à la page</a>')
    expect(reponse).toMatch(/^content-security-policy: default-src 'none'; style-src 'sha256-/im)
  }
  expect(await envoyer(64 * 1024, 32 * 1024 * 1024 + 1)).toMatch(/^connection: close/im)
  expect(vues).toEqual([])
})

test('each request leaves one line without its query; a failure answers 500 and says nothing of itself', async () => {
  const info = vi.spyOn(log, 'info').mockImplementation(() => undefined)
  const error = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  await demander('/activation?jeton=abc')
  await demander('/_next/static/a.js')
  const panne = await demander('/panne')
  expect(panne).toMatchObject({ statut: 500, corps: '' })
  await vi.waitFor(() => expect(info).toHaveBeenCalledTimes(2))
  expect(info.mock.calls[0]?.[0]).toMatchObject({
    event: 'request',
    method: 'GET',
    path: '/activation',
    status: 200,
    requestId: expect.stringMatching(UUID),
  })
  expect(error.mock.calls[0]?.[0]).toMatchObject({ event: 'request.failed', requestId: panne.entetes['x-request-id'] })
  expect(JSON.stringify([info.mock.calls, error.mock.calls])).not.toMatch(/jeton|exemple\.test/)
})

test('the line of what is refused to someone signed in says who asked for what [SEC-A1]', async () => {
  const info = vi.spyOn(log, 'info').mockImplementation(() => undefined)
  const { entetes } = await demander('/adhesion/autre')
  await vi.waitFor(() => expect(info).toHaveBeenCalledOnce())
  const qui = { requestId: entetes['x-request-id'], compteId: 'compte-d-essai' }
  expect(info.mock.calls[0]?.[0]).toMatchObject({ ...qui, event: 'request', path: '/adhesion/autre', status: 404 })
  noterDemandeur(String(entetes['x-request-id']), 'trop-tard') // nothing is kept once it is over
  expect(finirDemande(String(entetes['x-request-id']))).toBeUndefined()
})

test('every answer has the headers of security, also those that no page made', async () => {
  for (const [methode, entetes] of [
    ['GET', {}],
    ['POST', { origin: 'null' }],
  ] as const) {
    const reponse = await demander('/activation?jeton=abc', entetes, methode)
    expect(reponse.entetes).toMatchObject({
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
  }
  const politique = vues[0]?.['content-security-policy']
  expect(politique).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic';/)
  expect((await demander('/panne')).entetes['content-security-policy']).not.toBe(politique) // another nonce
})

test('a route may choose a header of its own, and what a client writes of the policy is not read', async () => {
  const { entetes } = await demander('/choisit', { 'content-security-policy-report-only': "script-src 'nonce-abc'" })
  expect(entetes['content-security-policy']).toBe("default-src 'none'")
  expect(entetes['x-frame-options']).toBe('DENY')
  expect(vues[0]).not.toHaveProperty('content-security-policy-report-only')
})

test('a stop lets the request under way end, then closes what stays open', async () => {
  const oisive = connect(port)
  await once(oisive, 'connect')
  const lente = demander('/lente')
  await vi.waitFor(() => expect(liberer).toBeDefined())
  const arret = arreterServeur(serveur, 5_000)
  liberer?.()
  expect((await lente).corps).toBe('ok')
  oisive.destroy()
  await arret
  await expect(demander('/')).rejects.toThrow('ECONNREFUSED')
})
