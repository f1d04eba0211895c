import { createHash, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { OID } from './oid'

/** Who seals: a certificate, the authorities between it and its root (the root itself is left out), and the use of its key. */
export type Signataire = {
  certificat: X509Certificate
  intermediaires: X509Certificate[]
  /** Signs with SHA-256: PKCS #1 v1.5 for RSA, DER for an elliptic curve. */
  signer: (octets: Uint8Array) => Promise<Uint8Array>
}

const octets = (valeur: Uint8Array) => new Uint8Array(valeur)
const der = (objet: { toBER(sizeOnly?: boolean): ArrayBuffer }) => new Uint8Array(objet.toBER(false))
const lire = (valeur: Uint8Array) => asn1.fromBER(octets(valeur)).result
const oid = (value: string) => new asn1.ObjectIdentifier({ value })
const chaine = (valeur: Uint8Array) => new asn1.OctetString({ valueHex: octets(valeur) })
const attribut = (type: string, valeur: asn1.BaseBlock) => new pkijs.Attribute({ type, values: [valeur] })
const certificatDe = ({ raw }: X509Certificate) => new pkijs.Certificate({ schema: lire(raw) })

/** ESSCertIDv2 (RFC 5035, 4): the hash of the certificate, SHA-256 by default, then its issuer and number. */
function identifiant(certificat: X509Certificate): asn1.Sequence {
  const { issuer, serialNumber } = certificatDe(certificat)
  const emetteur = new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 4, value: issuer })] })
  const numero = new pkijs.IssuerSerial({ issuer: emetteur, serialNumber }).toSchema()
  const empreinte = chaine(createHash('sha256').update(certificat.raw).digest())
  const suite = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value })
  return suite(suite(suite(empreinte, numero)))
}

/** What is signed. No signing-time: PAdES forbids it (ETSI EN 319 142-1, 6.3). Already in the order of DER, shortest first. */
const attributs = (certificat: X509Certificate, empreinte: Uint8Array) =>
  new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribut(OID.typeContenu, oid(OID.donnees)),
      attribut(OID.empreinte, chaine(empreinte)),
      attribut(OID.certificatV2, identifiant(certificat)),
    ],
  })

function algorithme({ publicKey }: X509Certificate): pkijs.AlgorithmIdentifier {
  if (publicKey.asymmetricKeyType === 'ec') return new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaSha256 })
  return new pkijs.AlgorithmIdentifier({ algorithmId: OID.rsaSha256, algorithmParams: new asn1.Null() })
}

/** A signature, and its CMS without or with a timestamp of it: asking for one takes time and may fail. */
export type CmsSigne = { signature: Uint8Array; encoder: (jeton?: Uint8Array) => Uint8Array }

/**
 * Signs a SHA-256 digest as PAdES wants it (ETSI EN 319 142-1, baseline B-B): detached CMS in DER, with the attribute
 * signing-certificate-v2 and without signing-time. The same digest and an RSA key give the same bytes.
 */
export async function signerCms({ certificat, intermediaires, signer }: Signataire, empreinte: Uint8Array): Promise<CmsSigne> {
  const { issuer, serialNumber } = certificatDe(certificat)
  const signedAttrs = attributs(certificat, empreinte)
  const aSigner = der(signedAttrs.toSchema())
  aSigner[0] = 0x31 // signed as a SET OF, not as the [0] that carries it (RFC 5652, 5.4)
  const signature = await signer(aSigner)
  const sha256 = () => new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 })
  const encoder = (jeton?: Uint8Array) => {
    const info = new pkijs.SignerInfo({
      version: 1,
      sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
      digestAlgorithm: sha256(),
      signedAttrs,
      signatureAlgorithm: algorithme(certificat),
      signature: chaine(signature),
    })
    if (jeton)
      info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [attribut(OID.jeton, lire(jeton))] })
    const donnees = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.donnees }),
      digestAlgorithms: [sha256()],
      certificates: [certificat, ...intermediaires].map(certificatDe),
      signerInfos: [info],
    })
    return der(new pkijs.ContentInfo({ contentType: OID.signees, content: donnees.toSchema(true) }).toSchema())
  }
  return { signature, encoder }
}
