import 'server-only'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { jourParis } from './calendrier'

/** A file of an archive. `nom` is its path there: plain letters, figures, `-`, `_`, `.` and `/`. */
export type Piece = { nom: string; contenu: string | Uint8Array }

/**
 * A ZIP of these files in their order, dated of that day in Paris. The same files give the same bytes: nothing is
 * compressed, and the old dates of a ZIP have no zone.
 */
export function ecrireZip(pieces: Piece[], le: Date): ReadableStream<Uint8Array> {
  const { year, month, day } = jourParis(le)
  const options = { mtime: new Date(year, month - 1, day, 12), mode: 0o100644, compress: false, forceDosTimestamp: true }
  const zip = new ZipFile()
  for (const { nom, contenu } of pieces) zip.addBuffer(Buffer.from(contenu), nom, options)
  zip.end()
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>
}
