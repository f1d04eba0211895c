import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'
import { type ArticleCompare, comparerTextes, type Morceau, type Sens } from '@/lib/comparaison/rules'

const CGU = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')
const dire = (morceaux: Morceau[] | null) =>
  (morceaux ?? [])
    .map(({ sens, texte }) => (sens === 'garde' ? texte : sens === 'ajoute' ? `[+${texte}]` : `[-${texte}]`))
    .join(' ')
const lire = (articles: ArticleCompare[]) =>
  articles.map(({ titre, change, passages }) => [dire(titre), change, ...passages.map(({ morceaux }) => dire(morceaux))])

/** What is read when the pieces of one kind are left out: the old text, or the new one. */
const sans = (articles: ArticleCompare[], autre: Sens) =>
  articles
    .flatMap(({ titre, passages }) => [titre ?? [], ...passages.map(({ morceaux }) => morceaux)])
    .map((morceaux) =>
      morceaux
        .filter(({ sens }) => sens !== autre)
        .map(({ texte }) => texte)
        .join(' '),
    )
    .filter(Boolean)
const mots = (texte: string) =>
  parseCgu(texte)
    .flatMap((bloc) => (bloc.type === 'liste' ? bloc.elements : [bloc.texte]))
    .map((dit) => dit.replace(/[ \t]+/g, ' '))
    .filter(Boolean)

describe('comparing two texts', () => {
  test('a text and itself: every article, none of them changed', () => {
    const articles = comparerTextes(CGU, CGU)
    expect(articles).toHaveLength(11)
    expect(articles.filter(({ change }) => change)).toEqual([])
  })

  test('shows the words that changed, inside their passage', () => {
    const avant = '## Article 1\n\nLe délai est de vingt et un jours.\n\n- un\n- deux\n\n## Article 2\n\nPareil.'
    const apres = '## Article 1\n\nLe délai est de trente jours.\n\n- un\n- deux\n- trois\n\n## Article 2\n\nPareil.'
    expect(lire(comparerTextes(avant, apres))).toEqual([
      ['Article 1', true, 'Le délai est de [-vingt et un] [+trente] jours.', 'un', 'deux', '[+trois]'],
      ['Article 2', false, 'Pareil.'],
    ])
  })

  test('takes out and puts in whole what has little in common', () => {
    expect(lire(comparerTextes('## A\n\nUn deux trois.', '## A\n\nQuatre cinq six sept.'))).toEqual([
      ['A', true, '[+Quatre cinq six sept.]', '[-Un deux trois.]'],
    ])
  })

  test('an article that comes, one that goes, and one renamed', () => {
    expect(
      lire(
        comparerTextes(
          '## Article 1 – Objet\n\nA b.\n\n## Article 2 – Fin\n\nC d.',
          '## Article 1 – Objets\n\nA b.\n\n## Neuf\n\nE f.',
        ),
      ),
    ).toEqual([
      ['Article 1 – [-Objet] [+Objets]', true, 'A b.'],
      ['[+Neuf]', true, '[+E f.]'],
      ['[-Article 2 – Fin]', true, '[-C d.]'],
    ])
  })

  test('a paragraph is not the new wording of a list, nor a heading of a paragraph', () => {
    expect(lire(comparerTextes('Un deux trois', '- Un deux trois'))).toEqual([['', true, '[+Un deux trois]', '[-Un deux trois]']])
  })

  test('a space that does not break is a change of the words around it', () => {
    expect(lire(comparerTextes('Voici :', 'Voici\u00a0:'))[0]?.[1]).toBe(true)
  })

  test('from nothing, and to nothing', () => {
    expect(comparerTextes('', '')).toEqual([])
    expect(sans(comparerTextes('', CGU), 'retire')).toEqual(mots(CGU))
    expect(sans(comparerTextes(CGU, ''), 'ajoute')).toEqual(mots(CGU))
  })

  test('without the additions one reads the old text, without what was removed the new one', () => {
    const mot = fc.constantFrom('le', 'délai', 'organisme', 'trois', 'ans', '«\u00a0RGC\u00a0»')
    const phrase = fc.array(mot, { minLength: 1, maxLength: 8 }).map((liste) => liste.join(' '))
    const texte = fc.array(fc.tuple(fc.constantFrom('', '## ', '### ', '- '), phrase), { maxLength: 12 })
    const ecrire = (lignes: [string, string][]) => lignes.map(([marque, dit]) => marque + dit).join('\n\n')
    fc.assert(
      fc.property(texte, texte, (avant, apres) => {
        const articles = comparerTextes(ecrire(avant), ecrire(apres))
        expect(sans(articles, 'retire')).toEqual(mots(ecrire(apres)))
        expect(sans(articles, 'ajoute').toSorted()).toEqual(mots(ecrire(avant)).toSorted())
      }),
    )
  })

  test('two long texts with nothing in common take no time', () => {
    const long = (racine: string) => `## A\n\n${Array.from({ length: 5000 }, (_, rang) => `${racine}${rang}`).join(' ')}`
    const lignes = (racine: string) => Array.from({ length: 1500 }, (_, rang) => `${racine}${rang}`).join('\n\n')
    const debut = process.threadCpuUsage()
    comparerTextes(long('a'), long('b'))
    comparerTextes(long('a'), `${long('a')} fin`)
    comparerTextes(lignes('a'), lignes('b'))
    const { user, system } = process.threadCpuUsage(debut)
    expect((user + system) / 1e6).toBeLessThan(2)
  })
})
