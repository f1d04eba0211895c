import type { Acces } from '@/lib/acces/rules'
import { effetAcceptation, type Nature } from '@/lib/demande/rules'
import { periodeAcceptee } from '@/lib/envoi/rules'
import { normaliserSiret } from '@/lib/organisme/rules'

/** What accepting now would do, and the exclusive end of the access it leads to. */
export function prevoirAcceptation(nature: Nature, acces: Acces | null, maintenant: Date) {
  return { effet: effetAcceptation(nature, acces, maintenant), fin: periodeAcceptee(nature, acces, maintenant).fin }
}

/** A text without accents, ligatures, case, hyphens nor kinds of apostrophes; lib/decision/data.ts does the same in SQL. */
export const plier = (texte: string) =>
  texte
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’-]/g, (signe) => (signe === '-' ? ' ' : "'"))
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')

// In a LIKE pattern %, _ and the escape itself have a meaning: in a search they are plain characters.
const echapper = (texte: string) => texte.replace(/[\\%_]/g, '\\$&')

export type Motifs = { nom: string; courriel: string; siret: string | null }

/** LIKE patterns of a search, or null for none: words of a name in their order, a part of an e-mail, figures of a SIRET. */
export function motifsDeRecherche(recherche: string): Motifs | null {
  const mots = plier(recherche).split(/\s+/).filter(Boolean)
  if (mots.length === 0) return null
  const chiffres = normaliserSiret(recherche)
  return {
    nom: `%${mots.map(echapper).join('%')}%`,
    courriel: `%${echapper(recherche.trim().toLowerCase())}%`,
    siret: /^\d{1,14}$/.test(chiffres) ? `%${chiffres}%` : null,
  }
}
