import 'server-only'
import PDFDocument from 'pdfkit'
import { descriptionsXmp, type InfosPdf, nettoyerInfos, PRODUCTEUR } from './xmp'

/** A node of the tree that a screen reader walks. PDFKit's types leave its dictionary out. */
export type ElementPdf = PDFKit.PDFStructureElement & { dictionary: { data: Record<string, unknown> } }
export type Lien = { element: ElementPdf; description: string }

/**
 * What a glyph of the font reads: PDFKit says U+0000 for that of missing signs, which PDF/A-2 forbids (6.2.11.7.2), and the
 * first of the two spaces it met for the glyph they share, which would hide the words from a search.
 */
function lecture(points: number[]): number[] {
  if (points.length !== 1) return points
  if (points[0] === 0) return [0xfffd]
  return points[0] === 0xa0 ? [0x20] : points
}

/** PDFKit, made to write PDF/A-2a and PDF/UA-1 in one file. The same calls with the same facts give the same bytes. */
export class ContextePdf extends PDFDocument {
  /** The link being drawn: its annotation is tied to its element, and says where it leads. */
  lien: Lien | null = null
  readonly #infos: InfosPdf

  constructor(infos: InfosPdf) {
    const propres = nettoyerInfos(infos)
    super({
      autoFirstPage: false,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: propres.langue,
      displayTitle: true,
      info: {
        Title: propres.titre,
        Author: propres.auteur,
        Subject: propres.sujet,
        Keywords: propres.motsCles,
        Creator: propres.createur,
        Producer: PRODUCTEUR,
        CreationDate: propres.creeLe,
        ModDate: propres.creeLe,
      },
    })
    this.#infos = propres
  }

  /** Called by PDFKit at the end, in place of its own, which escapes nothing. */
  _addInfo(): void {
    this.appendXML(descriptionsXmp(this.#infos))
  }

  override annotate(x: number, y: number, w: number, h: number, options: PDFKit.Mixins.AnnotationOption): this {
    if (!this.lien) return super.annotate(x, y, w, h, options)
    // A string object becomes a PDF string; a plain string would be a PDF name.
    const liee = { ...options, structParent: this.lien.element, Contents: Object(this.lien.description) }
    return super.annotate(x, y, w, h, liee)
  }

  override end(): void {
    const { _fontFamilies: polices } = this as unknown as { _fontFamilies: Record<string, { unicode?: number[][] }> }
    for (const police of Object.values(polices)) police.unicode = police.unicode?.map(lecture)
    super.end()
  }
}
