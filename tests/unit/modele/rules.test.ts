import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAITS_EXEMPLE, fauteDeVariable, valeursDe } from '@/lib/modele/labels'
import { remplir, VARIABLES, variablesInconnues } from '@/lib/modele/rules'
import { modeleSchema } from '@/lib/modele/schema'

const VALEURS = { organisme: 'O', siret: 'S', signataire: 'P', date: 'D' }

test.each([
  ['{organisme} {siret} {signataire} {date}', 'O S P D'],
  ['{Organisme} { siret } {}', '{Organisme} { siret } {}'],
  ['{{siret}}', '{S}'],
  ['sans accolade', 'sans accolade'],
])('%s is filled as %s', (texte, attendu) => {
  expect(remplir(texte, VALEURS)).toBe(attendu)
})

test('what a value holds is never read again', () => {
  fc.assert(
    fc.property(fc.string(), (organisme) => {
      expect(remplir('{organisme}', { ...VALEURS, organisme })).toBe(organisme)
    }),
  )
})

describe('a variable that does not exist', () => {
  test.each([
    ['Bonjour {prenom}, {prenom} {nom}', ['prenom', 'nom']],
    ['{ siret }', [' siret ']],
    ['{}', ['']],
    [VARIABLES.map((nom) => `{${nom}}`).join(''), []],
  ])('%s: %j', (texte, attendu) => {
    expect(variablesInconnues(texte)).toEqual(attendu)
  })

  test('is named in one sentence that says what there is', () => {
    const liste = 'Utilisez {organisme}, {siret}, {signataire}, {date}, ou retirez les accolades.'
    expect(fauteDeVariable('{a}')).toBe(`«\u00a0{a}\u00a0» n’est pas une variable. ${liste}`)
    expect(fauteDeVariable('{a} {b}')).toBe(`«\u00a0{a}\u00a0», «\u00a0{b}\u00a0» ne sont pas des variables. ${liste}`)
    expect(fauteDeVariable('{date}')).toBeNull()
  })

  test('is refused beside the text', () => {
    const saisie = { genre: 'refus', titre: 'Essai', texte: 'Bonjour {x}' }
    expect(modeleSchema.safeParse(saisie).error?.issues.map(({ path }) => path)).toEqual([['texte']])
    expect(modeleSchema.parse({ ...saisie, texte: 'Bonjour {date}', lu: 'x', retireLe: 1 })).toEqual({
      ...saisie,
      texte: 'Bonjour {date}',
      lu: null,
    })
  })
})

test('the values of a demande', () => {
  expect(valeursDe(FAITS_EXEMPLE, new Date('2026-12-01T23:30:00Z'))).toEqual({
    organisme: 'Formation Exemple',
    siret: '999\u00a0000\u00a0000\u00a000009',
    signataire: 'Madame Jeanne Essai',
    date: '2 décembre 2026',
  })
})
