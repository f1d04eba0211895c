import 'server-only'
import { randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { getBaseUrl } from './env'
import { getOperateur } from './operateur'

/** How long a browser may take to answer a challenge, in milliseconds. */
export const DUREE_DEFI = 5 * 60_000

/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812): what every authenticator has one of. */
const ALGORITHMES = [-8, -7, -257]

/** A passkey as the browser must know it, to use it or not to make it twice. */
export type Connue = { id: string; transports: string[] }

/** Where the portal is, by its settings only: what a request says of its host counts for nothing. */
function portail() {
  const { origin, hostname } = new URL(getBaseUrl())
  return { origin, rpID: hostname }
}

/** 256 random bits, base64url, as they come back in the signed answer. */
export const nouveauDefi = () => randomBytes(32).toString('base64url')

const octets = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))
// The UUID's own bytes: an authenticator keeps them, they say nothing of the person (WebAuthn 3, 14.6.1).
const poignee = (compteId: string) => new Uint8Array(Buffer.from(compteId.replaceAll('-', ''), 'hex'))

/** The account that an authenticator says the key is of, null when it says none. */
export const compteDePoignee = (userHandle: string | undefined) =>
  userHandle
    ? Buffer.from(userHandle, 'base64url')
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : null

/** What a browser needs to make a passkey: one that can also sign in alone, wherever the authenticator can keep it. */
export function optionsAjout(defi: string, compte: { id: string; email: string; nom: string | null }, connues: Connue[]) {
  return generateRegistrationOptions({
    rpName: getOperateur().service,
    rpID: portail().rpID,
    userID: poignee(compte.id),
    userName: compte.email,
    userDisplayName: compte.nom ?? compte.email,
    challenge: octets(defi),
    timeout: DUREE_DEFI,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMES,
    excludeCredentials: connues,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/**
 * What a browser needs to use one. Without `connues` any passkey of the portal will do, and the authenticator must check who
 * holds it (PIN, finger): it then stands for both factors.
 */
export function optionsUsage(defi: string, connues: Connue[] | null) {
  return generateAuthenticationOptions({
    rpID: portail().rpID,
    challenge: octets(defi),
    timeout: DUREE_DEFI,
    allowCredentials: connues ?? [],
    userVerification: connues ? 'discouraged' : 'required',
  })
}

/** Reads the answer of a browser that made a passkey; null when it is not the answer to this challenge, for this portal. */
export async function lireAjout(reponse: RegistrationResponseJSON, defi: string) {
  const { origin, rpID } = portail()
  try {
    const lue = await verifyRegistrationResponse({
      response: reponse,
      expectedChallenge: defi,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMES,
    })
    if (!lue.verified) return null
    const { id: credentialId, publicKey: clePublique, counter: compteur } = lue.registrationInfo.credential
    return { credentialId, clePublique, compteur, transports: reponse.response.transports ?? [] }
  } catch {
    return null // garbage, another site's, another challenge's
  }
}

export type CleLue = { credentialId: string; clePublique: Uint8Array; compteur: bigint }

/**
 * Checks a signature by a passkey and returns its new counter; null when it is not of this key, this challenge, this portal,
 * or when the counter went back, which says that the key was copied (WebAuthn 3, 6.1.1). `seule`: who holds it was checked too.
 */
export async function lireUsage(
  reponse: AuthenticationResponseJSON,
  defi: string,
  { credentialId, clePublique, compteur }: CleLue,
  seule: boolean,
): Promise<bigint | null> {
  const { origin, rpID } = portail()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: reponse,
      expectedChallenge: defi,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: seule,
      credential: { id: credentialId, publicKey: new Uint8Array(clePublique), counter: Number(compteur) },
    })
    return verified ? BigInt(authenticationInfo.newCounter) : null
  } catch {
    return null
  }
}
