import { createHash, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { type Confiance, identite, peutHorodater, verifierChaine } from './certificat'
import { type Defaut, defautCms } from './cms-controle'
import { type CmsLu, lireCms } from './cms-lecture'
import { EMPREINTES, OID } from './oid'

/** What a timestamp is worth. `le`: the instant it states; `source`: who its certificate names. Both null when it can't be read. */
export type Horodatage = { defaut: Defaut | 'autorite' | null; le: Date | null; source: string | null }

/** A timestamp token (RFC 3161, 2.4.2), read but not believed. */
export type Jeton = { cms: CmsLu; le: Date; algorithme: string; empreinte: Uint8Array; nonce: string | null }

/** An integer as hexadecimal without leading zeros: servers re-encode the nonce. */
export const entierHexa = (octets: Uint8Array) => Buffer.from(octets).toString('hex').replace(/^0+/, '')

/** Reads a token. Throws when it is not one. */
export function lireJeton(octets: Uint8Array): Jeton {
  const cms = lireCms(octets)
  if (cms.type !== OID.tstInfo || !cms.contenu) throw new Error('This CMS is not a timestamp')
  const info = new pkijs.TSTInfo({ schema: asn1.fromBER(new Uint8Array(cms.contenu)).result })
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  return {
    cms,
    le: info.genTime,
    algorithme: EMPREINTES[hashAlgorithm.algorithmId] ?? '',
    empreinte: hashedMessage.valueBlock.valueHexView,
    nonce: info.nonce ? entierHexa(info.nonce.valueBlock.valueHexView) : null,
  }
}

const DEFAUT_CHAINE: Record<Confiance, Horodatage['defaut']> = { ok: null, expiree: 'certificat', inconnue: 'autorite' }

function defautJeton(
  { cms, le, algorithme, empreinte }: Jeton,
  attendue: (algorithme: string) => Uint8Array,
  ancres: X509Certificate[],
) {
  const { contenu } = cms
  if (!contenu || !algorithme) return 'illisible'
  if (!Buffer.from(attendue(algorithme)).equals(empreinte)) return 'empreinte'
  // A digest that does not match here is a token changed inside, not a token of something else.
  const defaut = defautCms(cms, (nom) => createHash(nom).update(contenu).digest())
  if (defaut) return defaut === 'empreinte' ? 'signature' : defaut
  if (!peutHorodater(cms.certificat)) return 'certificat'
  return DEFAUT_CHAINE[verifierChaine(cms.certificat, cms.autres, ancres, le)]
}

/**
 * Checks a token: that it is of the expected digest, its signature, the right of its certificate to sign timestamps and,
 * at the instant it states, its chain up to one of `ancres` ('autorite': right, but from nobody we know).
 */
export function verifierJeton(
  octets: Uint8Array,
  attendue: (algorithme: string) => Uint8Array,
  ancres: X509Certificate[],
): Horodatage {
  try {
    const jeton = lireJeton(octets)
    return { defaut: defautJeton(jeton, attendue, ancres), le: jeton.le, source: identite(jeton.cms.certificat).sujet }
  } catch {
    return { defaut: 'illisible', le: null, source: null }
  }
}
