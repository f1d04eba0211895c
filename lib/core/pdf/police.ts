import 'server-only'
import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

/** The only family of our PDFs, in 400 and 700: embedded in each file. */
export const POLICE = 'Source Sans 3'
const require = createRequire(import.meta.url)
const ttf = (graisse: string) => require.resolve(`@expo-google-fonts/source-sans-3/${graisse}/SourceSans3_${graisse}.ttf`)
Font.register({
  family: POLICE,
  fonts: [
    { src: ttf('400Regular'), fontWeight: 400 },
    { src: ttf('700Bold'), fontWeight: 700 },
  ],
})
Font.registerHyphenationCallback((mot) => [mot])

/** What the font can draw (by code point), and how wide a sign is at a size of 1 point. The bold, which is the wider. */
export async function mesurerPolice() {
  await Promise.all([400, 700].map((fontWeight) => Font.load({ fontFamily: POLICE, fontWeight })))
  const police = Font.getFont({ fontFamily: POLICE, fontWeight: 700 }).data
  if (!police) throw new Error('The font of the document could not be read')
  return {
    couvre: (point: number): boolean => police.hasGlyphForCodePoint(point),
    avance: (signe: string): number => police.glyphForCodePoint(signe.codePointAt(0) ?? 0).advanceWidth / police.unitsPerEm,
  }
}
