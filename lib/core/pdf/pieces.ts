import type { X509Certificate } from 'node:crypto'
import { verifierChaine } from './certificat'
import { lireCms } from './cms-lecture'
import { listTrous, octetsDuTrou } from './octets'

/** A sealed file has one signature, and one more for each timestamp that was appended. */
const SIGNATURES_MAX = 8

/** Where a value stands in the bytes of a CMS. */
type Place = { debut: number; longueur: number }

function placer(cms: Buffer, valeur: Uint8Array): Place | null {
  const debut = cms.indexOf(valeur)
  return debut < 0 ? null : { debut, longueur: valeur.length }
}

/** The CMS in the holes of a PDF, in order. */
function listCms(pdf: Uint8Array): Buffer[] {
  const octets = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
  return listTrous(octets, SIGNATURES_MAX).map((trou) => {
    const brut = octetsDuTrou(octets, trou)
    return brut.subarray(0, lireCms(brut).longueur)
  })
}

/**
 * The seal of a PDF (its first signature), taken apart: its CMS, its certificate then those that go with it, its timestamp
 * and where that and what it is of stand in the CMS (null for a seal without one). Throws when there is no seal.
 */
export function extraireCachet(pdf: Uint8Array) {
  const [cms] = listCms(pdf)
  if (!cms) throw new Error('This PDF has no seal')
  const { certificat, autres, signature, jeton } = lireCms(cms)
  const [deSignature, deJeton] = [placer(cms, signature), jeton && placer(cms, jeton)]
  const horodatage = deSignature && deJeton ? { signature: deSignature, jeton: deJeton } : null
  return { cms, certificats: [certificat, ...autres], jeton, horodatage }
}

/** The token of the timestamp that was appended to a sealed PDF; null when there is none. */
export const extraireHorodatage = (pdf: Uint8Array): Uint8Array | null => listCms(pdf)[1] ?? null

/** True when an authority leads to who signed a CMS or a token, at any time. Throws when it can't be read. */
export function meneA(ancre: X509Certificate, cms: Uint8Array, le: Date): boolean {
  const { certificat, autres } = lireCms(cms)
  return verifierChaine(certificat, autres, [ancre], le) !== 'inconnue'
}

/** An instant at which the certificate of a CMS was right: `le`, or its beginning when that is later. Throws when it can't be read. */
export const instantDuCms = (cms: Uint8Array, le: Date) =>
  new Date(Math.max(le.getTime(), Date.parse(lireCms(cms).certificat.validFrom)))
