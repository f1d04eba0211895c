import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export type Personne = { sub: string; email: string; email_verified?: boolean; given_name?: string; usual_name?: string }
type Claims = Record<string, unknown>
/** How a signed answer is false: claims in place of the true ones, another key, or no signature at all. */
export type Mensonge = { claims?: Claims; cle?: 'autre' | 'aucune' }

export type ServeurOidc = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in from now on, null for somebody who does not consent. */
  identifier: (personne: Personne | null) => void
  /** Identity tokens, or answers of the userinfo endpoint, are false from now on; null puts an end to it. */
  mentir: (sur: 'id_token' | 'userinfo', mensonge: Mensonge | null) => void
  /** Whether the userinfo endpoint answers with a signed JWT, as ProConnect's, or plain JSON. */
  signer: (signe: boolean) => void
  /** What is down: everything, one endpoint, or nothing. */
  couper: (chemin: string | null) => void
  /** The queries of what a browser was sent to with this path. */
  demandes: (chemin: string) => URLSearchParams[]
  /** Goes through the provider's own pages, as a browser does, until it is sent back to the portal; gives that address. */
  traverser: (adresse: string) => Promise<string>
  close: () => Promise<void>
}

const encoder = (valeur: unknown) => Buffer.from(JSON.stringify(valeur)).toString('base64url')
const decoder = (partie: string | undefined): Claims => JSON.parse(Buffer.from(partie ?? '', 'base64url').toString())

function falsifier(jeton: string, { claims = {}, cle }: Mensonge, vraie: KeyObject, autre: KeyObject): string {
  const [entete, corps] = jeton.split('.').map((partie, rang) => (rang < 2 ? decoder(partie) : {}))
  const dit = `${encoder(cle === 'aucune' ? { ...entete, alg: 'none' } : entete)}.${encoder({ ...corps, ...claims })}`
  if (cle === 'aucune') return `${dit}.`
  return `${dit}.${sign('sha256', Buffer.from(dit), cle === 'autre' ? autre : vraie).toString('base64url')}`
}

/** A local OpenID provider (oidc-provider) with one client, the portal at `base`, that lets one person in without a page. */
export async function startOidcServer(base: string): Promise<ServeurOidc> {
  const [clientId, clientSecret] = ['portail-essai', 'secret-du-client-d-essai']
  const paires = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ] as const
  const [vraie, autre] = [paires[0].privateKey, paires[1].privateKey]
  const mensonges: Partial<Record<'id_token' | 'userinfo', Mensonge>> = {}
  const demandes: { chemin: string; parametres: URLSearchParams }[] = []
  let personne: Personne | null = null
  let coupe: string | null = null
  let signe = true

  let traiter = (_requete: IncomingMessage, reponse: ServerResponse): unknown => reponse.writeHead(503).end()
  const serveur = createServer((requete, reponse) => {
    const { pathname, searchParams } = new URL(requete.url ?? '/', 'http://n')
    demandes.push({ chemin: pathname, parametres: searchParams })
    if (coupe !== null && pathname.startsWith(coupe)) reponse.writeHead(503).end()
    else traiter(requete, reponse)
  })
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`

  const connues = new Map<string, Personne>()
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [`${base}/api/auth/callback/proconnect`],
    post_logout_redirect_uris: [`${base}/`],
    token_endpoint_auth_method: 'client_secret_post',
    userinfo_signed_response_alg: 'RS256',
  } as const
  const provider = new Provider(issuer, {
    clients: [client],
    jwks: { keys: [{ ...vraie.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'cle-essai' }] },
    cookies: { keys: ['cle-des-cookies-d-essai'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], given_name: ['given_name'], usual_name: ['usual_name'] },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_contexte, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_contexte, sub) => ({ accountId: sub, claims: () => ({ ...connues.get(sub), sub }) }),
  })
  provider.use(async (contexte, suite) => {
    await suite()
    const corps: unknown = contexte.body
    if (contexte.path === '/token' && mensonges.id_token && typeof corps === 'object' && corps && 'id_token' in corps)
      contexte.body = { ...corps, id_token: falsifier(String(corps.id_token), mensonges.id_token, vraie, autre) }
    if (contexte.path !== '/me' || typeof corps !== 'string') return
    if (mensonges.userinfo) contexte.body = falsifier(corps, mensonges.userinfo, vraie, autre)
    if (signe) return
    contexte.type = 'application/json'
    contexte.body = JSON.stringify(decoder(corps.split('.')[1]))
  })

  async function interagir(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(requete, reponse)
    if (!personne) {
      await provider.interactionFinished(requete, reponse, { error: 'access_denied', error_description: 'refus' })
      return
    }
    if (prompt.name === 'login') {
      connues.set(personne.sub, personne)
      await provider.interactionFinished(requete, reponse, { login: { accountId: personne.sub } })
      return
    }
    const accord = new provider.Grant({ accountId: session?.accountId, clientId })
    accord.addOIDCScope(String(params.scope))
    await provider.interactionFinished(requete, reponse, { consent: { grantId: await accord.save() } })
  }
  const repondre = provider.callback()
  traiter = (requete, reponse) => {
    if (!requete.url?.startsWith('/interaction/')) return repondre(requete, reponse)
    return interagir(requete, reponse).catch(() => reponse.destroy())
  }

  async function traverser(adresse: string): Promise<string> {
    const bocal = new Map<string, string>()
    for (let suivante = adresse; ; ) {
      if (!suivante.startsWith(issuer)) return suivante
      const cookie = [...bocal].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
      const reponse = await fetch(suivante, { redirect: 'manual', headers: { cookie } })
      for (const pose of reponse.headers.getSetCookie()) {
        const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(pose) ?? []
        bocal.set(nom, valeur)
      }
      const location = reponse.headers.get('location')
      if (!location) throw new Error(`the provider answered ${reponse.status}: ${(await reponse.text()).slice(0, 300)}`)
      suivante = new URL(location, suivante).href
    }
  }

  return {
    issuer,
    clientId,
    clientSecret,
    identifier: (suivante) => {
      personne = suivante
    },
    mentir: (sur, mensonge) => {
      if (mensonge) mensonges[sur] = mensonge
      else delete mensonges[sur]
    },
    signer: (voulu) => {
      signe = voulu
    },
    couper: (chemin) => {
      coupe = chemin
    },
    demandes: (chemin) => demandes.filter((demande) => demande.chemin === chemin).map(({ parametres }) => parametres),
    traverser,
    close: () =>
      new Promise<void>((resolve) => {
        serveur.close(() => resolve())
        serveur.closeAllConnections()
      }),
  }
}
