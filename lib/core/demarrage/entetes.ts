import { createHash } from 'node:crypto'
import { STYLE_INCIDENT } from '../style-incident'

const EMPREINTE_INCIDENT = `sha256-${createHash('sha256').update(STYLE_INCIDENT).digest('base64')}`

/** What pages may do in a browser (Permissions Policy): passkeys, and none of the rest. */
const PERMISSIONS = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
  ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'screen-wake-lock', 'serial', 'usb', 'web-share', 'xr-spatial-tracking'],
].map((nom) => (nom.includes('=') ? nom : `${nom}=()`))

const DEUX_ANS_SECONDES = 63_072_000

/** `url` as it was asked for; `https`: whether the portal's configured address is. */
type Reponse = { url: string; nonce: string; https: boolean }

/**
 * Content Security Policy, level 3: only scripts that carry the nonce of this answer run, and those that they load themselves;
 * the rest comes from the portal, written nowhere in the page.
 */
function politiqueDeContenu({ nonce, https }: Reponse): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' '${EMPREINTE_INCIDENT}'`,
    "style-src-attr 'unsafe-inline'", // of e-mails, in the frames where agents read them before they leave: ours have none
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** True for the pages of a link that was e-mailed: nobody may learn their address. */
const porteUnJeton = (url: string) => /[?&]jeton=/.test(url)

/** The headers of an answer (OWASP ASVS 5.0, chapter 3) that did not choose its own. */
export function entetesDeSecurite(reponse: Reponse) {
  const { url, https } = reponse
  return {
    'content-security-policy': politiqueDeContenu(reponse),
    'permissions-policy': PERMISSIONS.join(', '),
    'referrer-policy': porteUnJeton(url) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'private, no-store',
    ...(https ? { 'strict-transport-security': `max-age=${DEUX_ANS_SECONDES}; includeSubDomains` } : {}),
  }
}
