import { type BlocCgu, parseCgu } from '@/lib/cgu/rules'
import { ok, type Result } from '@/lib/core/result'
import type { ProprietesDocument } from '@/lib/document/rules'

/** Longest text of a version, in code points: nearly three times the portal's own. */
export const TEXTE_MAX = 40_000
/**
 * Beyond these, Markdown takes minutes to read, as its cost grows with the square of what may open or close something, and the PDF
 * of a list holds the worker for more than its heartbeat.
 */
export const LIGNES_MAX = 600
export const SIGNES_MAX = 1000
export const NIVEAUX_MAX = 4
/** Longest word, spaces that do not break included: a longer one breaks pages and hangs the layout of the PDF. */
export const MOT_MAX = 60
/** Drafts kept at the same time, so that their list stays one page. */
export const BROUILLONS_MAX = 20

const SIGNES = /[*_`[\]<>&]/g
const INDENTATION_MAX = 16
const IMBRICATION = new RegExp(
  `^[ \\t]*(?:(?:[-+*>]|\\d{1,9}[.)])[ \\t]*){${NIVEAUX_MAX + 1}}|^[ \\t]{${INDENTATION_MAX + 1}}`,
  'm',
)
/** How many faulty signs a refusal names. */
const EXEMPLES = 10

/** What a text is refused for. `article`: the heading under which it is, null before the first. */
export type RefusTexte =
  | { code: 'vide' }
  | { code: 'trop_long'; taille: number }
  | { code: 'trop_de_lignes' }
  | { code: 'trop_de_signes' }
  | { code: 'trop_imbrique' }
  | { code: 'sans_article' }
  | { code: 'sans_glyphe'; signes: string[]; article: string | null }
  | { code: 'mot_trop_long'; mot: string; article: string | null }

/** What must hold before the Markdown is read at all. */
function refusForme(texte: string): RefusTexte | null {
  const taille = [...texte].length
  if (texte.trim() === '') return { code: 'vide' }
  if (taille > TEXTE_MAX) return { code: 'trop_long', taille }
  if (texte.split('\n').length > LIGNES_MAX) return { code: 'trop_de_lignes' }
  if ((texte.match(SIGNES) ?? []).length > SIGNES_MAX) return { code: 'trop_de_signes' }
  return IMBRICATION.test(texte) ? { code: 'trop_imbrique' } : null
}

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}]/u
const lisible = (signe: string, couvre: (point: number) => boolean) => !INVISIBLE.test(signe) && couvre(signe.codePointAt(0) ?? 0)
const textesDe = (bloc: BlocCgu) => (bloc.type === 'liste' ? bloc.elements : [bloc.texte])

// As the PDF does it: spaces are one, and a line never breaks at a non-breaking one.
const motsDe = (texte: string) => texte.split(/[ \t]+/)

/** Each block with the heading it stands under, a heading being under itself. */
function parArticle(blocs: BlocCgu[]): { article: string | null; bloc: BlocCgu }[] {
  let article: string | null = null
  return blocs.map((bloc) => {
    if (bloc.type === 'titre') article = bloc.texte
    return { article, bloc }
  })
}

/**
 * Whether a text can be published: words that a page and a PDF show alike, under at least one article. `couvre`: the code points that
 * the font of the PDFs draws. An entity (`&#x200B;`) is looked at as what it stands for.
 */
export function controlerTexte(
  texte: string,
  couvre: (point: number) => boolean,
): { ok: true } | { ok: false; refus: RefusTexte } {
  const forme = refusForme(texte)
  if (forme) return { ok: false, refus: forme }
  const blocs = parseCgu(texte)
  if (blocs.length === 0) return { ok: false, refus: { code: 'vide' } }
  for (const { article, bloc } of parArticle(blocs)) {
    const mots = textesDe(bloc).flatMap(motsDe)
    const signes = new Set(mots.flatMap((mot) => [...mot].filter((signe) => !lisible(signe, couvre))))
    if (signes.size > 0) return { ok: false, refus: { code: 'sans_glyphe', signes: [...signes].slice(0, EXEMPLES), article } }
    const long = mots.find((mot) => [...mot].length > MOT_MAX)
    if (long) return { ok: false, refus: { code: 'mot_trop_long', mot: [...long].slice(0, 30).join(''), article } }
  }
  const article = blocs.some((bloc) => bloc.type === 'titre' && bloc.niveau === 2 && bloc.texte !== '')
  return article ? { ok: true } : { ok: false, refus: { code: 'sans_article' } }
}

/** Whether someone else saved the draft since `vu`, the instant of the saving that was on the screen. */
export function deciderEnregistrement(
  brouillon: { modifieLe: Date } | null,
  vu: Date,
): Result<object, 'introuvable' | 'modifie_entretemps'> {
  if (!brouillon) return { ok: false, code: 'introuvable' }
  return brouillon.modifieLe.getTime() === vu.getTime() ? ok({}) : { ok: false, code: 'modifie_entretemps' }
}

/** The instant of a new saving: always after the one before, so that it tells two savings apart. */
export const prochaineModification = (precedente: Date, maintenant: Date) =>
  new Date(Math.max(maintenant.getTime(), precedente.getTime() + 1))

export type EtatApercu = 'en_preparation' | 'pret' | 'echec'
type Apercu = { texteSha256: string; apercuSha256: string | null; apercuErreur: string | null }

/** Where the PDF of a draft stands. Each saving orders it anew: one of another text is to be replaced. */
export function etatApercu({ texteSha256, apercuSha256, apercuErreur }: Apercu): EtatApercu {
  if (apercuSha256 !== texteSha256) return 'en_preparation'
  return apercuErreur === null ? 'pret' : 'echec'
}

type Emission = Pick<ProprietesDocument, 'service' | 'operateur' | 'portail'>

/** What the PDF of a draft says: its text under the identity of an organisme that is plainly an example. */
export function proprietesApercu(texte: string, emission: Emission, maintenant: Date): ProprietesDocument {
  const personne = { civilite: 'madame', prenom: 'Prénom', nom: 'Nom', qualite: 'Qualité' } as const
  return {
    ...emission,
    code: null,
    demonstration: false,
    apercu: true,
    creeLe: maintenant,
    accepteeLe: maintenant,
    organisme: {
      raisonSociale: 'Nom de l’organisme de formation',
      adressePostale: 'Adresse de l’organisme de formation',
      siret: '00000000000000',
      nda: '00000000000',
    },
    signataire: personne,
    rgc: { ...personne, courriel: 'courriel@exemple.test' },
    cgu: { miseAJourLe: null, texte },
    acces: null,
  }
}
