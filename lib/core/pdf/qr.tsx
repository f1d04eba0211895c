import { Path, Svg } from '@react-pdf/renderer'
import { create } from 'qrcode'
import { balise } from './balisage'

/** Blank modules that a reader needs on each side (ISO/IEC 18004, 9.1). */
const MARGE = 4

/** The dark modules as one path, a rectangle for each horizontal run. */
function chemin(texte: string): { cote: number; trace: string } {
  const { size, data } = create(texte, { errorCorrectionLevel: 'M' }).modules
  const rangs = Array.from({ length: size }, (_, y) => Array.from(data.subarray(y * size, (y + 1) * size), Number).join(''))
  const traits = rangs.flatMap((rang, y) =>
    Array.from(rang.matchAll(/1+/g), ({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`),
  )
  return { cote: size + 2 * MARGE, trace: traits.join('') }
}

type Proprietes = { texte: string; taille: number; alt: string }

/** A QR code drawn with vectors, its blank margin included: `taille` points wide, a figure that says `alt`. */
export function QrCode({ texte, taille, alt }: Proprietes) {
  const { cote, trace } = chemin(texte)
  return (
    <Svg {...balise('Figure', alt)} viewBox={`-${MARGE} -${MARGE} ${cote} ${cote}`} style={{ width: taille, height: taille }}>
      <Path d={trace} fill="#000000" />
    </Svg>
  )
}
