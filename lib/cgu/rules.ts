import { fromMarkdown } from 'mdast-util-from-markdown'

type Noeud = ReturnType<typeof fromMarkdown>['children'][number]
type Liste = Extract<Noeud, { type: 'list' }>

/** A piece of the CGU, ready for a page or a PDF. Texts are plain: nothing in them is markup. */
export type BlocCgu =
  | { type: 'titre'; niveau: 2 | 3; texte: string }
  | { type: 'paragraphe'; texte: string }
  | { type: 'liste'; elements: string[] }

/** The words of a node: emphasis and links lose their marks, images give their alternative, HTML stays as it was typed. */
function texteDe(node: Noeud): string {
  if ('children' in node) return node.children.map(texteDe).join('')
  if ('value' in node) return node.value.replace(/[ \t]*\n[ \t]*/g, ' ')
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  return node.type === 'break' ? ' ' : ''
}

const paragraphe = (texte: string): BlocCgu[] => (texte.trim() === '' ? [] : [{ type: 'paragraphe', texte: texte.trim() }])

/** The entries of a list, those of its inner lists included, in reading order; numbers stay as words. */
function elementsDe(liste: Liste): string[] {
  return liste.children.flatMap((element, index) => {
    const numero = liste.ordered ? `${(liste.start ?? 1) + index}. ` : ''
    const textes = element.children.flatMap((child) => (child.type === 'list' ? elementsDe(child) : [texteDe(child).trim()]))
    return textes.filter(Boolean).map((texte, rang) => (rang === 0 ? numero + texte : texte))
  })
}

function blocsDe(node: Noeud): BlocCgu[] {
  if (node.type === 'heading') return [{ type: 'titre', niveau: node.depth <= 2 ? 2 : 3, texte: texteDe(node).trim() }]
  if (node.type === 'list') return [{ type: 'liste', elements: elementsDe(node) }]
  if (node.type === 'blockquote') return node.children.flatMap(blocsDe)
  return paragraphe(texteDe(node))
}

/**
 * Reads the Markdown of the CGU: headings (`##` an article, deeper ones its parts), paragraphs and lists.
 * Anything else becomes its plain text, so that no version can bring markup into a page or a PDF.
 */
export function parseCgu(markdown: string): BlocCgu[] {
  return fromMarkdown(markdown).children.flatMap(blocsDe)
}

/** The public address of a version, by its date (UTC midnight). */
export const adresseCgu = (miseAJourLe: Date) => `/cgu/${miseAJourLe.toISOString().slice(0, 10)}`
