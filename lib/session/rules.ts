import { createHash } from 'node:crypto'

export const METHODES = ['mot_de_passe', 'cle_acces', 'proconnect'] as const
export type Methode = (typeof METHODES)[number]

/** Whether a session waits for the second factor: a passkey is both factors at once, ProConnect asks for its own. */
export const attendFacteur = (methode: Methode, aFacteur: boolean) => aFacteur && methode === 'mot_de_passe'

// In this order: most browsers also say they are one of those further down.
const NAVIGATEURS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bTrident\/|\bMSIE /, 'Internet Explorer'],
  [/\bChrom(?:e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
]
const SYSTEMES: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]
const reconnaitre = (liste: [RegExp, string][], agent: string) => liste.find(([motif]) => motif.test(agent))?.[1]

/**
 * What a browser says of itself (`User-Agent`, forged at will), in a few words of ours and none of its own: « Firefox sur
 * Windows ». Neither version nor place.
 */
export function decrireNavigateur(agent: string): string {
  const lu = agent.slice(0, 300)
  const navigateur = reconnaitre(NAVIGATEURS, lu) ?? 'Navigateur inconnu'
  const systeme = reconnaitre(SYSTEMES, lu)
  return systeme ? `${navigateur} sur ${systeme}` : navigateur
}

/** How long a browser stays known when its cookie does not come back, as the cookie itself. */
export const DUREE_APPAREIL = 400 * 24 * 3_600_000

/** What is kept of a browser's token: one browser may be known to several accounts, by a different fingerprint each. */
export const empreinteAppareil = (compteId: string, jeton: string) =>
  createHash('sha256').update(`${compteId}:${jeton}`).digest('hex')
