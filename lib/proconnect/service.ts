import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { getBaseUrl, type ProConnect } from '@/lib/core/env'
import { errorFields, log } from '@/lib/core/log'
import { type Decouverte, decouverteSchema, type Identite, identiteSchema } from './schema'

const DELAI_MS = 5_000
const VALIDITE_MS = 3_600_000
const SCOPE = 'openid email given_name usual_name'
const SIGNATURE = 'RS256'

let connue: { decouverte: Decouverte; jusqua: number } | undefined

/** Where the provider's addresses are, asked for once an hour; null when it does not answer, or answers for another issuer. */
export async function decouvrir({ issuer }: ProConnect): Promise<Decouverte | null> {
  if (connue && connue.decouverte.issuer === issuer && Date.now() < connue.jusqua) return connue.decouverte
  try {
    const adresse = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const reponse = await fetch(adresse, { redirect: 'error', signal: AbortSignal.timeout(DELAI_MS), cache: 'no-store' })
    const decouverte = decouverteSchema.parse(await reponse.json())
    if (decouverte.issuer !== issuer) throw new Error('the discovery document is of another issuer')
    connue = { decouverte, jusqua: Date.now() + VALIDITE_MS }
    return decouverte
  } catch (error) {
    log.warn({ event: 'proconnect.injoignable', ...errorFields(error) })
    return null
  }
}

type Client = Parameters<NonNullable<Extract<OAuthConfig<Identite>['userinfo'], object>['request']>>[0]['client']
type Jetons = Awaited<ReturnType<Client['callback']>>

// ProConnect signs its answer; the standard also allows plain JSON (OpenID Connect Core 1.0, 5.3.2).
async function lireIdentite(client: Client, jetons: Jetons): Promise<Identite> {
  const signant = new client.issuer.Client({ ...client.metadata, userinfo_signed_response_alg: SIGNATURE })
  const lue = await signant.userinfo(jetons).catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('expected application/jwt')) return client.userinfo(jetons)
    throw error
  })
  return identiteSchema.parse(lue)
}

/** What became of a sign-in on its way: how far it came, and what stopped it. */
export type Suivi = { echange: boolean; erreur?: unknown }

/** ProConnect as a provider of next-auth: authorization code with PKCE (S256), state and nonce, tokens of this issuer only. */
export function fournisseur(reglages: ProConnect, decouverte: Decouverte, suivi: Suivi): OAuthConfig<Identite> {
  const suivre = async <T>(travail: () => Promise<T>): Promise<T> => {
    suivi.echange = true
    try {
      return await travail()
    } catch (error) {
      suivi.erreur = error
      throw error
    }
  }
  let jetons: Jetons
  return {
    id: 'proconnect',
    name: 'ProConnect',
    type: 'oauth',
    clientId: reglages.clientId,
    clientSecret: reglages.clientSecret,
    issuer: reglages.issuer,
    jwks_endpoint: decouverte.jwks_uri,
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    client: { token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: SIGNATURE },
    httpOptions: { timeout: DELAI_MS },
    authorization: { url: decouverte.authorization_endpoint, params: { scope: SCOPE } },
    token: {
      url: decouverte.token_endpoint,
      request: ({ client, provider, params, checks }) =>
        suivre(async () => {
          jetons = await client.callback(provider.callbackUrl, params, checks)
          return { tokens: jetons }
        }),
    },
    userinfo: {
      url: decouverte.userinfo_endpoint,
      request: ({ client }) => suivre(() => lireIdentite(client, jetons)),
    },
    profile: ({ sub, email }) => ({ id: sub, email }),
  }
}

const champ = (valeur: unknown, nom: string): unknown =>
  typeof valeur === 'object' && valeur !== null && nom in valeur ? valeur[nom as keyof typeof valeur] : undefined

/** Whether an exchange failed because the provider is down (no connection, no answer in time, 5xx), not because it refused. */
export function estPanne(erreur: unknown): boolean {
  const statut = champ(champ(erreur, 'response'), 'statusCode')
  if (typeof statut === 'number') return statut >= 500
  return /^E[A-Z]+$/.test(String(champ(erreur, 'code'))) || /timed out/.test(String(champ(erreur, 'message')))
}

/** Where to sign out of ProConnect (OpenID Connect RP-Initiated Logout 1.0), or null when it can't be asked for. */
export async function adresseFinDeSession(reglages: ProConnect, idToken: string): Promise<string | null> {
  const { end_session_endpoint: fin } = (await decouvrir(reglages)) ?? {}
  if (!fin) return null
  const adresse = new URL(fin)
  adresse.searchParams.set('id_token_hint', idToken)
  adresse.searchParams.set('state', nouveauJeton().jeton)
  adresse.searchParams.set('post_logout_redirect_uri', `${getBaseUrl()}/`)
  return adresse.href
}
