import 'server-only'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { ligneCsv } from './tableur'

/** What a spreadsheet takes for a formula when somebody edits a cell that begins so. */
const FORMULE = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

/** A row is texts; the first one holds the headers. */
export type Lignes = AsyncIterable<readonly string[]>

/** A CSV file in UTF-8, its byte order mark first so that spreadsheets know. */
export async function* ecrireCsv(lignes: Lignes): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\ufeff')
  for await (const ligne of lignes) yield Buffer.from(ligneCsv(ligne))
}

/** Rows of one sheet: a format's limit. */
const LIGNES_PAR_FEUILLE = 1_048_576
const ESPACE = 'http://schemas.openxmlformats.org'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const ENTETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

// What XML 1.0 cannot hold at all is left out: our texts have none, a lone surrogate from elsewhere would break the file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const INTERDITS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const xml = (texte: string) =>
  texte.toWellFormed().replace(INTERDITS, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A cell is a text, never a formula; style 1 keeps it one even when somebody edits it (quotePrefix). */
const celluleXlsx = (texte: string) =>
  `<c t="inlineStr"${FORMULE.test(texte) ? ' s="1"' : ''}><is><t xml:space="preserve">${xml(texte)}</t></is></c>`

const fixes = (feuilles: number[]): [string, string][] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="${ESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${feuilles.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${ESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${ESPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${ESPACE}/spreadsheetml/2006/main" xmlns:r="${ESPACE}/officeDocument/2006/relationships"><sheets>${feuilles.map((n) => `<sheet name="Demandes${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${ESPACE}/package/2006/relationships">${feuilles.map((n) => `<Relationship Id="rId${n}" Type="${ESPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="styles" Type="${ESPACE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${ESPACE}/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
  ],
]

/**
 * An Office Open XML workbook (ECMA-376) of texts, written as its rows come: none of it is ever whole in memory. A sheet that
 * is full is followed by another, with the headers again.
 */
export async function* ecrireXlsx(lignes: Lignes, parFeuille = LIGNES_PAR_FEUILLE): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const source = lignes[Symbol.asyncIterator]()
  const feuilles: number[] = []
  let entetes: readonly string[] | null = null
  let lue = await source.next()
  const flux: Readable[] = []

  async function* feuille(): AsyncGenerator<string> {
    yield `${ENTETE}<worksheet xmlns="${ESPACE}/spreadsheetml/2006/main"><sheetData>`
    const debut = entetes ? [entetes] : []
    entetes ??= lue.done ? [] : lue.value
    for (const ligne of debut) yield `<row>${ligne.map(celluleXlsx).join('')}</row>`
    for (let rang = debut.length; !lue.done && rang < parFeuille; rang++, lue = await source.next())
      yield `<row>${lue.value.map(celluleXlsx).join('')}</row>`
    yield '</sheetData></worksheet>'
    if (!lue.done) return ajouterFeuille()
    for (const [nom, contenu] of fixes(feuilles)) zip.addBuffer(Buffer.from(ENTETE + contenu), nom)
    zip.end()
  }
  function ajouterFeuille(): void {
    feuilles.push(feuilles.length + 1)
    const contenu = Readable.from(feuille(), { objectMode: false, highWaterMark: 64 * 1024 })
    // What stops the rows (the database, the person) stops the file: cut short, it opens nowhere.
    contenu.once('error', (erreur) => sortie.destroy(erreur))
    flux.push(contenu)
    zip.addReadStream(contenu, `xl/worksheets/sheet${feuilles.length}.xml`, { compress: true })
  }
  const sortie = Readable.from(zip.outputStream)
  try {
    ajouterFeuille()
    for await (const morceau of sortie) yield morceau as Uint8Array
  } finally {
    for (const ouvert of flux) ouvert.destroy()
    await source.return?.()
  }
}
