import { createHash } from 'node:crypto'
import { empreinteCertificat, identite, verifierChaine } from './certificat'
import { type Signataire, signerCms } from './cms'
import { defautCms } from './cms-controle'
import { lireCms } from './cms-lecture'
import type { Confiances } from './coffre'
import { verifierJeton } from './jeton'
import { OID } from './oid'

/** The seal of bytes that are kept beside it (CAdES baseline B-B, ETSI EN 319 122-1): the same CMS as that of a PDF. */
export async function scellerOctets(octets: Uint8Array, signataire: Signataire): Promise<Uint8Array> {
  const { encoder } = await signerCms(signataire, createHash('sha256').update(octets).digest())
  return encoder()
}

/**
 * True when a detached seal is one of ours, over these very bytes and written in the one way there is. The certificate may
 * have ended since. Never throws on bytes.
 */
export function sceauEstJuste(octets: Uint8Array, sceau: Uint8Array, { cachet, cachets }: Confiances): boolean {
  try {
    const cms = lireCms(sceau)
    const nu = cms.canonique && cms.longueur === sceau.length && cms.type === OID.donnees && !cms.contenu && !cms.jeton
    if (!nu || !cachets.has(empreinteCertificat(cms.certificat))) return false
    if (verifierChaine(cms.certificat, cms.autres, cachet, identite(cms.certificat).fin) === 'inconnue') return false
    return defautCms(cms, (algorithme) => createHash(algorithme).update(octets).digest()) === null
  } catch {
    return false
  }
}

/** True when a timestamp token is of these very bytes, from an authority that is believed. Never throws on bytes. */
export const jetonEstJuste = (octets: Uint8Array, jeton: Uint8Array, { horodatage }: Confiances): boolean =>
  verifierJeton(jeton, (algorithme) => createHash(algorithme).update(octets).digest(), horodatage).defaut === null
