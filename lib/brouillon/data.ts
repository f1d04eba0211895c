import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma, type Tx } from '@/lib/core/db'

export type BrouillonListe = { id: string; modifieLe: Date; auteur: string }
export type Brouillon = BrouillonListe & {
  texte: string
  texteSha256: string
  apercuSha256: string | null
  apercuErreur: string | null
  /** Whether a PDF is there, be it of an earlier text. */
  apercu: boolean
}

/** The drafts of the CGU, the last saved first, with who saved it. For administrateurs only. */
export function listBrouillons(): Promise<BrouillonListe[]> {
  return getPrisma().$queryRaw<BrouillonListe[]>`
    SELECT b.id, b."modifieLe", coalesce(c.nom, c.email, 'Compte inconnu') AS auteur
    FROM "CguBrouillon" b LEFT JOIN "Compte" c ON c.id = b."modifieParId" ORDER BY b."modifieLe" DESC, b.id`
}

/** One draft, its PDF left out, or null. For administrateurs only. */
export async function findBrouillon(id: string): Promise<Brouillon | null> {
  const [brouillon] = await getPrisma().$queryRaw<Omit<Brouillon, 'texteSha256'>[]>`
    SELECT b.id, b.texte, b."modifieLe", coalesce(c.nom, c.email, 'Compte inconnu') AS auteur, b."apercuSha256", b."apercuErreur",
      b.apercu IS NOT NULL AS apercu
    FROM "CguBrouillon" b LEFT JOIN "Compte" c ON c.id = b."modifieParId" WHERE b.id = ${id}::uuid`
  return brouillon ? { ...brouillon, texteSha256: sha256(brouillon.texte) } : null
}

/** The text of a draft and the instant of its last saving, or null. */
export function findTexteBrouillon(id: string, db: Tx = getPrisma()): Promise<{ texte: string; modifieLe: Date } | null> {
  return db.cguBrouillon.findUnique({ where: { id }, select: { texte: true, modifieLe: true } })
}

/** The PDF of a draft, of whichever text it shows, or null. For administrateurs only. */
export async function findApercu(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const brouillon = await getPrisma().cguBrouillon.findUnique({ where: { id }, select: { apercu: true } })
  return brouillon?.apercu ?? null
}
