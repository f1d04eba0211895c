import 'server-only'
import type { NextAuthOptions, Session } from 'next-auth'
import { sha256 } from './chiffrement'
import { DUREE_MAX } from './duree-session'
import { getBaseUrl, getSecret } from './env'
import { log } from './log'

/** As long as a session may last: the cookie of one that is over is worth nothing anyway. */
export const SESSION_MAX_SECONDS = DUREE_MAX / 1000

const isSecure = () => getBaseUrl().startsWith('https://')

/** next-auth's own cookie name and options; the token inside carries one thing, the identifier of the session row. */
export const sessionCookie = () => ({
  name: isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() },
})

/** The cookie of a browser that the account was opened in before; it opens nothing by itself. */
export const appareilCookie = () => ({
  name: isSecure() ? '__Host-kairos-appareil' : 'kairos-appareil',
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure(), maxAge: 400 * 24 * 60 * 60 },
})

/** next-auth's own cookies of a sign-in that is under way elsewhere: the state, the verifier and the nonce; where to go back to. */
export const cookiesEntree = () => {
  const debut = isSecure() ? '__Secure-next-auth' : 'next-auth'
  return {
    etat: [`${debut}.state`, `${debut}.pkce.code_verifier`, `${debut}.nonce`],
    retour: `${debut}.callback-url`,
    csrf: `${isSecure() ? '__Host-' : ''}next-auth.csrf-token`,
  }
}

/** next-auth's proof that a sign-in was asked for here: the value of its cookie, for a random token. */
export const jetonCsrf = (jeton: string) => ({ jeton, valeur: `${jeton}|${sha256(`${jeton}${getSecret()}`)}` })

// A forged or expired cookie is nobody's, and no fault of ours: its code in the log, instead of a stack on the console.
const logger: NextAuthOptions['logger'] = {
  error: (code) => log.warn({ event: 'auth.error', code }),
  warn: (code) => log.warn({ event: 'auth.warning', code }),
  debug: () => undefined,
}

export type SessionDuJeton = Session & { sessionId?: string }

/** Options of next-auth. Built at each call because settings are read when they are first needed. */
export const authOptions = (): NextAuthOptions => ({
  secret: getSecret(),
  session: { strategy: 'jwt', maxAge: SESSION_MAX_SECONDS },
  jwt: { maxAge: SESSION_MAX_SECONDS },
  useSecureCookies: isSecure(),
  providers: [],
  logger,
  callbacks: {
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sub }) as SessionDuJeton,
  },
})
