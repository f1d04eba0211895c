import 'server-only'
import type { NextAuthOptions, Session } from 'next-auth'
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
  useSecureCookies: isSecure(),
  providers: [],
  logger,
  callbacks: {
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sub }) as SessionDuJeton,
  },
})
