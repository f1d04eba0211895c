import { expect, test } from 'vitest'
import { phraseRefusTexte } from '@/lib/brouillon/labels'
import type { RefusTexte } from '@/lib/brouillon/rules'

test.each<[RefusTexte, RegExp]>([
  [{ code: 'vide' }, /n’affiche rien/],
  [{ code: 'trop_long', taille: 40_001 }, /40\u202f001 caractères, pour 40\u202f000 au maximum/],
  [{ code: 'trop_de_lignes' }, /600 lignes au maximum/],
  [{ code: 'trop_de_signes' }, /1\u202f000 au maximum/],
  [{ code: 'trop_imbrique' }, /plus de 4 niveaux/],
  [{ code: 'sans_article' }, /«\u00a0## Article 1 – Objet\u00a0»/],
  [
    { code: 'sans_glyphe', signes: ['数'], article: null },
    /«\u00a0数\u00a0», avant le premier titre\u00a0: remplacez ce caractère\./,
  ],
  [
    { code: 'sans_glyphe', signes: ['\u202e', '\u00ad'], article: 'Objet' },
    /U\+202E, U\+00AD, dans «\u00a0Objet\u00a0»\u00a0: remplacez ces/,
  ],
  [{ code: 'mot_trop_long', mot: 'aaa', article: 'Objet' }, /60 caractères dans «\u00a0Objet\u00a0»\u00a0: «\u00a0aaa…\u00a0»/],
])('%o says what is wrong, where, and what to do', (refus, phrase) => expect(phraseRefusTexte(refus)).toMatch(phrase))
