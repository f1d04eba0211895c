import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phraseErreur } from '@/lib/recherche/labels'
import { type Critere, lireJour, lireRecherche, motsAVerifier, tsqueryDe } from '@/lib/recherche/rules'

const lire = (saisie: string): Critere[] => {
  const lecture = lireRecherche(saisie)
  if (!lecture.ok) throw new Error(phraseErreur(lecture.erreur))
  return lecture.criteres
}
const erreur = (saisie: string) => {
  const lecture = lireRecherche(saisie)
  return lecture.ok ? null : lecture.erreur
}
const mots = (...mots: string[]) => ({ genre: 'mots', mots, partout: true, exclu: false })

describe('words', () => {
  test.each([
    ['', []],
    [' \u00a0 ', []],
    ['-', []],
    ['%', []],
    ['École', [mots('ecole')]],
    ['école de l’Œuvre', [mots('ecole'), mots('de'), mots('l', 'oeuvre')]],
    ['"centre de formation"', [mots('centre', 'de', 'formation')]],
    ['«\u00a0centre de formation\u00a0»', [mots('centre', 'de', 'formation')]],
    ['"sans fin', [mots('sans', 'fin')]],
    ['saint-étienne', [mots('saint', 'etienne')]],
    ['-lyon', [{ ...mots('lyon'), exclu: true }]],
    ['12:30', [mots('12', '30')]],
    ["' OR true --", [mots('or'), mots('true')]],
  ])('« %s »', (saisie, attendu) => {
    expect(lire(saisie)).toEqual(attendu)
  })

  test.each([
    ['999010051', ['999010051']],
    ['999 010 051', ['999010051']],
    [' 999\u00a0010.051 48425 ', ['99901005148425']],
    ['atelier 999 010 051 48425 bois', ['atelier', '99901005148425', 'bois']],
    ['atelier 12', ['atelier', '12']],
    ['12 999010051', ['12', '999010051']],
    ['999010051 12', ['999010051', '12']],
  ])('figures in groups: « %s »', (saisie, attendus) => {
    expect(lire(saisie).flatMap((critere) => (critere.genre === 'mots' ? critere.mots : []))).toEqual(attendus)
  })
})

describe('operators', () => {
  test.each([
    ['nom:"deux mots"', { genre: 'mots', mots: ['deux', 'mots'], partout: false, exclu: false }],
    ['siret:999.010.051', { genre: 'siret', chiffres: '999010051', exclu: false }],
    ['siret:"999 010 051"', { genre: 'siret', chiffres: '999010051', exclu: false }],
    ['NDA:1193P002793', { genre: 'nda', debut: '1193p002793', exclu: false }],
    ['email:Contact@Ecole.test', { genre: 'email', texte: 'contact@ecole.test', exclu: false }],
    ['contact@ecole.test', { genre: 'email', texte: 'contact@ecole.test', exclu: false }],
    ['etat:acceptee', { genre: 'etat', statut: 'acceptee', exclu: false }],
    ['-état:"À corriger"', { genre: 'etat', statut: 'a_corriger', exclu: true }],
    ['etat:en-attente', { genre: 'etat', statut: 'en_attente', exclu: false }],
    ['avant:28/11/2026', { genre: 'avant', le: new Date('2026-11-27T23:00:00Z'), exclu: false }],
    ['après:2026-07', { genre: 'apres', le: new Date('2026-06-30T22:00:00Z'), exclu: false }],
  ])('%s', (saisie, attendu) => {
    expect(lire(saisie)).toEqual([attendu])
  })

  test.each([
    ['ville:lyon', 'operateur_inconnu'],
    ['siret: 999', 'valeur_absente'],
    ['nom:', 'valeur_absente'],
    ['nom:!!', 'valeur_absente'],
    ['siret:12A', 'siret_invalide'],
    ['siret:999010051484251', 'siret_invalide'],
    ['etat:perdue', 'etat_inconnu'],
    ['avant:hier', 'date_invalide'],
    ['apres:31/02/2026', 'date_invalide'],
    ['a b c d e f g h i j k l m', 'trop_de_termes'],
  ])('« %s » is refused with a sentence: %s', (saisie, code) => {
    const dite = erreur(saisie)
    expect(dite?.code).toBe(code)
    expect(dite && phraseErreur(dite)).toMatch(/^[A-ZÀ-Ý].*\.$/)
  })

  test('twelve terms are read', () => {
    expect(lire('a b c d e f g h i j k l')).toHaveLength(12)
  })

  test.each([
    ['2026', '2026-01-01'],
    ['11/2026', '2026-11-01'],
    ['28/11/2026', '2026-11-28'],
    ['2026-11-28', '2026-11-28'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['2026-13', null],
    ['1899', null],
    ['0/2026', null],
  ])('the day « %s » is %s', (saisi, attendu) => {
    expect(lireJour(saisi)?.toString() ?? null).toBe(attendu)
  })
})

describe('the text index', () => {
  const requete = (saisie: string, corrections = {}) => lire(saisie).map((critere) => tsqueryDe(critere, corrections))

  test.each([
    ['ecole', ["('ecole':*)"]],
    ['de', ["('de')"]],
    ['999010', ["('999010':* | 'n:999010':* | 's:999010':*)"]],
    ['93p002', ["('93p002':* | 'n:93p002':*)"]],
    ['nom:999', ["('999':*)"]],
    ['siret:99901005148425', ["'s:99901005148425'"]],
    ['siret:999', ["'s:999':*"]],
    ["email:d'arc@x.test", ["'e:darc@x.test':*"]],
    ['etat:acceptee', [null]],
  ])('« %s » is %o', (saisie, attendu) => {
    expect(requete(saisie)).toEqual(attendu)
  })

  test('a misspelt word is replaced by those it may be, one that is like none finds nothing', () => {
    expect(requete('ecloe', { ecloe: ['ecole', 'ecloge'] })).toEqual(["('ecole' | 'ecloge')"])
    expect(requete('zzzzz', { zzzzz: [] })).toEqual([null])
    expect(motsAVerifier(lire('ecole ecole 12 de -"deux mots" etat:acceptee'))).toEqual(['ecole', 'deux', 'mots'])
  })

  test('whatever is typed, it is read or refused, and what is read has no quote of its own', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (saisie) => {
        const lecture = lireRecherche(saisie)
        for (const critere of lecture.ok ? lecture.criteres : []) {
          const texte = tsqueryDe(critere, {}) ?? ''
          expect(texte.replace(/'[^'\\]*'(?::\*)?|[ ()|&]/g, '')).toBe('')
        }
      }),
    )
  })
})
