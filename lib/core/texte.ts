import { z } from 'zod'

/** Longest word a text may hold: a longer one breaks pages and hangs the PDF layout. */
export const MOT_MAX = 60

const SAUT_DE_LIGNE = /[\n\v\f\r\u0085\u2028\u2029]/
// NUL, lone surrogates and what a decoder leaves of invalid UTF-8: PostgreSQL refuses the first two, nobody reads the others.
const ILLISIBLE = /[\0\ufffd\p{Surrogate}\p{Noncharacter_Code_Point}]/u
// Joiners and variation selectors are invisible too, but emoji are made of them: a whole emoji is kept, the rest goes.
const EMOJI_OU_INVISIBLE =
  /(\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?(?:\u200d\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)*)|[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROLES = /[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g

/** Without bidirectional, zero-width and control characters, composed (NFC). Line breaks stay; emoji stay whole. */
export function neutraliser(texte: string): string {
  return texte.normalize('NFC').replace(EMOJI_OU_INVISIBLE, '$1').replace(CONTROLES, '')
}

const MESSAGES = {
  type: 'Saisissez du texte.',
  illisible: 'Ce texte contient un caractère illisible\u00a0: saisissez-le à nouveau.',
  saut: 'Écrivez ce texte sur une seule ligne.',
  mot: `Un mot dépasse ${MOT_MAX} caractères\u00a0: raccourcissez-le ou ajoutez une espace.`,
  max: (max: number) => `Raccourcissez ce texte\u00a0: ${max.toLocaleString('fr-FR')} caractères au maximum.`,
}

const taille = (texte: string) => [...texte].length

/** `markdown`: of several lines, whose spaces say something; how long its words are is told once it is read. */
type Lignes = 'une' | 'plusieurs' | 'markdown'

/** The cleaned text, or the sentence that says what to do. `max` counts characters as people see them (code points). */
function nettoyer(saisie: string, max: number, lignes: Lignes): { texte: string } | { erreur: string } {
  if (saisie.length > max * 4 + 1000) return { erreur: MESSAGES.max(max) } // before any work on it
  if (ILLISIBLE.test(saisie)) return { erreur: MESSAGES.illisible }
  if (lignes === 'une' && SAUT_DE_LIGNE.test(saisie)) return { erreur: MESSAGES.saut }
  const neutre = neutraliser(saisie)
  const texte = RANGER[lignes](neutre)
  if (taille(texte) > max) return { erreur: MESSAGES.max(max) }
  if (lignes !== 'markdown' && texte.split(/\s+/).some((mot) => taille(mot) > MOT_MAX)) return { erreur: MESSAGES.mot }
  return { texte }
}

const unirLignes = (texte: string) => texte.replace(/\r\n|[\v\f\r\u0085\u2028\u2029]/g, '\n')
const RANGER: Record<Lignes, (texte: string) => string> = {
  une: (texte) => texte.replace(/\s+/g, ' ').trim(),
  plusieurs: (texte) => rangerLignes(unirLignes(texte)),
  markdown: (texte) => unirLignes(texte).replace(/\s+$/, ''),
}

const rangerLignes = (texte: string) =>
  texte
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

type Limite = { max: number }
type Requis = Limite & { message: string }

const requis = (lignes: Lignes, { max, message }: Requis) =>
  z.string({ error: message }).transform((saisie, ctx) => {
    const lu = nettoyer(saisie, max, lignes)
    if ('texte' in lu && lu.texte !== '') return lu.texte
    ctx.addIssue({ code: 'custom', message: 'erreur' in lu ? lu.erreur : message })
    return z.NEVER
  })

const facultatif = (lignes: Lignes, { max }: Limite) =>
  z
    .string({ error: MESSAGES.type })
    .nullish()
    .transform((saisie, ctx) => {
      const lu = nettoyer(saisie ?? '', max, lignes)
      if ('texte' in lu) return lu.texte === '' ? null : lu.texte
      ctx.addIssue({ code: 'custom', message: lu.erreur })
      return z.NEVER
    })

/** A required single-line text; `message` is the sentence shown when it is missing (« Saisissez … »). */
export const texteCourt = (options: Requis) => requis('une', options)

/** An optional single-line text; empty or absent becomes null. */
export const texteCourtFacultatif = (options: Limite) => facultatif('une', options)

/** A required text of several lines; line ends become \n. */
export const texteLong = (options: Requis) => requis('plusieurs', options)

/** A required text in Markdown: lines end in \n, spaces stay but at the end, long words pass. */
export const texteMarkdown = (options: Requis) => requis('markdown', options)

/** An optional text of several lines; empty or absent becomes null. */
export const texteLongFacultatif = (options: Limite) => facultatif('plusieurs', options)
