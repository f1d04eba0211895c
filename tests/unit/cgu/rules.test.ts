import { describe, expect, test } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'

describe('parseCgu', () => {
  test('articles are level 2, every deeper heading level 3', () => {
    expect(parseCgu('# Avant\n\n## Article 1 – Objet\n\n### 1.1 Suite\n\n#### 1.1.1 Détail')).toEqual([
      { type: 'titre', niveau: 2, texte: 'Avant' },
      { type: 'titre', niveau: 2, texte: 'Article 1 – Objet' },
      { type: 'titre', niveau: 3, texte: '1.1 Suite' },
      { type: 'titre', niveau: 3, texte: '1.1.1 Détail' },
    ])
  })

  test('emphasis, links and code lose their marks, lines of a paragraph are joined', () => {
    expect(parseCgu('Un **mot** *fort*,\nun [lien](https://kairos.test) et `code`.')).toEqual([
      { type: 'paragraphe', texte: 'Un mot fort, un lien et code.' },
    ])
  })

  test('lists keep their order, inner lists follow their parent, numbers stay', () => {
    expect(parseCgu('- un\n  - deux\n- *trois*\n\n3. quatre\n4. cinq')).toEqual([
      { type: 'liste', elements: ['un', 'deux', 'trois'] },
      { type: 'liste', elements: ['3. quatre', '4. cinq'] },
    ])
  })

  test('HTML stays the words that were typed, images give their alternative, rules and empty text give nothing', () => {
    expect(parseCgu('<script>alert(1)</script>\n\nŒuvre & <Savoir>\n\n![Logo](x.png)\n\n---\n\n![](y.png)\n\n> Cité')).toEqual([
      { type: 'paragraphe', texte: '<script>alert(1)</script>' },
      { type: 'paragraphe', texte: 'Œuvre & <Savoir>' },
      { type: 'paragraphe', texte: 'Logo' },
      { type: 'paragraphe', texte: 'Cité' },
    ])
  })

  test('non-breaking spaces survive', () => {
    expect(parseCgu('Voici\u00a0:\n\n- un\u00a0;')).toEqual([
      { type: 'paragraphe', texte: 'Voici\u00a0:' },
      { type: 'liste', elements: ['un\u00a0;'] },
    ])
  })

  test('an empty text gives no block', () => {
    expect(parseCgu('')).toEqual([])
  })
})
