import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { P12Signer } from '@libpdf/core'
import { lirePem } from './certificat'
import type { Signataire } from './cms'

const signerOctets = promisify(sign)

/** A key that can sign, and the certificates that came with it, in any order. */
export type Cle = { certificats: X509Certificate[]; signer: Signataire['signer'] }

// The library's words for a wrong password: the integrity of the file is checked with it before anything is decrypted.
const MOT_DE_PASSE = /integrity|password|\bh?mac\b/i

/** Opens a PKCS #12 file, of today's or of older ciphers. Says why not otherwise. */
export async function ouvrirP12(octets: Uint8Array, motDePasse: string): Promise<Cle | 'mot_de_passe' | 'illisible'> {
  try {
    const p12 = await P12Signer.create(octets, motDePasse)
    const certificats = [p12.certificate, ...p12.certificateChain].map((der) => new X509Certificate(der))
    return { certificats, signer: (texte) => p12.sign(texte, 'SHA-256') }
  } catch (error) {
    return error instanceof Error && MOT_DE_PASSE.test(error.message) ? 'mot_de_passe' : 'illisible'
  }
}

/** Opens a PEM text that holds a private key (PKCS#8) and certificates. Throws when it does not. */
export function ouvrirPem(texte: string): Cle {
  const cle = createPrivateKey(texte)
  return { certificats: lirePem(texte), signer: (octets) => signerOctets('sha256', octets, cle) }
}

const estRacine = (certificat: X509Certificate) => certificat.subject === certificat.issuer

/**
 * Signs something to find the certificate of the key: files list them in any order. Null when none fits.
 * `sommets`: the authorities whose own issuer is not there, the ones to trust.
 */
export async function essayerCle({ certificats, signer }: Cle): Promise<(Signataire & { sommets: X509Certificate[] }) | null> {
  const essai = Buffer.from('Essai de signature')
  const signature = await signer(essai)
  const certificat = certificats.find(({ publicKey: key }) => verify('sha256', essai, { key, dsaEncoding: 'der' }, signature))
  if (!certificat) return null
  const autorites = certificats.filter((autre) => autre !== certificat && autre.ca)
  const delivreIci = (autorite: X509Certificate) => autorites.some((autre) => autre !== autorite && autorite.checkIssued(autre))
  return {
    certificat,
    intermediaires: autorites.filter((autorite) => !estRacine(autorite)),
    signer,
    sommets: autorites.filter((autorite) => estRacine(autorite) || !delivreIci(autorite)),
  }
}
