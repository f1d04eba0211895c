import { describe, expect, test } from 'vitest'
import { heureEnClair } from '@/lib/core/delais'
import { changements, empreinteValeurs } from '@/lib/reglage/rules'
import { delaisSchema, horairesSchema, operateurSchema } from '@/lib/reglage/schema'

const lu = 'a'.repeat(64)
const fautes = (resultat: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) =>
  resultat.error?.issues.map(({ path }) => path[0]) ?? []

test('a change names the fields that differ, with what they were and what they become', () => {
  const avant = { ouverture: '07:30', fermeture: '19:00' }
  expect(changements('horaires', avant, { ...avant, fermeture: '18:00' })).toEqual([
    { champ: 'fermeture', avant: '19:00', apres: '18:00' },
  ])
  expect(changements('horaires', avant, avant)).toEqual([])
})

test('the fingerprint of values changes with any of them, and not with what is no setting', () => {
  const valeurs = { ouverture: '07:30', fermeture: '19:00' }
  expect(empreinteValeurs('horaires', { ...valeurs, autre: 'x' })).toBe(empreinteValeurs('horaires', valeurs))
  expect(empreinteValeurs('horaires', { ouverture: '07:31', fermeture: '19:00' })).not.toBe(empreinteValeurs('horaires', valeurs))
})

describe('delays', () => {
  const delais = (promesseHeures: string, alerteHeures: string, reacceptationJours = '30') =>
    fautes(delaisSchema.safeParse({ lu, promesseHeures, alerteHeures, reacceptationJours }))

  test.each([
    ['72', '71', []],
    ['72', '72', ['alerteHeures']],
    ['72', '73', ['alerteHeures']],
    ['720', '1', []],
    ['721', '1', ['promesseHeures']],
    ['72', '0', ['alerteHeures']],
    ['7,5', '1', ['promesseHeures']],
    ['', '1', ['promesseHeures']],
  ])('promise %s, alert %s', (promesse, alerte, attendu) => expect(delais(promesse, alerte)).toEqual(attendu))

  test.each([
    ['0', ['reacceptationJours']],
    ['1', []],
    ['365', []],
    ['366', ['reacceptationJours']],
  ])('%s days to accept new CGU', (jours, attendu) => expect(delais('72', '48', jours)).toEqual(attendu))
})

test.each([
  ['07:30', '19:00', []],
  ['07:30', '07:30', ['fermeture']],
  ['7:30', '19:00', ['ouverture']],
  ['07:30', '24:00', ['fermeture']],
])('opening hours %s to %s', (ouverture, fermeture, attendu) =>
  expect(fautes(horairesSchema.safeParse({ lu, ouverture, fermeture }))).toEqual(attendu),
)

test('the operator’s data are one line each, with an address and a number that can be used', () => {
  const juste = { lu, nom: 'Opérateur', service: 'Kairos', adresse: '1 rue X', telephone: '39 49', courriel: 'aide@essai.test' }
  expect(fautes(operateurSchema.safeParse(juste))).toEqual([])
  expect(fautes(operateurSchema.safeParse({ ...juste, telephone: 'demain' }))).toEqual(['telephone'])
  expect(fautes(operateurSchema.safeParse({ ...juste, courriel: 'aide' }))).toEqual(['courriel'])
  expect(fautes(operateurSchema.safeParse({ ...juste, nom: 'A\nB' }))).toEqual(['nom'])
})

test('hours are read as people say them', () => {
  expect(heureEnClair('07:30')).toBe('7\u00a0h\u00a030')
  expect(heureEnClair('19:00')).toBe('19\u00a0h')
})
