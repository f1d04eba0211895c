import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { EMPREINTES, OID, SIGNATURES } from './oid'

/** A CMS of one signer, read but not believed. `longueur`: bytes it takes; what follows it is not part of it. */
export type CmsLu = {
  longueur: number
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

/** Why a signature proves nothing: not readable, another digest, a wrong signature, or made with another certificate. */
export type Defaut = 'illisible' | 'empreinte' | 'signature' | 'certificat'

class Illisible extends Error {}

function exiger<T>(valeur: T | null | undefined): T {
  if (valeur === null || valeur === undefined) throw new Illisible('The CMS lacks a part')
  return valeur
}

const der = (bloc: asn1.BaseBlock) => new Uint8Array(bloc.toBER(false))
const memes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b)

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

/** Reads a CMS of one signer that is designated by issuer and number. Throws on anything else. */
export function lireCms(octets: Uint8Array): CmsLu {
  const { offset, result } = asn1.fromBER(new Uint8Array(octets))
  if (offset < 0) throw new Illisible('This is not ASN.1')
  const info = new pkijs.ContentInfo({ schema: result })
  const donnees = new pkijs.SignedData({ schema: info.content })
  const [signataire] = donnees.signerInfos
  const { sid, digestAlgorithm, signatureAlgorithm, signedAttrs, unsignedAttrs, signature } = exiger(signataire)
  const nom = exiger(sid instanceof pkijs.IssuerAndSerialNumber ? sid : null)
  if (info.contentType !== OID.signees || donnees.signerInfos.length !== 1) throw new Illisible('Not a CMS of one signer')

  const portes = certificats(donnees)
  const rang = (donnees.certificates ?? []).findIndex(
    (objet) =>
      objet instanceof pkijs.Certificate && objet.issuer.isEqual(nom.issuer) && objet.serialNumber.isEqual(nom.serialNumber),
  )
  const certificat = exiger(portes[rang])
  const algorithme = exiger(EMPREINTES[digestAlgorithm.algorithmId])
  const signe = exiger(SIGNATURES[signatureAlgorithm.algorithmId])
  const valeur = signature.valueBlock.valueHexView
  const { publicKey: key } = certificat
  return {
    longueur: offset,
    type: donnees.encapContentInfo.eContentType,
    contenu: contenuDe(donnees.encapContentInfo),
    certificat,
    autres: portes.filter((_, i) => i !== rang),
    algorithme,
    attributs: unique(signedAttrs),
    attributsSignes: new Uint8Array(exiger(signedAttrs).encodedValue),
    signature: valeur,
    jeton: ((bloc) => (bloc ? der(bloc) : null))(unique(unsignedAttrs).get(OID.jeton)),
    verifier: (texte) =>
      key.asymmetricKeyType === signe.cle && verify(signe.empreinte ?? algorithme, texte, { key, dsaEncoding: 'der' }, valeur),
  }
}

const suite = (bloc: asn1.BaseBlock | undefined) => (bloc instanceof asn1.Sequence ? bloc.valueBlock.value : [])
const chaine = (bloc: unknown) => (bloc instanceof asn1.OctetString ? bloc.valueBlock.valueHexView : null)

/** True when the signed attributes name the certificate by its hash, so that another of the same name can't take its place. */
function nommeCertificat({ attributs, certificat }: CmsLu): boolean {
  const v2 = attributs.get(OID.certificatV2)
  const [premier] = suite(suite(v2 ?? attributs.get(OID.certificatV1))[0])
  const [debut, second] = suite(premier)
  if (!v2 || !(debut instanceof asn1.Sequence)) {
    const empreinte = chaine(debut)
    return (
      empreinte !== null &&
      memes(
        createHash(v2 ? 'sha256' : 'sha1')
          .update(certificat.raw)
          .digest(),
        empreinte,
      )
    )
  }
  const nom = debut.valueBlock.value[0]
  const algorithme = EMPREINTES[nom instanceof asn1.ObjectIdentifier ? nom.valueBlock.toString() : '']
  const empreinte = chaine(second)
  return !!algorithme && !!empreinte && memes(createHash(algorithme).update(certificat.raw).digest(), empreinte)
}

/**
 * Checks a CMS against the digest of what it should sign: content type, signature of the attributes, certificate named
 * in them, then the digest. Null when all is right; 'empreinte' means that the signature is right but for other bytes.
 */
export function defautCms(cms: CmsLu, empreinte: (algorithme: string) => Uint8Array): Defaut | null {
  const type = cms.attributs.get(OID.typeContenu)
  const annoncee = chaine(cms.attributs.get(OID.empreinte))
  if (!(type instanceof asn1.ObjectIdentifier) || type.valueBlock.toString() !== cms.type || !annoncee) return 'illisible'
  if (!cms.verifier(cms.attributsSignes)) return 'signature'
  if (!nommeCertificat(cms)) return 'certificat'
  return memes(empreinte(cms.algorithme), annoncee) ? null : 'empreinte'
}
