import { createHash } from 'node:crypto'
import { type Mentions, type Prepare, preparerCachet, preparerHorodatage } from './certification'
import { type Signataire, signerCms } from './cms'
import { type ErreurHorodatage, type Horodateurs, horodater } from './horodatage'
import { empreinteAutour, remplirTrou, TAILLE_CMS } from './octets'

type Recu = { source: string; le: Date }
/** A sealed file; `horodatage` is null when no server gave a timestamp, `erreurs` tells of each that failed. */
export type PdfScelle = { contenu: Buffer; horodatage: Recu | null; erreurs: ErreurHorodatage[] }
/** `contenu` is null when no server gave a timestamp: there is no new file. */
export type PdfHorodate =
  | { contenu: Buffer; horodatage: Recu; erreurs: ErreurHorodatage[] }
  | { contenu: null; erreurs: ErreurHorodatage[] }

const empreinteDe = ({ pdf, trou }: Prepare) => empreinteAutour(pdf, trou, pdf.length)

/** Certifies a PDF, and timestamps the signature when a server answers: without one the seal stands by itself (B-B). */
export async function scellerPdf(
  origine: Uint8Array,
  signataire: Signataire,
  mentions: Mentions,
  horodateurs: Horodateurs,
): Promise<PdfScelle> {
  const prepare = await preparerCachet(origine, mentions)
  const { signature, encoder } = await signerCms(signataire, empreinteDe(prepare))
  const { jeton, erreurs } = await horodater(createHash('sha256').update(signature).digest(), horodateurs)
  const cms = jeton ? encoder(jeton.octets) : encoder()
  if (!jeton || cms.length > TAILLE_CMS) {
    remplirTrou(prepare.pdf, prepare.trou, encoder())
    const trop = jeton ? [{ source: jeton.source, code: 'taille' as const }] : []
    return { contenu: prepare.pdf, horodatage: null, erreurs: [...erreurs, ...trop] }
  }
  remplirTrou(prepare.pdf, prepare.trou, cms)
  return { contenu: prepare.pdf, horodatage: { source: jeton.source, le: jeton.le }, erreurs }
}

/** Appends a document timestamp to a sealed PDF; what was sealed stays as it is, byte for byte. */
export async function horodaterPdf(origine: Uint8Array, horodateurs: Horodateurs): Promise<PdfHorodate> {
  const prepare = await preparerHorodatage(origine)
  const { jeton, erreurs } = await horodater(empreinteDe(prepare), horodateurs)
  if (!jeton) return { contenu: null, erreurs }
  if (jeton.octets.length > TAILLE_CMS) return { contenu: null, erreurs: [...erreurs, { source: jeton.source, code: 'taille' }] }
  remplirTrou(prepare.pdf, prepare.trou, jeton.octets)
  return { contenu: prepare.pdf, horodatage: { source: jeton.source, le: jeton.le }, erreurs }
}
