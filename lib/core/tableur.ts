/** What makes a spreadsheet take a cell for a formula, or a command (OWASP, CSV Injection), full-width twins included. */
const FORMULE = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/

/** A text that a spreadsheet shows as it is: the apostrophe says « text » to it, and is not shown. */
const texteDeCellule = (texte: string) => (FORMULE.test(texte) ? `'${texte}` : texte)

/**
 * One line of a CSV (RFC 4180, semicolons as French spreadsheets expect), its line end included. Every cell is between quotes,
 * so that no text opens another one, and none is taken for a formula. An XLSX needs none of it: its cells say that they are texts.
 */
export const ligneCsv = (cellules: readonly string[]) =>
  `${cellules.map((cellule) => `"${texteDeCellule(cellule).replaceAll('"', '""')}"`).join(';')}\r\n`
