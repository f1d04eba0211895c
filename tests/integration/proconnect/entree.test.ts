import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sessionCookie } from '@/lib/core/auth'
import { getPrisma } from '@/lib/core/db'
import { getSession } from '@/lib/core/session'
import { empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeGestionnaire } from '@/tests/support/factories'
import { type Mensonge, startOidcServer } from '@/tests/support/oidc-server'
import { type Bocal, demander, partir } from '@/tests/support/proconnect'
import { dansRequete } from '@/tests/support/request'

const BASE = 'http://kairos.test:3000'
const serveur = await startOidcServer(BASE)
process.env.PROCONNECT_ISSUER = serveur.issuer
process.env.PROCONNECT_CLIENT_ID = serveur.clientId
process.env.PROCONNECT_CLIENT_SECRET = serveur.clientSecret
afterAll(() => serveur.close())
beforeEach(() => serveur.identifier(null))
afterEach(() => {
  serveur.couper(null)
  serveur.signer(true)
  for (const sur of ['id_token', 'userinfo'] as const) serveur.mentir(sur, null)
})

let rang = 0
const nouveauSub = () => `sub-${rang++}`
const refus = (code: string) => `${BASE}/connexion?proconnect=${code}`
const relire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id }, include: { sessions: true } })
const evenements = async (compteId: string) =>
  (await getPrisma().journal.findMany({ where: { compteId }, orderBy: { id: 'asc' } })).map(({ evenement }) => evenement)
const session = async (cookies: Bocal) => {
  const nom = sessionCookie().name
  const { issue } = await dansRequete({ cookies: { [nom]: cookies[nom] ?? '' } }, getSession)
  return 'valeur' in issue ? issue.valeur : null
}

/** The whole way, from the link to the portal's answer. */
async function entrer(personne: { sub: string; email: string; email_verified?: boolean } | null, suite = '') {
  serveur.identifier(personne)
  const depart = await partir(suite)
  const retour = await serveur.traverser(depart.adresse)
  return { depart, retour, arrivee: await demander(retour, depart.cookies) }
}

describe('an invited agent', () => {
  test('leaves for ProConnect with PKCE, state and nonce, and comes back signed in', async () => {
    const agent = await makeAgent()
    const sub = nouveauSub()
    const { depart, arrivee } = await entrer({ sub, email: agent.email })
    const demande = new URL(depart.adresse)
    expect(depart).toMatchObject({ statut: 302, adresse: expect.stringContaining(`${serveur.issuer}/auth?`) })
    expect(Object.fromEntries(demande.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid email given_name usual_name',
      code_challenge_method: 'S256',
      redirect_uri: `${BASE}/api/auth/callback/proconnect`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(arrivee).toMatchObject({ statut: 302, adresse: `${BASE}/admin/demandes` })
    // Nothing is left of the way there: the session, and the browser that is known from now on.
    expect(Object.keys(arrivee.cookies).sort()).toEqual(['kairos-appareil', sessionCookie().name])
    expect(await session(arrivee.cookies)).toMatchObject({ compteId: agent.id, role: 'agent' })
    const { proconnectSub, sessions } = await relire(agent.id)
    expect([proconnectSub, sessions.length, sessions[0]?.methode, sessions[0]?.attendFacteur]).toEqual([
      sub,
      1,
      'proconnect',
      false,
    ])
    expect(sessions[0]?.idToken).not.toMatch(/^eyJ/)
    expect(await evenements(agent.id)).toEqual(['agent.lier_proconnect'])
  })

  test('comes back to the page that was asked for, on this site only', async () => {
    const { email } = await makeAgent()
    const sub = nouveauSub()
    const arriver = async (suite: string) => (await entrer({ sub, email }, `?suite=${encodeURIComponent(suite)}`)).arrivee.adresse
    expect(await arriver('/admin/journal?q=1')).toBe(`${BASE}/admin/journal?q=1`)
    for (const suite of ['https://mal.test/', '//mal.test', '/\\mal.test', 'javascript:alert(1)', '/connexion'])
      expect(await arriver(suite)).toBe(`${BASE}/admin/demandes`)
  })

  test.each(['https://mal.test/x', 'pas une adresse', '//mal.test', 'javascript:alert(1)'])(
    'callback URL to another site (%s), in the cookie or the address → own site',
    async (mal) => {
      const { email } = await makeAgent()
      serveur.identifier({ sub: nouveauSub(), email })
      const depart = await partir()
      const cookies = { ...depart.cookies, 'next-auth.callback-url': mal }
      const retour = await serveur.traverser(depart.adresse)
      const arrivee = await demander(`${retour}&callbackUrl=${encodeURIComponent(mal)}`, cookies)
      expect(arrivee.adresse.startsWith(`${BASE}/`)).toBe(true)
      const encore = await partir()
      const seconde = await demander(await serveur.traverser(encore.adresse), {
        ...encore.cookies,
        'next-auth.callback-url': mal,
      })
      expect(seconde.adresse).toBe(`${BASE}/admin/demandes`)
    },
  )

  test('who never activated the account is active from then on, and the invitation has served', async () => {
    const agent = await makeAgent({ activeLe: null })
    const jeton = {
      compteId: agent.id,
      usage: 'activation',
      empreinte: 'e'.repeat(64),
      expireLe: new Date(Date.now() + 1e6),
    } as const
    await getPrisma().jeton.create({ data: jeton })
    const { arrivee } = await entrer({ sub: nouveauSub(), email: agent.email })
    expect(await session(arrivee.cookies)).toMatchObject({ compteId: agent.id })
    expect((await relire(agent.id)).activeLe).toBeInstanceOf(Date)
    expect(await evenements(agent.id)).toEqual(['agent.lier_proconnect', 'compte.activer'])
    expect(await getPrisma().jeton.count({ where: { compteId: agent.id, annuleLe: null } })).toBe(0)
  })

  test('is found whatever the case of the e-mail, and by a plain JSON answer too', async () => {
    const agent = await makeAgent()
    serveur.signer(false)
    const { arrivee } = await entrer({ sub: nouveauSub(), email: ` ${agent.email.toUpperCase()} ` })
    expect(await session(arrivee.cookies)).toMatchObject({ compteId: agent.id })
  })

  test('signs in as an administrateur, who is one', async () => {
    const { id, email } = await makeAgent({ role: 'administrateur' })
    expect(await session((await entrer({ sub: nouveauSub(), email })).arrivee.cookies)).toMatchObject({ compteId: id })
  })
})

describe('is refused, writes nothing and opens nothing:', () => {
  test.each<[string, () => Promise<string>]>([
    ['an e-mail that nobody has', async () => 'inconnue@essai.test'],
    ['the e-mail of an organisme’s account', async () => (await makeGestionnaire()).compte.email],
    ['a disabled agent', async () => (await makeAgent({ desactiveLe: new Date() })).email],
    ['a frozen agent', async () => (await makeAgent({ geleLe: new Date() })).email],
  ])('%s', async (_nom, adresse) => {
    const email = await adresse()
    const avant = await empreinteSansLimites()
    const { arrivee } = await entrer({ sub: nouveauSub(), email })
    expect([arrivee.adresse, arrivee.cookies]).toEqual([refus('inconnu'), {}])
    expect(await empreinteSansLimites()).toEqual(avant)
  })

  test.each<[string, Mensonge]>([
    ['the wrong issuer', { claims: { iss: 'https://autre.test' } }],
    ['the wrong nonce', { claims: { nonce: 'autre' } }],
    ['the token of another client', { claims: { aud: 'autre' } }],
    ['a token that is over', { claims: { exp: 1_000_000_000 } }],
    ['a token signed with another key', { cle: 'autre' }],
    ['a token that is not signed', { cle: 'aucune' }],
  ])('%s', async (_nom, mensonge) => {
    const { email } = await makeAgent()
    const avant = await empreinteSansLimites()
    serveur.mentir('id_token', mensonge)
    const { arrivee } = await entrer({ sub: nouveauSub(), email })
    expect([arrivee.adresse, arrivee.cookies]).toEqual([refus('echec'), {}])
    expect(await empreinteSansLimites()).toEqual(avant)
    serveur.mentir('id_token', null)
    expect((await entrer({ sub: nouveauSub(), email })).arrivee.adresse).toBe(`${BASE}/admin/demandes`)
  })

  test.each<[string, Mensonge]>([
    ['what is said of somebody else', { claims: { sub: 'autre' } }],
    ['what is signed with another key', { cle: 'autre' }],
    ['what is not signed', { cle: 'aucune' }],
    ['an e-mail that was not verified', { claims: { email_verified: false } }],
    ['no e-mail', { claims: { email: undefined } }],
    ['two e-mails in one', { claims: { email: '"a@essai.test"@essai.test' } }],
  ])('about the person, %s', async (_nom, mensonge) => {
    const { email } = await makeAgent()
    serveur.mentir('userinfo', mensonge)
    const { arrivee } = await entrer({ sub: nouveauSub(), email })
    expect([arrivee.adresse, arrivee.cookies]).toEqual([refus('echec'), {}])
  })

  test('refused consent', async () => {
    const { arrivee } = await entrer(null, '?suite=%2Fadmin%2Fjournal')
    expect([arrivee.adresse, arrivee.cookies]).toEqual([`${refus('refus')}&suite=%2Fadmin%2Fjournal`, {}])
  })
})

/** Every row but the counters of tries, which a refusal writes. */
async function empreinteSansLimites() {
  const { 'public."LimiteDebit"': _, ...reste } = await empreinteDeLaBase()
  return reste
}

describe('the way back', () => {
  const preparer = async () => {
    const { email } = await makeAgent()
    serveur.identifier({ sub: nouveauSub(), email })
    const depart = await partir()
    return { depart, retour: await serveur.traverser(depart.adresse) }
  }

  test('replayed in the same browser is refused', async () => {
    const { depart, retour } = await preparer()
    const arrivee = await demander(retour, depart.cookies)
    expect((await demander(retour, arrivee.cookies)).adresse).toBe(refus('expire'))
  })

  test('with a replayed code and cookies that were copied is refused by the provider', async () => {
    const { depart, retour } = await preparer()
    expect((await demander(retour, depart.cookies)).adresse).toBe(`${BASE}/admin/demandes`)
    expect((await demander(retour, depart.cookies)).adresse).toBe(refus('echec'))
  })

  test('with the code of one browser is refused in another', async () => {
    const { retour } = await preparer()
    expect((await demander(retour)).adresse).toBe(refus('expire'))
    const autre = await partir()
    expect((await demander(retour, autre.cookies)).adresse).toBe(refus('echec')) // another state
    const volee = new URL(retour)
    volee.searchParams.set('state', new URL(autre.adresse).searchParams.get('state') ?? '')
    expect((await demander(volee.href, autre.cookies)).adresse).toBe(refus('echec')) // another verifier
  })

  test('from another issuer (RFC 9207) is refused', async () => {
    const { depart, retour } = await preparer()
    const autre = new URL(retour)
    autre.searchParams.set('iss', 'https://autre.test')
    expect((await demander(autre.href, depart.cookies)).adresse).toBe(refus('echec'))
  })

  test.each(['', '?code=x', '?state=x', '?error=server_error', '?error=<script>'])('made up (%s) is refused', async (suite) => {
    const { adresse } = await demander(`/api/auth/callback/proconnect${suite}`)
    expect(adresse).toBe(refus(suite.includes('error') ? 'echec' : 'expire'))
  })

  test.each(['/token', '/me', '/jwks'])('says that ProConnect does not answer when %s is down', async (chemin) => {
    const { depart, retour } = await preparer()
    serveur.couper(chemin)
    expect((await demander(retour, depart.cookies)).adresse).toBe(refus('panne'))
  })
})

describe('an identity', () => {
  test('is kept: another one with the same e-mail is refused, and leaves a line in the journal', async () => {
    const agent = await makeAgent()
    const [sub, autre] = [nouveauSub(), nouveauSub()]
    await entrer({ sub, email: agent.email })
    expect((await entrer({ sub: autre, email: agent.email })).arrivee.adresse).toBe(refus('inconnu'))
    expect(await relire(agent.id)).toMatchObject({ proconnectSub: sub, sessions: [{}] })
    expect(await evenements(agent.id)).toEqual(['agent.lier_proconnect', 'agent.refuser_proconnect'])
    expect((await entrer({ sub, email: agent.email })).arrivee.adresse).toBe(`${BASE}/admin/demandes`)
  })

  test('opens one account: with another agent’s e-mail it is refused', async () => {
    const [un, deux] = [await makeAgent(), await makeAgent()]
    const sub = nouveauSub()
    await entrer({ sub, email: un.email })
    expect((await entrer({ sub, email: deux.email })).arrivee.adresse).toBe(refus('inconnu'))
    expect(await relire(deux.id)).toMatchObject({ proconnectSub: null, sessions: [] })
  })
})

describe('/api/auth', () => {
  test.each([
    ...['providers', 'session', 'csrf', 'signin', 'signout', 'error', 'verify-request', '_log', 'callback'],
    ...['signin/autre', 'callback/autre', 'signin/proconnect/x', 'SIGNIN/proconnect', 'constructor', '__proto__'],
  ])('%s does not exist', async (chemin) => {
    const { statut, cookies, entetes } = await demander(`/api/auth/${chemin}`)
    expect([statut, cookies, entetes.get('cache-control')]).toEqual([404, {}, 'private, no-store'])
  })

  test('sends nobody to ProConnect from another site', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const { adresse, cookies } = await demander('/api/auth/signin/proconnect', {}, { 'sec-fetch-site': site })
      expect([adresse, cookies]).toEqual([`${BASE}/connexion`, {}])
    }
    const { adresse } = await demander('/api/auth/signin/proconnect', {}, { 'sec-fetch-site': 'same-origin' })
    expect(adresse).toContain(`${serveur.issuer}/auth?`)
  })

  test('takes no parameter of the authorization from the address', async () => {
    const { adresse } = await partir('?scope=openid+tout&redirect_uri=https%3A%2F%2Fmal.test&prompt=none')
    const { searchParams } = new URL(adresse)
    expect([searchParams.get('scope'), searchParams.get('prompt')]).toEqual(['openid email given_name usual_name', null])
    expect(searchParams.get('redirect_uri')).toBe(`${BASE}/api/auth/callback/proconnect`)
  })
})
