import 'reflect-metadata'
import { randomBytes, type X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { EKU, lirePem } from './certificat'

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 3072,
}
const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = x509.KeyUsageFlags

/** The parts of a name, in order. */
export type Nom = x509.JsonName
export type Validite = { debut: Date; fin: Date }
export type Titulaire = Validite & { nom: Nom }
/** An authority while certificates are being made: its key lives in memory only. */
export type Autorite = { certificat: X509Certificate; nom: Nom; cle: CryptoKey; publique: CryptoKey }
/** A certificate and its private key (PKCS#8), in PEM. */
export type Paire = { certificat: X509Certificate; cle: string }

// RFC 5280, 4.1.2.2: positive, 20 bytes at most.
const numero = () => ((randomBytes(1).readUInt8() & 0x3f) | 0x40).toString(16) + randomBytes(15).toString('hex')

const genererCle = () => crypto.subtle.generateKey(RSA, true, ['sign', 'verify'])

function lire(certificat: x509.X509Certificate): X509Certificate {
  const [lu] = lirePem(certificat.toString('pem'))
  if (!lu) throw new Error('The certificate that was just made can’t be read')
  return lu
}

/** Makes a self-signed authority (RSA-3072) that issues final certificates only. */
export async function creerAutorite({ nom, debut, fin }: Titulaire): Promise<Autorite> {
  const keys = await genererCle()
  const certificat = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: numero(),
      name: nom,
      notBefore: debut,
      notAfter: fin,
      signingAlgorithm: RSA,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return { certificat: lire(certificat), nom, cle: keys.privateKey, publique: keys.publicKey }
}

/** Has an authority issue a certificate (RSA-3072) that signs, for the uses of `usage` only. */
export async function delivrer(
  autorite: Autorite,
  { nom, debut, fin }: Titulaire,
  usage: { etendus: string[]; critique?: boolean },
): Promise<Paire> {
  const { privateKey, publicKey } = await genererCle()
  const certificat = await x509.X509CertificateGenerator.create(
    {
      serialNumber: numero(),
      subject: nom,
      issuer: autorite.nom,
      notBefore: debut,
      notAfter: fin,
      signingAlgorithm: RSA,
      signingKey: autorite.cle,
      publicKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(digitalSignature | nonRepudiation, true),
        new x509.ExtendedKeyUsageExtension(usage.etendus, usage.critique ?? false),
        await x509.SubjectKeyIdentifierExtension.create(publicKey, false, crypto),
        await x509.AuthorityKeyIdentifierExtension.create(autorite.publique, false, crypto),
      ],
    },
    crypto,
  )
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey)
  return { certificat: lire(certificat), cle: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') }
}

/** A seal. NSS, hence pdfsig, refuses documentSigning when emailProtection is not beside it. */
export const creerCachet = (autorite: Autorite, titulaire: Titulaire) =>
  delivrer(autorite, titulaire, { etendus: [EKU.document, EKU.courriel] })
