import { createHash } from 'node:crypto'

/** What a bill says of a dossier: its last line of the day. `jour`: AAAA-MM-JJ, in Paris. */
export type Mention = { jour: string; dossier: string; rang: number; empreinte: string }
/** `sceau`: detached CMS over the UTF-8 bytes of `contenu`. */
export type Bordereau = { jour: string; contenu: string; sha256: string; sceau: Uint8Array | null }
export type RuptureBordereau = { quoi: 'bordereau'; raison: 'contenu' | 'precedent' | 'sceau'; jour: string }

/** Seals bytes (detached CMS); null while there is no seal. */
export type Sceller = (octets: Uint8Array) => Promise<Uint8Array | null>
/** True when the seal is ours and over these very bytes. */
export type VerifierSceau = (octets: Uint8Array, sceau: Uint8Array) => Promise<boolean>

const VERSION = 'kairos-bordereau-1'
/** What the first bill gives as the SHA-256 of the one before. */
export const SANS_PRECEDENT = '0'.repeat(64)
const FORME = /^kairos-bordereau-1\njour (\d{4}-\d\d-\d\d)\nprecedent ([0-9a-f]{64})\ndossiers (\d+)\n/
const MENTION = /^\S+ \d{1,9} [0-9a-f]{64}$/

export const octetsDe = (contenu: string): Uint8Array => new TextEncoder().encode(contenu)
const sha256 = (contenu: string) => createHash('sha256').update(contenu).digest('hex')

/** The text of a bill and its SHA-256. `precedent`: the SHA-256 of the bill before. One line per dossier, in byte order. */
export function composerBordereau(jour: string, precedent: string, mentions: Omit<Mention, 'jour'>[]) {
  const lignes = mentions.map(({ dossier, rang, empreinte }) => `${dossier} ${rang} ${empreinte}\n`)
  const contenu = `${VERSION}\njour ${jour}\nprecedent ${precedent}\ndossiers ${lignes.length}\n${lignes.join('')}`
  return { contenu, sha256: sha256(contenu) }
}

/** Day, bill before and number of dossiers of a bill's text; null when the text is not one of ours. */
export function lireBordereau(contenu: string): { jour: string; precedent: string; dossiers: number } | null {
  const [entete, jour, precedent, nombre] = FORME.exec(contenu) ?? []
  if (entete === undefined || jour === undefined || precedent === undefined) return null
  const lignes = contenu.slice(entete.length).split('\n')
  const justes = lignes.pop() === '' && lignes.every((ligne) => MENTION.test(ligne)) && lignes.length === Number(nombre)
  return justes ? { jour, precedent, dossiers: lignes.length } : null
}

async function juger(
  { jour, contenu, sha256: annonce, sceau }: Bordereau,
  precedent: string,
  verifierSceau: VerifierSceau | undefined,
): Promise<RuptureBordereau['raison'] | null> {
  const lu = lireBordereau(contenu)
  if (!lu || lu.jour !== jour || sha256(contenu) !== annonce) return 'contenu'
  if (lu.precedent !== precedent) return 'precedent'
  return sceau && verifierSceau && !(await verifierSceau(octetsDe(contenu), sceau)) ? 'sceau' : null
}

/** Checks bills given from the oldest: text, SHA-256, link to the one before, and seal where there is one. Their number, or the first bad one. */
export async function verifierBordereaux(
  bordereaux: AsyncIterable<Bordereau> | Iterable<Bordereau>,
  verifierSceau?: VerifierSceau,
): Promise<{ ok: true; bordereaux: number } | { ok: false; rupture: RuptureBordereau }> {
  let precedent = SANS_PRECEDENT
  let nombre = 0
  for await (const bordereau of bordereaux) {
    const raison = await juger(bordereau, precedent, verifierSceau)
    if (raison) return { ok: false, rupture: { quoi: 'bordereau', raison, jour: bordereau.jour } }
    precedent = bordereau.sha256
    nombre += 1
  }
  return { ok: true, bordereaux: nombre }
}
