import { create } from 'qrcode'

/** Blank modules that a reader needs on each side (ISO/IEC 18004, 9.1). */
const MARGE = 4

/** A QR code drawn dark on white, whatever the colours of the page. */
export function QrCode({ texte, alt }: { texte: string; alt: string }) {
  const { size, data } = create(texte, { errorCorrectionLevel: 'M' }).modules
  const cote = size + 2 * MARGE
  const modules = Array.from(data, (plein, rang) =>
    plein ? `M${(rang % size) + MARGE} ${Math.floor(rang / size) + MARGE}h1v1h-1z` : '',
  )
  return (
    <svg role="img" aria-label={alt} viewBox={`0 0 ${cote} ${cote}`} shapeRendering="crispEdges" className="w-full max-w-64">
      <rect width={cote} height={cote} fill="#ffffff" />
      <path d={modules.join('')} fill="#000000" />
    </svg>
  )
}
