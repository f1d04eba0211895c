import { verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { EMPREINTES, OID, SIGNATURES } from './oid'

/** A CMS of one signer, read but not believed. `longueur`: bytes it takes; what follows it is not part of it. */
export type CmsLu = {
  longueur: number
  /** True when these bytes are the one DER encoding of what was read, in the versions that we write. */
  canonique: boolean
  type: string
  /** What is signed, when the CMS carries it; null when it is detached. */
  contenu: Uint8Array | null
  certificat: X509Certificate
  autres: X509Certificate[]
  algorithme: string
  attributs: Map<string, asn1.BaseBlock>
  attributsSignes: Uint8Array
  signature: Uint8Array
  jeton: Uint8Array | null
  verifier: (octets: Uint8Array) => boolean
}

const CERTIFICATS_MAX = 10

class Illisible extends Error {}

function exiger<T>(valeur: T | null | undefined): T {
  if (valeur === null || valeur === undefined) throw new Illisible('The CMS lacks a part')
  return valeur
}

const der = (bloc: asn1.BaseBlock) => new Uint8Array(bloc.toBER(false))
export const memes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** The attributes by type: each one once, with one value (RFC 5652, 11). */
function unique(ensemble: pkijs.SignedAndUnsignedAttributes | undefined): Map<string, asn1.BaseBlock> {
  const liste = ensemble?.attributes ?? []
  const lus = new Map<string, asn1.BaseBlock>(liste.map(({ type, values }) => [type, exiger(values[0])]))
  if (lus.size !== liste.length || liste.some(({ values }) => values.length !== 1))
    throw new Illisible('An attribute is repeated')
  return lus
}

function certificats(donnees: pkijs.SignedData): X509Certificate[] {
  const liste = donnees.certificates ?? []
  if (liste.length > CERTIFICATS_MAX) throw new Illisible('The CMS carries too many certificates')
  return liste.map((objet) => new X509Certificate(der(exiger(objet instanceof pkijs.Certificate ? objet : null).toSchema())))
}

const contenuDe = ({ eContent }: pkijs.EncapsulatedContentInfo) => (eContent ? new Uint8Array(eContent.getValue()) : null)

/** The certificate that a signer names by its issuer and number, among those that the CMS carries. */
function nomme(donnees: pkijs.SignedData, sid: pkijs.IssuerAndSerialNumber): { rang: number; objet: pkijs.Certificate } {
  const objets = donnees.certificates ?? []
  const rang = objets.findIndex(
    (objet) =>
      objet instanceof pkijs.Certificate && objet.issuer.isEqual(sid.issuer) && objet.serialNumber.isEqual(sid.serialNumber),
  )
  const objet = objets[rang]
  return { rang, objet: exiger(objet instanceof pkijs.Certificate ? objet : null) }
}

/**
 * True when encoding what was read gives the same bytes, with the values that leave no choice: a seal can't be written in
 * two ways. Names are compared byte for byte, since equal ones may be written in several alphabets.
 */
function estCanonique(octets: Uint8Array, donnees: pkijs.SignedData, info: pkijs.SignerInfo, objet: pkijs.Certificate): boolean {
  const { sid, digestAlgorithm, signatureAlgorithm } = info
  const [empreinte, ...autres] = donnees.digestAlgorithms
  const encode = new pkijs.ContentInfo({ contentType: OID.signees, content: donnees.toSchema(true) }).toSchema()
  return (
    donnees.version === 1 &&
    info.version === 1 &&
    autres.length === 0 &&
    empreinte?.isEqual(digestAlgorithm) === true &&
    (signatureAlgorithm.algorithmParams === undefined || signatureAlgorithm.algorithmParams instanceof asn1.Null) &&
    sid instanceof pkijs.IssuerAndSerialNumber &&
    memes(der(sid.issuer.toSchema()), der(objet.issuer.toSchema())) &&
    memes(der(encode), octets)
  )
}

/** Reads a CMS of one signer that is designated by issuer and number. Throws on anything else. */
export function lireCms(octets: Uint8Array): CmsLu {
  const { offset, result } = asn1.fromBER(new Uint8Array(octets))
  if (offset < 0) throw new Illisible('This is not ASN.1')
  const enveloppe = new pkijs.ContentInfo({ schema: result })
  const donnees = new pkijs.SignedData({ schema: enveloppe.content })
  if (enveloppe.contentType !== OID.signees || donnees.signerInfos.length !== 1) throw new Illisible('Not a CMS of one signer')
  const info = exiger(donnees.signerInfos[0])
  const { sid, digestAlgorithm, signatureAlgorithm, signedAttrs, unsignedAttrs, signature } = info
  const { rang, objet } = nomme(donnees, exiger(sid instanceof pkijs.IssuerAndSerialNumber ? sid : null))
  const portes = certificats(donnees)
  const certificat = exiger(portes[rang])
  const algorithme = exiger(EMPREINTES[digestAlgorithm.algorithmId])
  const signe = exiger(SIGNATURES[signatureAlgorithm.algorithmId])
  const valeur = signature.valueBlock.valueHexView
  const jeton = unique(unsignedAttrs).get(OID.jeton)
  const { publicKey: key } = certificat
  return {
    longueur: offset,
    canonique: estCanonique(octets.subarray(0, offset), donnees, info, objet),
    type: donnees.encapContentInfo.eContentType,
    contenu: contenuDe(donnees.encapContentInfo),
    certificat,
    autres: portes.filter((_, i) => i !== rang),
    algorithme,
    attributs: unique(signedAttrs),
    attributsSignes: new Uint8Array(exiger(signedAttrs).encodedValue),
    signature: valeur,
    jeton: jeton ? der(jeton) : null,
    verifier: (texte) =>
      key.asymmetricKeyType === signe.cle && verify(signe.empreinte ?? algorithme, texte, { key, dsaEncoding: 'der' }, valeur),
  }
}
