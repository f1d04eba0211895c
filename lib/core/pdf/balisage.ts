import 'server-only'
import { arrayBuffer } from 'node:stream/consumers'
import layoutDocument, { type DocumentNode, type SafeDocumentNode } from '@react-pdf/layout'
import renderPDF from '@react-pdf/render'
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { ContextePdf, type ElementPdf } from './contexte'
import type { InfosPdf } from './xmp'

export type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Link' | 'Figure'

type Balise = { tag: Tag; alt?: string }

/** Makes a react-pdf node an element of the document tree, spread among its properties. `alt`: what a link or figure says. */
export const balise = (tag: Tag, alt?: string): { balise: Balise } => ({ balise: { tag, alt } })

type Cote = 'Top' | 'Right' | 'Bottom' | 'Left'
type Boite = { left: number; top: number; width: number; height: number } & Partial<Record<`border${Cote}Width`, number>>
type Props = { balise?: Balise; fixed?: boolean; paint?: () => void }
/** What this file reads of react-pdf's nodes, once they are laid out. */
type Noeud = { type: string; props?: Props; style?: { backgroundColor?: unknown }; box?: Boite; children?: Noeud[] }
/** Where a node stands: its element, and the corner of its parent from the bottom left of the page, in points. */
type Place = { element: ElementPdf; x: number; y: number }

const ATTRIBUTS: Partial<Record<Tag, object>> = {
  TH: { O: 'Table', Scope: 'Row' },
  L: { O: 'List', ListNumbering: 'Disc' },
}
const attributsFigure = ({ left, top, width, height }: Boite, { x, y }: Place) => ({
  O: 'Layout',
  Placement: 'Block',
  BBox: [x + left, y - top - height, x + left + width, y - top],
})

const estDecore = ({ style, box }: Noeud) =>
  Boolean(
    style?.backgroundColor || box?.borderTopWidth || box?.borderRightWidth || box?.borderBottomWidth || box?.borderLeftWidth,
  )

/** A node that draws nothing: `paint` runs when the renderer reaches it. */
const repere = (paint: () => void): Noeud => ({
  type: 'CANVAS',
  props: { paint },
  style: {},
  box: { left: 0, top: 0, width: 1, height: 1 },
})

/** Gives each tagged node its element. The pieces of what a page end cuts share their tag, and stay one element. */
function creerArbre(contexte: ContextePdf) {
  const creer = (tag: string, alt?: string) => contexte.struct(tag, { alt }) as ElementPdf
  const racine = creer('Document')
  contexte.addStructure(racine)
  const elements = new Map<Balise, ElementPdf>()
  const elementDe = (marque: Balise, { element: parent }: Place): ElementPdf => {
    const connu = elements.get(marque)
    if (connu) return connu
    // A link says where it leads by its annotation; its own words are its text.
    const element = creer(marque.tag, marque.tag === 'Figure' ? marque.alt : undefined)
    if (ATTRIBUTS[marque.tag]) element.dictionary.data.A = ATTRIBUTS[marque.tag]
    parent.add(element)
    elements.set(marque, element)
    return element
  }
  return { racine, elementDe }
}

/** Puts marks around all that a laid-out page draws: words and figures go to their element, the rest is an artifact. */
function marqueur(contexte: ContextePdf, { elementDe }: ReturnType<typeof creerArbre>) {
  const fin = repere(() => contexte.endMarkedContent())
  const artefact = (type: 'Pagination' | 'Layout') => repere(() => contexte.markContent('Artifact', { type }))
  const contenu = (element: ElementPdf) =>
    repere(() => element.add(contexte.markStructureContent(String(element.dictionary.data.S))))

  return function marquer(noeud: Noeud, place: Place): Noeud[] {
    const { props = {}, box } = noeud
    if (props.fixed) return [artefact('Pagination'), noeud, fin]
    const element = props.balise ? elementDe(props.balise, place) : place.element
    if (noeud.type === 'SVG' && box) element.dictionary.data.A = attributsFigure(box, place)
    if (noeud.type === 'SVG' || noeud.type === 'TEXT') return [contenu(element), noeud, fin]
    const dedans = { element, x: place.x + (box?.left ?? 0), y: place.y - (box?.top ?? 0) }
    const children = (noeud.children ?? []).flatMap((enfant) => marquer(enfant, dedans))
    if (noeud.type === 'LINK') {
      const debut = repere(() => {
        contexte.lien = { element, description: props.balise?.alt ?? '' }
      })
      // Ended here, while its page is the current one: PDFKit writes that page beside the annotation.
      const apres = repere(() => {
        contexte.lien = null
        element.end()
      })
      return [debut, { ...noeud, children }, apres]
    }
    if (estDecore(noeud)) return [artefact('Layout'), { ...noeud, children: [fin, ...children] }]
    return [{ ...noeud, children }]
  }
}

// The layout takes the fonts as a second argument that its types leave out.
const mettreEnPage: (document: DocumentNode, polices: typeof Font) => Promise<SafeDocumentNode> = layoutDocument

/**
 * A react-pdf document as a tagged file, PDF/A-2a and PDF/UA-1. The nodes that hold words or figures carry a `balise`, or
 * are inside one that does; `fixed` nodes are artifacts; backgrounds and borders are for nodes other than Text.
 */
export async function rendreBalise(document: ReactElement<DocumentProps>, infos: InfosPdf): Promise<Uint8Array<ArrayBuffer>> {
  const { document: noeuds } = pdf(document).container as { document: DocumentNode }
  const mise = await mettreEnPage(noeuds, Font)
  const contexte = new ContextePdf(infos)
  const arbre = creerArbre(contexte)
  const marquer = marqueur(contexte, arbre)
  for (const page of mise.children as Noeud[]) {
    const coin = { element: arbre.racine, x: 0, y: page.box?.height ?? 0 }
    page.children = page.children?.flatMap((noeud) => marquer(noeud, coin))
  }
  renderPDF(contexte as unknown as Parameters<typeof renderPDF>[0], mise)
  return new Uint8Array(await arrayBuffer(contexte))
}
