import { isIP } from 'node:net'

export type Entetes = Record<string, string | string[] | undefined>
/** Why a request goes no further, as the HTTP status it gets. */
export type Refus = 400 | 403 | 411 | 413

/** Largest declared body: the 5 MB of a form with a file, and what surrounds it. */
export const CORPS_MAX = 6 * 1024 * 1024

const SANS_EFFET = new Set(['GET', 'HEAD', 'OPTIONS'])
const BOUCLE_LOCALE = new Set(['localhost', '127.0.0.1', '[::1]'])

const un = (valeur: string | string[] | undefined): string | undefined => (Array.isArray(valeur) ? valeur.join(', ') : valeur)

/**
 * Address of the person behind a request. Without declared proxies, the connection's own. With `proxys` of them in a row,
 * the entry of X-Forwarded-For that the outermost one wrote: the n-th from the right, as what is further left may be forged.
 * A list that is too short, or an entry that is no address, did not come through them: the connection's own again.
 */
export function adresseClient(entetes: Entetes, connexion: string | undefined, proxys: number): string {
  const directe = (connexion ?? 'inconnue').replace(/^::ffff:(?=\d+\.)/, '')
  if (proxys === 0) return directe
  const chaine = (un(entetes['x-forwarded-for']) ?? '').split(',').map((adresse) => adresse.trim())
  const declaree = chaine.at(-proxys)?.replace(/^::ffff:(?=\d+\.)/, '') ?? ''
  return isIP(declaree) ? declaree : directe
}

/** What one client can't leave by itself: an IPv4 address, or the /64 that an IPv6 one is in (a client has a whole one). */
export function reseauDe(adresse: string): string {
  if (isIP(adresse) !== 6) return adresse
  const [tete = '', queue] = adresse.split('%', 1)[0]?.toLowerCase().split('::') ?? []
  const debut = tete.split(':').filter(Boolean)
  const fin = queue?.split(':').filter(Boolean) ?? []
  const zeros = queue === undefined ? [] : Array.from({ length: Math.max(8 - debut.length - fin.length, 0) }, () => '0')
  const groupes = [...debut, ...zeros, ...fin].slice(0, 4).map((groupe) => groupe.replace(/^0+(?=.)/, ''))
  return `${groupes.join(':')}::/64`
}

/** The same scheme and port on this very machine, under another of its names: what a person types while trying Kairos out. */
function memeMachine(origine: string, base: URL): boolean {
  const autre = URL.parse(origine)
  if (autre?.origin !== origine) return false
  const locales = BOUCLE_LOCALE.has(autre.hostname) && BOUCLE_LOCALE.has(base.hostname)
  return locales && autre.protocol === base.protocol && autre.port === base.port
}

/** True when a request that may change something comes from our own pages (OWASP ASVS 5.0, 3.5.1), or from no page at all. */
export function origineAcceptee(methode: string, entetes: Entetes, baseUrl: string): boolean {
  if (SANS_EFFET.has(methode)) return true
  const base = new URL(baseUrl)
  const origine = un(entetes.origin)
  const site = un(entetes['sec-fetch-site'])
  // From a page with `no-referrer` (those of a token's link) browsers write `null`; only they can write the other header.
  if (origine === 'null') return site === 'same-origin'
  if (origine !== undefined) return origine === base.origin || memeMachine(origine, base)
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** False for an address that holds a NUL or bytes that are not UTF-8 once decoded. */
function cheminLisible(url: string): boolean {
  try {
    return url.startsWith('/') && !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

/** Decides, before anything is read of its body, whether a request is let in; null when it is. */
export function refusDe(methode: string, url: string, entetes: Entetes, baseUrl: string): Refus | null {
  if (!cheminLisible(url)) return 400
  if (!origineAcceptee(methode, entetes, baseUrl)) return 403
  if (entetes['transfer-encoding'] !== undefined) return 411
  return Number(un(entetes['content-length']) ?? 0) > CORPS_MAX ? 413 : null
}

/** The path without its query string, where links carry their tokens. */
export const cheminSeul = (url: string) => url.split(/[?#]/, 1)[0] ?? '/'

/** True for what the access log leaves out: built files, and the health probe when all is well. */
export function estMuet(chemin: string, statut: number): boolean {
  return (
    chemin.startsWith('/_next/') ||
    /\.(?:ico|svg|png|webp|woff2|css|js|txt)$/.test(chemin) ||
    (chemin === '/sante' && statut === 200)
  )
}
