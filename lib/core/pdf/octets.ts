import { createHash } from 'node:crypto'

/** The hole of a signature in a PDF: from its `<` (included) to just after its `>`, in bytes from the start of the file. */
export type Trou = { debut: number; fin: number }

/** Room kept for a CMS, in bytes: a chain of three certificates and a timestamp with its own take about 14,000. */
export const TAILLE_CMS = 16_384
/** Largest hole that is read back, in bytes of the file. */
const TROU_MAX = 262_144
const TROU_MIN = 512
/** A number that the real one replaces without moving anything: ten digits, as many as an offset in a PDF may have. */
export const PLACE = 9_999_999_999

const GABARIT_PLAGES = /\[\s*0 9999999999 9999999999 9999999999\s*\]/
const PLAGES = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/
/** How far from its hole the ranges of a signature are looked for: the rest of its dictionary, in bytes. */
const AUTOUR = 1024

/**
 * Finds the empty hole that was written from `apres` on, and puts the real ranges in place of their template: all the file
 * but the hole. Throws when there is no such template. Changes `pdf`, without moving anything.
 */
export function fixerPlages(pdf: Buffer, apres: number): Trou {
  const debut = pdf.indexOf(`<${'0'.repeat(TAILLE_CMS * 2)}>`, apres, 'latin1')
  const gabarit = pdf.indexOf('/ByteRange', apres, 'latin1')
  const trouve = GABARIT_PLAGES.exec(pdf.toString('latin1', gabarit, gabarit + AUTOUR))
  if (debut < 0 || gabarit < 0 || !trouve) throw new Error('The signature has no template in the file')
  const fin = debut + TAILLE_CMS * 2 + 2
  const plages = `[0 ${debut} ${fin} ${pdf.length - fin}]`.padEnd(trouve[0].length)
  pdf.write(plages, gabarit + trouve.index, 'latin1')
  return { debut, fin }
}

/** Writes a CMS in its hole: lower-case hexadecimal, zeros after it. Throws a RangeError when it is too large. */
export function remplirTrou(pdf: Buffer, { debut, fin }: Trou, cms: Uint8Array): void {
  const place = fin - debut - 2
  if (cms.length * 2 > place) throw new RangeError(`The CMS takes ${cms.length} bytes, more than ${place / 2}`)
  pdf.write(Buffer.from(cms).toString('hex').padEnd(place, '0'), debut + 1, 'latin1')
}

const estHexa = (octet: number | undefined) =>
  octet !== undefined &&
  ((octet >= 0x30 && octet <= 0x39) || (octet >= 0x61 && octet <= 0x66) || (octet >= 0x41 && octet <= 0x46))

/**
 * The holes of a file, in order, `max` at most: long hexadecimal strings that begin like a CMS (30). They are found by
 * their own look and not by the ranges that a file declares, which may lie. One pass, nothing is copied.
 */
export function listTrous(pdf: Buffer, max: number): Trou[] {
  const trous: Trou[] = []
  for (let debut = 0; debut < pdf.length && trous.length < max; debut++) {
    if (pdf[debut] !== 0x3c || pdf[debut + 1] !== 0x33 || pdf[debut + 2] !== 0x30) continue
    let fin = debut + 3
    while (estHexa(pdf[fin])) fin++
    const taille = fin + 1 - debut
    if (pdf[fin] === 0x3e && taille >= TROU_MIN && taille <= TROU_MAX) trous.push({ debut, fin: fin + 1 })
    debut = fin - 1 // what ended the figures may begin another string
  }
  return trous
}

/** Where the ranges declared beside a hole end, when they are those of that hole: from 0, up to it, and on after it. Null otherwise. */
export function finDesPlages(pdf: Buffer, { debut, fin }: Trou): number | null {
  const avant = pdf.toString('latin1', Math.max(0, debut - AUTOUR), debut)
  const texte = avant.includes('/ByteRange')
    ? avant.slice(avant.lastIndexOf('/ByteRange'))
    : pdf.toString('latin1', fin, fin + AUTOUR)
  const [, depart, premiere, reprise, seconde] = PLAGES.exec(texte)?.map(Number) ?? []
  if (depart !== 0 || premiere !== debut || reprise !== fin || seconde === undefined) return null
  return fin + seconde <= pdf.length ? fin + seconde : null
}

/** The bytes that a hole holds. */
export const octetsDuTrou = (pdf: Buffer, { debut, fin }: Trou) => Buffer.from(pdf.toString('latin1', debut + 1, fin - 1), 'hex')

/** True when a hole is written as ours are: lower-case figures, then zeros alone after the `longueur` bytes of the CMS. */
export function estBienRempli(pdf: Buffer, { debut, fin }: Trou, longueur: number): boolean {
  const hexa = pdf.toString('latin1', debut + 1, fin - 1)
  return hexa.length % 2 === 0 && !/[A-F]/.test(hexa) && /^0*$/.test(hexa.slice(longueur * 2))
}

/** Digest of all that a hole leaves of the first `fin` bytes, without copying them. `algorithme`: 'sha256', 'sha384' or 'sha512'. */
export function empreinteAutour(pdf: Buffer, trou: Trou, fin: number, algorithme = 'sha256'): Buffer {
  const hash = createHash(algorithme)
  return hash
    .update(pdf.subarray(0, trou.debut))
    .update(pdf.subarray(trou.fin, Math.max(fin, trou.fin)))
    .digest()
}
