import { type ArrayChange, diffArrays } from 'diff'
import { type BlocCgu, parseCgu } from '@/lib/cgu/rules'

export type Sens = 'garde' | 'ajoute' | 'retire'
export type Morceau = { sens: Sens; texte: string }
/** A heading, a paragraph or an entry of a list, in pieces. */
export type Passage = { genre: 'article' | 'partie' | 'paragraphe' | 'element'; morceaux: Morceau[] }
export type ArticleCompare = { titre: Morceau[] | null; change: boolean; passages: Passage[] }

type Ligne = { genre: Passage['genre']; texte: string }

const lignesDe = (blocs: BlocCgu[]): Ligne[] =>
  blocs.flatMap((bloc): Ligne[] => {
    if (bloc.type === 'liste') return bloc.elements.map((texte) => ({ genre: 'element', texte }))
    if (bloc.type === 'paragraphe') return [{ genre: 'paragraphe', texte: bloc.texte }]
    return [{ genre: bloc.niveau === 2 ? 'article' : 'partie', texte: bloc.texte }]
  })

// Two texts with nothing in common would take minutes: past so many changes, one is taken out whole and the other put in.
const CHANGEMENTS_MAX = 600
const sensDe = ({ added, removed }: ArrayChange<unknown>): Sens => (added ? 'ajoute' : removed ? 'retire' : 'garde')

function differences<T>(avant: T[], apres: T[], egaux?: (a: T, b: T) => boolean): { sens: Sens; valeurs: T[] }[] {
  const changes = diffArrays(avant, apres, { comparator: egaux, maxEditLength: CHANGEMENTS_MAX })
  if (changes) return changes.map((change) => ({ sens: sensDe(change), valeurs: change.value }))
  return [
    { sens: 'retire', valeurs: avant },
    { sens: 'ajoute', valeurs: apres },
  ]
}

const entier = (sens: Sens, { genre, texte }: Ligne): Passage => ({ genre, morceaux: [{ sens, texte }] })
const motsDe = (texte: string) => texte.split(/[ \t]+/)
const motAMot = (avant: Ligne, apres: Ligne): Passage => ({
  genre: apres.genre,
  morceaux: differences(motsDe(avant.texte), motsDe(apres.texte)).map(({ sens, valeurs }) => ({
    sens,
    texte: valeurs.join(' '),
  })),
})

/** Whether one passage reads as a new wording of the other: they share half of their words. */
function proches(avant: Ligne, apres: Ligne): boolean {
  if (avant.genre !== apres.genre) return false
  const [mots, autres] = [new Set(motsDe(avant.texte)), motsDe(apres.texte)]
  return autres.filter((mot) => mots.has(mot)).length * 2 >= Math.max(mots.size, autres.length)
}

/** How many removed passages are tried for each added one. */
const VOISINS = 30

/** Passages that gave way to others: those that are close are compared word by word, in order. */
function remplacer(retires: Ligne[], ajoutes: Ligne[]): Passage[] {
  let reste = retires
  const passages = ajoutes.flatMap((apres) => {
    const rang = reste.slice(0, VOISINS).findIndex((avant) => proches(avant, apres))
    const avant = reste[rang]
    if (!avant) return [entier('ajoute', apres)]
    const sautes = reste.slice(0, rang).map((ligne) => entier('retire', ligne))
    reste = reste.slice(rang + 1)
    return [...sautes, motAMot(avant, apres)]
  })
  return [...passages, ...reste.map((ligne) => entier('retire', ligne))]
}

const change = ({ morceaux }: Passage) => morceaux.some(({ sens }) => sens !== 'garde')

/** The passages of each article; those before the first one have no heading. */
function ranger(passages: Passage[]): ArticleCompare[] {
  const articles: ArticleCompare[] = []
  for (const passage of passages) {
    const courant = articles.at(-1)
    const suite = passage.genre === 'article' ? [] : [passage]
    if (courant && passage.genre !== 'article') {
      courant.passages.push(passage)
      courant.change ||= change(passage)
    } else articles.push({ titre: suite.length > 0 ? null : passage.morceaux, change: change(passage), passages: suite })
  }
  return articles
}

/** What the words of `apres` add to those of `avant` and take from them, article by article, as a page shows them. */
export function comparerTextes(avant: string, apres: string): ArticleCompare[] {
  const egales = (a: Ligne, b: Ligne) => a.genre === b.genre && a.texte === b.texte
  const suites = differences(lignesDe(parseCgu(avant)), lignesDe(parseCgu(apres)), egales)
  const passages = suites.flatMap(({ sens, valeurs }, rang) => {
    const suivante = suites[rang + 1]
    if (sens === 'retire' && suivante?.sens === 'ajoute') return remplacer(valeurs, suivante.valeurs)
    if (sens === 'ajoute' && suites[rang - 1]?.sens === 'retire') return []
    return valeurs.map((ligne) => entier(sens, ligne))
  })
  return ranger(passages)
}
