import { randomBytes, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { entierHexa, type Horodatage, lireJeton, verifierJeton } from './jeton'
import { OID } from './oid'

/** Why a server gave no timestamp that can be used. */
export type EchecHorodatage =
  | 'injoignable'
  | 'delai'
  | 'reponse'
  | 'refus'
  | 'nonce'
  | 'taille'
  | NonNullable<Horodatage['defaut']>
/** `source`: the host that was asked, never its whole address, which may hold a password. */
export type ErreurHorodatage = { source: string; code: EchecHorodatage }
export type Horodateurs = { adresses: string[]; ancres: X509Certificate[]; delaiMs?: number }
/** `le`: the instant that the timestamp states. `jeton` is null when no server gave one; `erreurs` tells of each that failed. */
export type ReponseHorodatage = { jeton: { octets: Uint8Array; source: string; le: Date } | null; erreurs: ErreurHorodatage[] }

const DELAI_MS = 5_000 // for a whole exchange with one server
const REPONSE_MAX = 65_536
const ACCORDE = [0, 1] // granted, grantedWithMods (RFC 3161, 2.4.2)

class Echec extends Error {
  constructor(readonly code: EchecHorodatage) {
    super(code)
  }
}

/** Eight random bytes that stay positive and keep their length as an ASN.1 integer. */
function nouveauNonce(): Buffer {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  return nonce
}

function requete(empreinte: Uint8Array, nonce: Uint8Array): ArrayBuffer {
  const hashAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1.Null() })
  const hashedMessage = new asn1.OctetString({ valueHex: new Uint8Array(empreinte) })
  const demande = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({ hashAlgorithm, hashedMessage }),
    nonce: new asn1.Integer({ valueHex: new Uint8Array(nonce) }),
    certReq: true,
  })
  return demande.toSchema().toBER(false)
}

/** The body, as long as it stays short: what a server sends is not trusted. */
async function lireCorps(reponse: Response): Promise<Uint8Array> {
  const morceaux: Uint8Array[] = []
  let taille = 0
  for await (const morceau of reponse.body ?? []) {
    taille += morceau.length
    if (taille > REPONSE_MAX) throw new Echec('reponse')
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux)
}

/** One exchange over HTTP (RFC 3161, 3.4). An account in the address becomes basic authentication; redirections are not followed. */
async function envoyer(adresse: string, corps: ArrayBuffer, delaiMs: number): Promise<Uint8Array> {
  const url = new URL(adresse)
  const compte = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const headers = new Headers({ 'content-type': 'application/timestamp-query' })
  if (compte !== ':') headers.set('authorization', `Basic ${Buffer.from(compte).toString('base64')}`)
  url.username = ''
  url.password = ''
  const reponse = await fetch(url, {
    method: 'POST',
    headers,
    body: corps,
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(delaiMs),
  })
  if (reponse.status === 200) return lireCorps(reponse)
  await reponse.body?.cancel()
  throw new Echec('reponse')
}

/** The token of an answer. Throws an Echec when the server refused, or did not answer in the protocol. */
function jetonDe(corps: Uint8Array): Uint8Array {
  const { offset, result } = asn1.fromBER(new Uint8Array(corps))
  if (offset < 0) throw new Echec('reponse')
  let lue: pkijs.TimeStampResp
  try {
    lue = new pkijs.TimeStampResp({ schema: result })
  } catch {
    throw new Echec('reponse')
  }
  if (!ACCORDE.includes(lue.status.status)) throw new Echec('refus')
  if (!lue.timeStampToken) throw new Echec('reponse')
  return new Uint8Array(lue.timeStampToken.toSchema().toBER(false))
}

function codeDe(error: unknown): EchecHorodatage {
  if (error instanceof Echec) return error.code
  return error instanceof Error && error.name === 'TimeoutError' ? 'delai' : 'injoignable'
}

async function demander(adresse: string, empreinte: Uint8Array, { ancres, delaiMs = DELAI_MS }: Horodateurs) {
  const nonce = nouveauNonce()
  const octets = jetonDe(await envoyer(adresse, requete(empreinte, nonce), delaiMs))
  const { defaut, le, source } = verifierJeton(octets, () => empreinte, ancres)
  if (defaut) throw new Echec(defaut)
  if (!le || !source || lireJeton(octets).nonce !== entierHexa(nonce)) throw new Echec('nonce')
  return { octets, le, source }
}

/**
 * Asks each server in turn for a timestamp of a SHA-256 digest (RFC 3161), 5 seconds each, until one gives a token that is
 * of that digest and of this request, signed by a certificate made for it that `ancres` vouch for. Never throws.
 */
export async function horodater(empreinte: Uint8Array, horodateurs: Horodateurs): Promise<ReponseHorodatage> {
  const erreurs: ErreurHorodatage[] = []
  for (const adresse of horodateurs.adresses) {
    try {
      return { jeton: await demander(adresse, empreinte, horodateurs), erreurs }
    } catch (error) {
      erreurs.push({ source: URL.parse(adresse)?.host ?? 'TSA_URL', code: codeDe(error) })
    }
  }
  return { jeton: null, erreurs }
}
