import { type WorkStore, workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external'
import { createRequestStoreForAPI } from 'next/dist/server/async-storage/request-store'
import { NextRequest } from 'next/server'
import { cookieDeSession } from './factories'

type Requete = {
  /** Row of the session whose cookie the browser sends. */
  sessionId?: string
  cookies?: Record<string, string>
  adresse?: string
  navigateur?: string
  entetes?: Record<string, string>
}
/** What a loader or an action ended with: a value, a redirection, or the page of what does not exist. */
export type Issue<T> = { valeur: T } | { redirection: string } | { introuvable: true }

function lireErreur(erreur: unknown): { redirection: string } | { introuvable: true } {
  const digest = typeof erreur === 'object' && erreur !== null && 'digest' in erreur ? String(erreur.digest) : ''
  const [genre, , adresse] = digest.split(';')
  if (genre === 'NEXT_REDIRECT' && adresse !== undefined) return { redirection: adresse }
  if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return { introuvable: true }
  throw erreur
}

/**
 * Runs a loader or an action inside a request of Next.js: its own storages, real headers and cookies. `poses` are the
 * cookies that the answer sets.
 */
export async function dansRequete<T>(
  { sessionId, cookies = {}, adresse = '192.0.2.1', navigateur = 'Navigateur d’essai', entetes = {} }: Requete,
  travail: () => Promise<T>,
): Promise<{ issue: Issue<T>; poses: Record<string, string> }> {
  const session = sessionId ? await cookieDeSession(sessionId) : null
  const envoyes = Object.entries({ ...cookies, ...(session ? { [session.name]: session.value } : {}) })
  const headers = new Headers({ 'x-kairos-address': adresse, 'x-request-id': 'requete-d-essai', ...entetes })
  headers.set('user-agent', encodeURIComponent(navigateur))
  if (envoyes.length > 0) headers.set('cookie', envoyes.map(([nom, valeur]) => `${nom}=${valeur}`).join('; '))
  const requete = new NextRequest('http://kairos.test:3000/essai', { headers })
  const etiquettes = { tags: [], expirationsByCacheKind: new Map() }
  const store = createRequestStoreForAPI(requete, { pathname: '/essai' }, etiquettes, undefined, undefined, undefined)
  const issue = await workAsyncStorage.run({ route: '/essai', page: '/essai' } as WorkStore, () =>
    workUnitAsyncStorage.run(store, async (): Promise<Issue<T>> => {
      try {
        return { valeur: await travail() }
      } catch (erreur) {
        return lireErreur(erreur)
      }
    }),
  )
  const poses = Object.fromEntries(store.mutableCookies.getAll().map(({ name, value }) => [name, value]))
  return { issue, poses }
}
