import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Ecart } from '@/components/demande/ecart'
import { LIBELLES_CHAMPS, valeurDeChamp } from '@/lib/demande/labels'
import { CHAMPS_COMMENTABLES, changements } from '@/lib/demande/rules'

const rendre = (avant: string, apres: string) =>
  renderToStaticMarkup(createElement(Ecart, { avant, apres })).replace(/ class="[^"]*"/g, '')

test('what has changed or was commented on, in the order of the forms', () => {
  const avant = { rgcNom: 'Épreuve', nda: '11755', ville: 'Paris', enseigne: 'Ancienne' }
  const apres = { rgcNom: 'Épreuve Lemaire', nda: '11755', ville: 'Paris', telephone1: '+33123456789' }
  expect(changements(avant, apres, { nda: 'Lequel ?', organisme: 'Revoyez.' })).toEqual([
    { champ: 'rgcNom', avant: 'Épreuve', apres: 'Épreuve Lemaire', commentaire: null },
    { champ: 'enseigne', avant: 'Ancienne', apres: '', commentaire: null },
    { champ: 'nda', avant: '11755', apres: '11755', commentaire: 'Lequel ?' },
    { champ: 'telephone1', avant: '', apres: '+33123456789', commentaire: null },
    { champ: 'organisme', avant: '', apres: '', commentaire: 'Revoyez.' },
  ])
})

test('word by word, marked for the eye and said to the ear', () => {
  const dit = (mot: string) => `<span> ${mot}\u00a0: </span>`
  expect(rendre('12 rue des Essais', '14 rue des Essais')).toBe(
    `<p><del>${dit('supprimé')}12<span> fin de la suppression </span></del><ins>${dit('ajouté')}14<span> fin de l’ajout </span></ins><span> rue des Essais</span></p>`,
  )
  expect(rendre('', 'Nouvelle')).toContain('(vide)')
})

test('hostile words are words', () => {
  expect(rendre('<script>', '<img src=x>')).not.toMatch(/<(?:script|img)/)
})

test('each field has its name, and its value as people read it', () => {
  expect(CHAMPS_COMMENTABLES.filter((champ) => !LIBELLES_CHAMPS[champ])).toEqual([])
  expect(valeurDeChamp('telephone1', '+33123456789')).toBe('01\u00a023\u00a045\u00a067\u00a089')
  expect(valeurDeChamp('rgcCivilite', 'madame')).toBe('Madame')
  expect(valeurDeChamp('formeJuridique', '9220')).toBe('Association déclarée')
  expect(valeurDeChamp('nda', '<b>')).toBe('<b>')
})
