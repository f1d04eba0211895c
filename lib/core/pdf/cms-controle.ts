import { createHash, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import { type CmsLu, memes } from './cms-lecture'
import { EMPREINTES, OID } from './oid'

/** Why a signature proves nothing: not readable, another digest, a wrong signature, or made with another certificate. */
export type Defaut = 'illisible' | 'empreinte' | 'signature' | 'certificat'

const suite = (bloc: asn1.BaseBlock | undefined) => (bloc instanceof asn1.Sequence ? bloc.valueBlock.value : [])
const chaine = (bloc: unknown) => (bloc instanceof asn1.OctetString ? bloc.valueBlock.valueHexView : null)

const hash = (algorithme: string, { raw }: X509Certificate) => createHash(algorithme).update(raw).digest()

/**
 * True when the signed attributes name the certificate by its hash, so that another of the same name can't take its place
 * (RFC 5035, 5.4: SHA-1 in the first version; in the second SHA-256, or the algorithm that comes before the hash).
 */
function nommeCertificat({ attributs, certificat }: CmsLu): boolean {
  const v2 = attributs.get(OID.certificatV2)
  const [premier] = suite(suite(v2 ?? attributs.get(OID.certificatV1))[0])
  const [debut, second] = suite(premier)
  const [nom] = suite(debut)
  const annonce = nom instanceof asn1.ObjectIdentifier ? EMPREINTES[nom.valueBlock.toString()] : undefined
  const algorithme = nom ? annonce : v2 ? 'sha256' : 'sha1'
  const empreinte = chaine(nom ? second : debut)
  return !!algorithme && !!empreinte && memes(hash(algorithme, certificat), empreinte)
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
