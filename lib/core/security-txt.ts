const JOUR_MS = 86_400_000
/** RFC 9116, 2.5.5: less than a year, so that a page nobody looks after any more goes stale. */
export const VALIDITE_JOURS = 180

type Source = { courriel: string; baseUrl: string; maintenant: Date }

/**
 * How to report a security flaw (RFC 9116). Expires at a UTC midnight, so that the text is the same all day long.
 * Canonical is left out without TLS: the RFC (2.5.2) allows https addresses only.
 */
export function securityTxt({ courriel, baseUrl, maintenant }: Source): string {
  const expire = new Date(Math.floor(maintenant.getTime() / JOUR_MS + VALIDITE_JOURS) * JOUR_MS)
  const champs = [
    `Contact: mailto:${encodeURI(courriel)}`,
    `Expires: ${expire.toISOString()}`,
    'Preferred-Languages: fr, en',
    ...(baseUrl.startsWith('https://') ? [`Canonical: ${baseUrl}/.well-known/security.txt`] : []),
  ]
  return `${champs.join('\n')}\n`
}
