import { describe, expect, test } from 'vitest'
import { alerteCachet, classer, finProche, periode, type SignatureExaminee } from '@/lib/sceau/rules'

const FIN = new Date('2027-06-30T12:00:00Z')
const DEBUT = new Date('2024-06-30T12:00:00Z')
const apres = (date: Date, ms: number) => new Date(date.getTime() + ms)
const JOUR_MS = 86_400_000

describe('dates of a certificate', () => {
  test.each([
    [-61 * JOUR_MS, false],
    [-60 * JOUR_MS - 1, false],
    [-60 * JOUR_MS, true],
    [-60 * JOUR_MS + 1, true],
    [0, true],
    [JOUR_MS, true],
  ])('%i ms from its end: close to it is %s', (ms, proche) => {
    expect(finProche({ fin: FIN }, apres(FIN, ms))).toBe(proche)
  })

  test.each([
    [apres(DEBUT, -1), 'avant'],
    [DEBUT, 'pendant'],
    [FIN, 'pendant'],
    [apres(FIN, 1), 'apres'],
  ])('%o is « %s »', (instant, attendu) => {
    expect(periode({ debut: DEBUT, fin: FIN }, instant)).toBe(attendu)
  })
})

describe('what agents are told of the end of a seal', () => {
  test.each([
    [-60 * JOUR_MS - 1, null],
    [-60 * JOUR_MS, 'bientot'],
    [-60 * JOUR_MS + 1, 'bientot'],
    [-1, 'bientot'],
    [0, 'bientot'],
    [1, 'fini'],
  ])('%i ms from it: %s', (ms, etat) => {
    expect(alerteCachet({ debut: DEBUT, fin: FIN }, apres(FIN, ms))).toEqual(etat && { etat, fin: FIN })
  })

  test('nothing when no seal was opened', () => {
    expect(alerteCachet(null, FIN)).toBeNull()
  })
})

describe('answer about a file', () => {
  const certificat = { sujet: 'Cachet', emetteur: 'Autorité', debut: DEBUT, fin: FIN, empreinte: 'nous' }
  const CACHETS = new Set(['nous'])
  const HORODATAGE = { defaut: null, source: 'Horodateur', le: new Date('2026-01-01T00:00:00Z') }
  const cachet = (autres: Partial<SignatureExaminee> = {}): SignatureExaminee => ({
    type: 'cachet',
    etendue: 'fichier',
    bienRempli: true,
    defaut: null,
    chaine: 'ok',
    certificat,
    horodatage: null,
    ...autres,
  })
  const ajout = (autres: Partial<SignatureExaminee> = {}) => cachet({ type: 'horodatage', horodatage: HORODATAGE, ...autres })
  const juger = (signatures: SignatureExaminee[], suiteSaine = true) => classer({ refus: null, signatures, suiteSaine }, CACHETS)

  test.each(['vide', 'trop_grand', 'pas_pdf'] as const)('« %s » as it was refused', (refus) => {
    expect(classer({ refus }, CACHETS)).toEqual({ code: refus })
  })

  test('intact without a timestamp is B-B, with one it is B-T', () => {
    expect(juger([cachet()])).toEqual({ code: 'intact', niveau: 'B-B', horodatage: null, certificat, expire: false })
    expect(juger([cachet({ horodatage: HORODATAGE })])).toMatchObject({
      code: 'intact',
      niveau: 'B-T',
      horodatage: { le: HORODATAGE.le },
    })
    expect(juger([cachet({ etendue: 'debut' }), ajout()])).toMatchObject({ code: 'intact', niveau: 'B-T' })
  })

  test('a timestamp from an authority that is not known proves nothing', () => {
    expect(juger([cachet({ horodatage: { ...HORODATAGE, defaut: 'autorite' } })])).toMatchObject({
      code: 'intact',
      niveau: 'B-B',
    })
  })

  test.each<[string, SignatureExaminee[], boolean]>([
    ['other bytes', [cachet({ defaut: 'empreinte' })], true],
    ['ranges that lie', [cachet({ etendue: 'fausse' })], true],
    ['something in the padding', [cachet({ bienRempli: false })], true],
    ['a timestamp that was altered', [cachet({ horodatage: { ...HORODATAGE, defaut: 'signature' } })], true],
    ['a timestamp of something else appended', [cachet({ etendue: 'debut' }), ajout({ defaut: 'empreinte' })], true],
    ['something else appended', [cachet({ etendue: 'debut' })], false],
    ['a signature of somebody else before ours', [cachet({ certificat: { ...certificat, empreinte: 'autre' } }), cachet()], true],
  ])('modified: %s', (_, signatures, suiteSaine) => {
    expect(juger(signatures, suiteSaine)).toEqual({ code: 'modifie', certificat })
  })

  test.each<[string, Partial<SignatureExaminee>]>([
    ['another certificate of our authority', { certificat: { ...certificat, empreinte: 'autre' } }],
    ['our certificate under an unknown authority', { chaine: 'inconnue' }],
    ['our certificate, but not its key', { defaut: 'signature' }],
    ['our certificate, named by nothing that is signed', { defaut: 'certificat' }],
    ['a timestamp alone', { type: 'horodatage' }],
  ])('not our seal: %s', (_, signature) => {
    expect(juger([cachet(signature)])).toEqual({ code: 'autre_cachet' })
  })

  test('no seal, or one that nobody can read', () => {
    expect(juger([])).toEqual({ code: 'sans_cachet' })
    expect(juger([cachet({ defaut: 'illisible', certificat: null })])).toEqual({ code: 'cachet_illisible' })
  })

  test('a certificate that has ended is said so, unless a timestamp shows that it had not yet', () => {
    expect(juger([cachet({ chaine: 'expiree' })])).toMatchObject({ code: 'intact', expire: true })
    expect(juger([cachet({ chaine: 'expiree', etendue: 'debut' }), ajout()])).toMatchObject({ code: 'intact', expire: false })
    const tard = { ...HORODATAGE, le: apres(FIN, 1) }
    expect(juger([cachet({ chaine: 'expiree', etendue: 'debut' }), ajout({ horodatage: tard })])).toMatchObject({ expire: true })
  })
})
