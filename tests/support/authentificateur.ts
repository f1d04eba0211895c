import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Ajout, Usage } from '@/lib/cle/schema'

const b64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64url')
const sha256 = (donnees: string | Uint8Array) => createHash('sha256').update(donnees).digest()

type Lieu = { origine?: string; rpId?: string }
/** `verifie`: the PIN or the finger was checked. `compteur`: in place of the next one. `poignee`: the account it names. */
type Options = Lieu & { verifie?: boolean; compteur?: number; poignee?: string | null }

const ORIGINE = 'http://kairos.test:3000'
const RP_ID = 'kairos.test'
const PRESENT = 0x01
const VERIFIE = 0x04
const CLE_JOINTE = 0x40

/** An authenticator in software (WebAuthn 3, ES256): it answers as a browser would hand its answers over. */
export class Authentificateur {
  readonly id = randomBytes(32)
  private readonly cle: KeyObject
  private readonly cose: Buffer
  private compteur = 0

  constructor(private readonly compteId: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.cle = privateKey
    const [abscisse, ordonnee] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    // CBOR map { kty: EC2, alg: ES256, crv: P-256, x, y } (RFC 9053).
    this.cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), abscisse, Buffer.from('225820', 'hex'), ordonnee])
  }

  private donnees(drapeaux: number, { rpId = RP_ID }: Lieu, compteur: number): Buffer {
    const nombre = Buffer.alloc(4)
    nombre.writeUInt32BE(compteur)
    return Buffer.concat([sha256(rpId), Buffer.from([drapeaux]), nombre])
  }

  private client(type: 'webauthn.create' | 'webauthn.get', challenge: string, { origine = ORIGINE }: Lieu): string {
    return JSON.stringify({ type, challenge, origin: origine, crossOrigin: false })
  }

  private enveloppe() {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key' as const, clientExtensionResults: {} }
  }

  /** The answer to « make a passkey ». */
  creer(challenge: string, { verifie = true, ...lieu }: Options = {}): Ajout {
    const longueur = Buffer.from([0, this.id.length])
    const tete = this.donnees(PRESENT | CLE_JOINTE | (verifie ? VERIFIE : 0), lieu, this.compteur)
    const authData = Buffer.concat([tete, Buffer.alloc(16), longueur, this.id, this.cose])
    // CBOR map { fmt: "none", attStmt: {}, authData }.
    const debut = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex')
    const attestationObject = b64(Buffer.concat([debut, Buffer.from([0x58, authData.length]), authData]))
    const clientDataJSON = b64(Buffer.from(this.client('webauthn.create', challenge, lieu)))
    return { ...this.enveloppe(), response: { clientDataJSON, attestationObject, transports: ['internal'] } }
  }

  /** The answer to « sign in »: each signature counts one more. */
  signer(challenge: string, { verifie = true, compteur, poignee = this.compteId, ...lieu }: Options = {}): Usage {
    this.compteur = compteur ?? this.compteur + 1
    const authData = this.donnees(PRESENT | (verifie ? VERIFIE : 0), lieu, this.compteur)
    const client = this.client('webauthn.get', challenge, lieu)
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), this.cle)
    const userHandle = poignee === null ? undefined : b64(Buffer.from(poignee.replaceAll('-', ''), 'hex'))
    const response = { clientDataJSON: b64(Buffer.from(client)), authenticatorData: b64(authData), signature: b64(signature) }
    return { ...this.enveloppe(), response: { ...response, userHandle } }
  }
}
