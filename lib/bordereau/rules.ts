import { createHash } from 'node:crypto'

/** The head of the bills, kept as that of a dossier of this name: their number, and the SHA-256 of the last. */
export const TETE_BORDEREAUX = 'bordereaux'
export type TeteBordereaux = { rang: number; empreinte: string }

/** What a bill says of a dossier: its last line of the day. `jour`: AAAA-MM-JJ, in Paris. */
export type Mention = { jour: string; dossier: string; rang: number; empreinte: string }
/** `sceau`: detached CMS over the UTF-8 bytes of `contenu`; `horodatage`: RFC 3161 token of the same bytes. */
export type Bordereau = {
  jour: string
  contenu: string
  sha256: string
  sceau: Uint8Array | null
  horodatage: Uint8Array | null
}
/**
 * What can be wrong with a bill. `sceau_absent`: it has none while a later one has; `suite_supprimee`: those after it are gone
 * (`jour` is empty when none is left); `tete`: it is not the last one that the head of the bills tells of.
 */
export const RAISONS_BORDEREAU = [
  'contenu',
  'precedent',
  'sceau',
  'sceau_absent',
  'horodatage',
  'suite_supprimee',
  'tete',
] as const
export type RuptureBordereau = { quoi: 'bordereau'; raison: (typeof RAISONS_BORDEREAU)[number]; jour: string }

/** Seals bytes (detached CMS); null while there is no seal. */
export type Sceller = (octets: Uint8Array) => Promise<Uint8Array | null>
/** Asks for a timestamp of bytes; `jeton` is null when no server gave one, `erreurs` tells of each that failed. */
export type Horodater = (
  octets: Uint8Array,
) => Promise<{ jeton: { octets: Uint8Array } | null; erreurs: { source: string; code: string }[] }>
/** What a bill is proved with. `horodater` is null when there is no server to ask. */
export type Cachet = { sceller: Sceller; horodater: Horodater | null }

/** True when a proof is right for these very bytes. */
type Juge = (octets: Uint8Array, preuve: Uint8Array) => boolean
/** Judges the seals, which must be ours, and the timestamps of bills. */
export type Juges = { sceau: Juge; horodatage: Juge }

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

function juger({ jour, contenu, sha256: annonce, sceau, horodatage }: Bordereau, precedent: string, juges: Juges | undefined) {
  const lu = lireBordereau(contenu)
  if (!lu || lu.jour !== jour || sha256(contenu) !== annonce) return 'contenu'
  if (lu.precedent !== precedent) return 'precedent'
  if (sceau && juges && !juges.sceau(octetsDe(contenu), sceau)) return 'sceau'
  return horodatage && juges && !juges.horodatage(octetsDe(contenu), horodatage) ? 'horodatage' : null
}

/** Against the head: bills taken away from the end, or a head that is not theirs. */
function jugerFin(nombre: number, { jour, sha256 }: { jour: string; sha256: string }, tete: TeteBordereaux | null) {
  if (nombre === (tete?.rang ?? 0) && (nombre === 0 || tete?.empreinte === sha256)) return null
  return { raison: tete && tete.rang > nombre ? 'suite_supprimee' : 'tete', jour } as const
}

/**
 * Checks bills given from the oldest: text, SHA-256, link to the one before, then seal and timestamp where there is one; at
 * the end, their head. Seals are put from the oldest too: one that lacks before another that does not was taken away. Their
 * number, or the first bad one.
 */
export async function verifierBordereaux(
  bordereaux: AsyncIterable<Bordereau> | Iterable<Bordereau>,
  tete: TeteBordereaux | null,
  juges?: Juges,
): Promise<{ ok: true; bordereaux: number } | { ok: false; rupture: RuptureBordereau }> {
  const rompu = (raison: RuptureBordereau['raison'], jour: string) =>
    ({ ok: false, rupture: { quoi: 'bordereau', raison, jour } }) as const
  let dernier = { jour: '', sha256: SANS_PRECEDENT }
  let sansSceau: string | null = null
  let nombre = 0
  for await (const bordereau of bordereaux) {
    const raison = juger(bordereau, dernier.sha256, juges)
    if (raison) return rompu(raison, bordereau.jour)
    if (juges && bordereau.sceau && sansSceau) return rompu('sceau_absent', sansSceau)
    if (!bordereau.sceau) sansSceau ??= bordereau.jour
    dernier = bordereau
    nombre += 1
  }
  const fin = jugerFin(nombre, dernier, tete)
  return fin ? rompu(fin.raison, fin.jour) : { ok: true, bordereaux: nombre }
}
