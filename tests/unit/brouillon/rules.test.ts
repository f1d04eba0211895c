import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  controlerTexte,
  deciderEnregistrement,
  etatApercu,
  LIGNES_MAX,
  MOT_MAX,
  NIVEAUX_MAX,
  prochaineModification,
  SIGNES_MAX,
  TEXTE_MAX,
} from '@/lib/brouillon/rules'
import { couvreGlyphe } from '@/lib/core/pdf/glyphes'

const CGU = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')
const controler = (texte: string) => {
  const controle = controlerTexte(texte, couvreGlyphe)
  return controle.ok ? null : controle.refus
}
const code = (texte: string) => controler(texte)?.code ?? null
const ARTICLE = '## Article 1\n'

describe('a text that can be published', () => {
  test('the portal’s own', () => expect(controler(CGU)).toBeNull())

  test.each(['', ' \n\u00a0\n', '---', '![](x.png)'])('says something: %j', (texte) => expect(code(texte)).toBe('vide'))

  test.each([
    ['# Titre', null],
    ['## Article', null],
    ['### Partie seule\n\ntexte', 'sans_article'],
    ['Un paragraphe.', 'sans_article'],
    ['##\n\ntexte', 'sans_article'],
  ])('%j has an article: %s', (texte, attendu) => expect(code(texte)).toBe(attendu))

  test.each([
    [-1, null],
    [0, null],
    [1, 'trop_long'],
  ])('has at most TEXTE_MAX signs: %i', (ecart, attendu) => {
    const texte = `${ARTICLE}${'œ ab '.repeat(TEXTE_MAX)}`
    expect(code([...texte].slice(0, TEXTE_MAX + ecart).join(''))).toBe(attendu)
  })

  test.each([
    [-1, null],
    [0, null],
    [1, 'trop_de_lignes'],
  ])('has at most LIGNES_MAX lines: %i', (ecart, attendu) =>
    expect(code(ARTICLE + 'a\n'.repeat(LIGNES_MAX - 2 + ecart))).toBe(attendu),
  )

  test.each([
    [-1, null],
    [0, null],
    [1, 'trop_de_signes'],
  ])('has at most SIGNES_MAX marks: %i', (ecart, attendu) =>
    expect(code(ARTICLE + '& '.repeat(SIGNES_MAX + ecart))).toBe(attendu),
  )

  test.each([
    ['- '.repeat(NIVEAUX_MAX), null],
    ['- '.repeat(NIVEAUX_MAX + 1), 'trop_imbrique'],
    ['>'.repeat(NIVEAUX_MAX + 1), 'trop_imbrique'],
    ['1. - 2) > * ', 'trop_imbrique'],
    [' '.repeat(16), null],
    [' '.repeat(17), 'trop_imbrique'],
  ])('nests little: %j', (debut, attendu) => expect(code(`${ARTICLE}\nun\n\n${debut}a`)).toBe(attendu))

  test.each([
    [-1, null],
    [0, null],
    [1, 'mot_trop_long'],
  ])('has no word over MOT_MAX: %i', (ecart, attendu) => {
    expect(code(ARTICLE + 'é'.repeat(MOT_MAX + ecart))).toBe(attendu)
    expect(code(`${ARTICLE}\n- un ${'é'.repeat(MOT_MAX + ecart)}`)).toBe(attendu)
  })

  test('a word goes on over spaces that do not break; an address behind a link is no word', () => {
    expect(code(ARTICLE + 'mot\u00a0'.repeat(20))).toBe('mot_trop_long')
    expect(code(`${ARTICLE}Voir [la page](https://kairos.test/${'a'.repeat(200)}).`)).toBeNull()
    expect(controler(`## Fin\n${'a'.repeat(99)}`)).toEqual({ code: 'mot_trop_long', mot: 'a'.repeat(30), article: 'Fin' })
  })

  test.each([
    ['数 et 数 et ש', ['数', 'ש']],
    ['&#x6570;', ['数']],
    ['mot&#x202E;vert', ['\u202e']],
    ['mot&shy;', ['\u00ad']],
    ['&#0;', ['\ufffd']],
    ['😀', ['😀']],
  ])('is of signs that the PDF draws, entities included: %s', (texte, signes) => {
    expect(controler(`## Objet\n\n${texte}`)).toEqual({ code: 'sans_glyphe', signes, article: 'Objet' })
  })

  test('French signs are among them', () => expect(code(`${ARTICLE}« œuvre » – 10\u202f000\u00a0€ …  n°`)).toBeNull())

  test.each([
    [`${'*'.repeat(500)}a${'*'.repeat(500)}`],
    [`${'[a]('.repeat(250)}a`],
    ['[a]'.repeat(499)],
    ['a**b'.repeat(500)],
    ['- a\n'.repeat(LIGNES_MAX - 10)],
    ['# a\n'.repeat(LIGNES_MAX - 10)],
    ['[a]: b\n'.repeat(400)],
    [Array.from({ length: 44 }, (_, rang) => `${'`'.repeat(rang)}a`).join('')],
    [`${'a '.repeat(15_000)}\n`],
    [Array.from({ length: 590 }, (_, rang) => `${' '.repeat((rang % 8) * 2)}- a`).join('\n')],
  ])('hostile Markdown is read in no time: %#', (texte) => {
    const debut = process.threadCpuUsage()
    code(ARTICLE + texte)
    const { user, system } = process.threadCpuUsage(debut)
    expect((user + system) / 1e6).toBeLessThan(2)
  })

  test.each(['>'.repeat(50_000), `${'*'.repeat(30_000)}a`])('worse is not read at all: %#', (texte) => {
    const debut = performance.now()
    expect(code(texte)).not.toBeNull()
    expect(performance.now() - debut).toBeLessThan(1000)
  })
})

describe('two people at one draft', () => {
  const LE = new Date('2026-12-01T09:00:00.500Z')
  test.each([
    [-1, 'modifie_entretemps'],
    [0, null],
    [1, 'modifie_entretemps'],
  ])('only who saw the last saving saves: %i ms', (ecart, attendu) => {
    const decision = deciderEnregistrement({ modifieLe: LE }, new Date(LE.getTime() + ecart))
    expect(decision.ok ? null : decision.code).toBe(attendu)
  })

  test('a draft that is gone', () => expect(deciderEnregistrement(null, LE)).toEqual({ ok: false, code: 'introuvable' }))

  test.each([
    [-1, 1],
    [0, 1],
    [1, 1],
    [2, 2],
  ])('a saving is told from the one before, whatever the clock says: %i ms', (ecart, attendu) =>
    expect(prochaineModification(LE, new Date(LE.getTime() + ecart)).getTime()).toBe(LE.getTime() + attendu),
  )
})

test.each([
  [null, null, 'en_preparation'],
  ['b', null, 'en_preparation'],
  ['b', 'Error', 'en_preparation'],
  ['a', null, 'pret'],
  ['a', 'Error', 'echec'],
] as const)('the PDF of a draft: %s, %s → %s', (apercuSha256, apercuErreur, attendu) =>
  expect(etatApercu({ texteSha256: 'a', apercuSha256, apercuErreur })).toBe(attendu),
)
