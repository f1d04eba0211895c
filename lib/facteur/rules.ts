import { Secret, TOTP } from 'otpauth'
import { normaliserCode, nouveauCode } from '@/lib/document/rules'

const MINUTE = 60_000
/** How long a proof of who one is (password, second factor) lets one change one's factors. */
export const PREUVE_VALABLE = 10 * MINUTE
/** How long the QR code of a new application, then the recovery codes, stay at hand. */
export const ENROLEMENT_VALABLE = 15 * MINUTE
export const CODES_SECOURS = 10

/** What changed in a person's factors, or was used; each has its words in labels.ts and goes to the owner by e-mail. */
export const CHANGEMENTS = [
  'totp_ajoute',
  'totp_remplace',
  'totp_retire',
  'cle_ajoutee',
  'cle_retiree',
  'codes_renouveles',
  'code_utilise',
] as const
export type Changement = (typeof CHANGEMENTS)[number]

// RFC 6238 with what every application knows: SHA-1, six figures, thirty seconds.
const PARAMETRES = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Steps of thirty seconds that a clock may be early or late (RFC 6238, 5.2). */
const TOLERANCE = 1
const lireSecret = (secret: string) => Secret.fromBase32(secret)

/** A secret of 160 random bits, in base 32 (RFC 4226, 4). */
export const nouveauSecret = () => new Secret({ size: 20 }).base32

/** A secret as people copy it, « ABCD EFGH … ». */
export const grouperSecret = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The otpauth:// address of a QR code: which service, which account, which secret. */
export const adresseTotp = (secret: string, email: string, service: string) =>
  new TOTP({ ...PARAMETRES, issuer: service, label: email, secret: lireSecret(secret) }).toString()

/** The code of a secret at an instant. */
export const codeTotp = (secret: string, instant: Date) =>
  TOTP.generate({ ...PARAMETRES, secret: lireSecret(secret), timestamp: instant.getTime() })

/** A typed code as six figures; null when it can't be one. Spaces and full-width figures are forgiven. */
export function lireCodeTotp(saisie: string): string | null {
  const chiffres = saisie.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}.]/gu, '')
  return /^[0-9]{6}$/.test(chiffres) ? chiffres : null
}

/** The time step that a code is right for, null when it is wrong or not newer than the last one used (RFC 6238, 5.2). */
export function pasDuCode(secret: string, code: string, dernierPas: number | null, maintenant: Date): number | null {
  const timestamp = maintenant.getTime()
  const ecart = TOTP.validate({ ...PARAMETRES, token: code, secret: lireSecret(secret), timestamp, window: TOLERANCE })
  if (ecart === null) return null
  const pas = TOTP.counter({ period: PARAMETRES.period, timestamp }) + ecart
  return dernierPas === null || pas > dernierPas ? pas : null
}

/** Ten recovery codes of 60 random bits, « 7F3K-9QXM-2B4D ». */
export const nouveauxCodes = () => Array.from({ length: CODES_SECOURS }, nouveauCode)

/** What is hashed of a recovery code: its account is in it, so that one search can't be made for all accounts at once. */
export const texteCodeSecours = (compteId: string, code: string) => `${compteId}:${code}`

/** A typed recovery code in its one spelling, or null. */
export const lireCodeSecours = normaliserCode

/** Whether the last proof is fresh enough to change factors. */
export const preuveRecente = (preuveLe: Date, maintenant: Date) => maintenant.getTime() - preuveLe.getTime() < PREUVE_VALABLE

/** Whether a factor may go: a person who must have one keeps at least one. */
export const retraitPermis = (exige: boolean, autres: number) => !exige || autres > 0
