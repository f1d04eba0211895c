import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The bold of our PDFs, as `mesurerPolice` measures it. */
const POLICE = join(process.cwd(), 'node_modules/@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf')
const WINDOWS = 3
const UCS4 = 10
const GROUPES = 12 // the subtable that covers every plane (OpenType, cmap format 12)

/** Where a table begins in an OpenType file, then where its character map of all Unicode does. */
function tableDesGroupes(police: Buffer): number {
  const tables = Array.from({ length: police.readUInt16BE(4) }, (_, rang) => 12 + 16 * rang)
  const cmap = tables.find((table) => police.toString('latin1', table, table + 4) === 'cmap')
  if (cmap === undefined) throw new Error('the font of the PDFs has no character map')
  const debut = police.readUInt32BE(cmap + 8)
  for (let rang = 0; rang < police.readUInt16BE(debut + 2); rang += 1) {
    const entree = debut + 4 + 8 * rang
    const table = debut + police.readUInt32BE(entree + 4)
    const unicode = police.readUInt16BE(entree) === WINDOWS && police.readUInt16BE(entree + 2) === UCS4
    if (unicode && police.readUInt16BE(table) === GROUPES) return table
  }
  throw new Error('the font of the PDFs has no character map of all Unicode')
}

function lireGlyphes(): Set<number> {
  const police = readFileSync(POLICE)
  const table = tableDesGroupes(police)
  const points = new Set<number>()
  for (let rang = 0; rang < police.readUInt32BE(table + 12); rang += 1) {
    const groupe = table + 16 + 12 * rang
    const [premier, dernier] = [police.readUInt32BE(groupe), police.readUInt32BE(groupe + 4)]
    for (let point = premier; point <= dernier; point += 1) points.add(point)
  }
  return points
}

let points: Set<number> | undefined

/** Whether the PDFs can draw this code point. Reads the font's own table, so that no web process loads a renderer to know. */
export function couvreGlyphe(point: number): boolean {
  points ??= lireGlyphes()
  return points.has(point)
}
