import { describe, expect, test } from 'vitest'
import type { Acces } from '@/lib/acces/rules'
import { donneesVerification, lignesVerification } from '@/lib/document/labels'
import { controlerFichier, TAILLE_FICHIER_MAX } from '@/lib/document/rules'
import { siretInvente } from '@/tests/support/sirets'

const octets = (texte: string) => new TextEncoder().encode(texte)

describe('controlerFichier', () => {
  test.each([
    ['nothing', 0, '', 'absent'],
    ['one byte', 1, '%', 'pas_pdf'],
    ['text', 700, 'Bonjo', 'pas_pdf'],
    ['a signature that does not come first', 700, ' %PDF', 'pas_pdf'],
    ['bytes that are no text', 700, '\u0000\u00ffé', 'pas_pdf'],
    ['a PDF', 700, '%PDF-', null],
    ['one byte below the limit', TAILLE_FICHIER_MAX - 1, '%PDF-', null],
    ['the limit', TAILLE_FICHIER_MAX, '%PDF-', null],
    ['one byte above the limit', TAILLE_FICHIER_MAX + 1, '%PDF-', 'trop_grand'],
  ])('%s', (_cas, taille, debut, attendu) => {
    expect(controlerFichier(taille, octets(debut))).toBe(attendu)
  })
})

describe('lignesVerification', () => {
  const FIN = new Date('2029-11-02T23:00:00Z') // midnight in Paris: the 2nd is the last open day
  const ACCES: Acces = { statut: 'actif', debut: new Date('2026-11-02T09:00:00Z'), fin: FIN }
  const DOCUMENT = {
    remplace: false,
    demonstration: false,
    raisonSociale: 'Atelier des Savoirs',
    siret: siretInvente(1),
    accepteeLe: new Date('2026-10-31T23:30:00Z'), // already the 1st in Paris
    miseAJourLe: new Date('2026-11-02T00:00:00Z'),
    acces: ACCES,
  }
  const acces = (valeur: Acces | null, maintenant = new Date('2027-01-01T00:00:00Z')) =>
    lignesVerification({ ...DOCUMENT, acces: valeur }, maintenant).at(-1)?.value

  test('the organisme, its SIRET in groups, the dates in Paris, and nothing else', () => {
    expect(lignesVerification(DOCUMENT, new Date('2027-01-01T00:00:00Z'))).toEqual([
      { label: 'Organisme', value: 'Atelier des Savoirs' },
      { label: 'SIRET', value: expect.stringMatching(/^999\u00a0\d{3}\u00a0\d{3}\u00a0\d{5}$/) },
      { label: 'CGU acceptées le', value: '1er novembre 2026' },
      { label: 'Version des CGU', value: '2 novembre 2026' },
      { label: 'Accès à Kairos', value: 'Ouvert jusqu’au 2 novembre 2029 inclus' },
    ])
  })

  test('open until the last instant of its last day, then ended', () => {
    expect(acces(ACCES, new Date(FIN.getTime() - 1))).toBe('Ouvert jusqu’au 2 novembre 2029 inclus')
    expect(acces(ACCES, FIN)).toBe('Terminé le 2 novembre 2029')
  })

  test('a suspended, withdrawn or absent access is never told open', () => {
    expect(acces({ ...ACCES, statut: 'suspendu' })).toBe('Suspendu')
    expect(acces({ ...ACCES, statut: 'suspendu' }, FIN)).toBe('Terminé le 2 novembre 2029')
    expect(acces({ ...ACCES, statut: 'retire' })).toBe('Retiré')
    expect(acces({ ...ACCES, statut: 'retire' }, FIN)).toBe('Retiré')
    expect(acces({ ...ACCES, statut: 'expire' }, FIN)).toBe('Terminé le 2 novembre 2029')
    expect(acces(null)).toBe('Aucun')
  })

  test('a document that another replaced, and a seal of demonstration, are said to be so', () => {
    const dit = lignesVerification({ ...DOCUMENT, remplace: true, demonstration: true }, FIN)
    expect(dit.slice(-2)).toEqual([
      { label: 'Document', value: 'Remplacé par un plus récent' },
      { label: 'Cachet', value: 'De démonstration, sans valeur' },
    ])
  })

  test('programs are told the same', () => {
    const pour = (acces: Acces | null, maintenant = new Date('2027-01-01T00:00:00Z')) =>
      donneesVerification({ ...DOCUMENT, remplace: true, acces }, maintenant)
    expect(pour(ACCES)).toEqual({
      organisme: { raisonSociale: 'Atelier des Savoirs', siret: DOCUMENT.siret },
      accepteeLe: '2026-10-31T23:30:00.000Z',
      versionCgu: '2026-11-02',
      acces: { etat: 'ouvert', debut: '2026-11-02T09:00:00.000Z', fin: FIN.toISOString() },
      remplace: true,
      demonstration: false,
    })
    expect(pour(ACCES, FIN).acces?.etat).toBe('termine')
    expect(pour({ ...ACCES, statut: 'suspendu' }).acces?.etat).toBe('suspendu')
    expect(pour({ ...ACCES, statut: 'retire' }).acces?.etat).toBe('retire')
    expect(pour(null).acces).toBeNull()
  })
})
