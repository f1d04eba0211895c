import { describe, expect, test } from 'vitest'
import { anneesEntre, segmentEnClair } from '@/lib/acces/labels'
import {
  type EtapeAcces,
  type EvenementAcces,
  gestesPossibles,
  ouvrirPeriode,
  rappelDu,
  type StatutAcces,
  segmentsDe,
  TRANSITIONS_ACCES,
  transitionAcces,
} from '@/lib/acces/rules'

const le = (iso: string) => new Date(iso)
const PERIODE = ouvrirPeriode(le('2026-11-22T10:00:00Z')) // until 22 November 2029
const AVANT = new Date(PERIODE.fin.getTime() - 1)

describe('what happens to an access', () => {
  const EVENEMENTS: EvenementAcces[] = ['suspendre', 'retablir', 'retirer', 'expirer']
  const attendus: Record<StatutAcces, Partial<Record<EvenementAcces, StatutAcces>>> = {
    actif: { suspendre: 'suspendu', retirer: 'retire', expirer: 'expire' },
    suspendu: { retablir: 'actif', retirer: 'retire', expirer: 'expire' },
    retire: {},
    expire: {},
  }
  for (const statut of Object.keys(TRANSITIONS_ACCES) as StatutAcces[])
    for (const evenement of EVENEMENTS)
      test(`${statut}, ${evenement}`, () => {
        const instant = evenement === 'expirer' ? PERIODE.fin : AVANT
        expect(transitionAcces({ ...PERIODE, statut }, evenement, instant)).toBe(attendus[statut][evenement] ?? null)
      })

  test('agents act until the last instant, the clock only from the next one on', () => {
    const actif = { ...PERIODE, statut: 'actif' } as const
    expect(gestesPossibles(actif, AVANT)).toEqual(['suspendre', 'retirer'])
    expect(gestesPossibles({ ...actif, statut: 'suspendu' }, AVANT)).toEqual(['retablir', 'retirer'])
    expect(gestesPossibles(actif, PERIODE.fin)).toEqual([])
    expect(transitionAcces(actif, 'expirer', AVANT)).toBeNull()
  })
})

describe('the reminder that is due', () => {
  // The last open day is 22 November 2029: 90 days before is 24 August, 30 days is 23 October, 7 days is 15 November.
  test.each([
    ['2029-08-23T21:59:59Z', null],
    ['2029-08-23T22:00:00Z', 90],
    ['2029-10-22T21:59:59Z', 90],
    ['2029-10-22T22:00:00Z', 30],
    ['2029-11-14T22:59:59Z', 30],
    ['2029-11-14T23:00:00Z', 7],
    ['2029-11-22T22:59:59Z', 7],
    ['2029-11-22T23:00:00Z', 0],
    ['2030-01-01T00:00:00Z', 0],
  ])('at %s: %s days', (instant, jours) => expect(rappelDu(PERIODE, le(instant))).toBe(jours))
})

describe('the life of an access as a picture', () => {
  const acces = { ...PERIODE, id: 'a', statut: 'actif' } as const
  const etape = (evenement: EvenementAcces, instant: string, accesId = 'a'): EtapeAcces => ({
    accesId,
    evenement,
    le: le(instant),
  })
  const vie = (etapes: EtapeAcces[], maintenant: string) =>
    segmentsDe(acces, etapes, le(maintenant)).map(({ de, a, etat }) => [
      de.toISOString().slice(0, 10),
      a.toISOString().slice(0, 10),
      etat,
    ])

  test('open until now, and to come until its end', () => {
    expect(vie([], '2027-01-01T00:00:00Z')).toEqual([
      ['2026-11-22', '2027-01-01', 'actif'],
      ['2027-01-01', '2029-11-22', 'prevu'],
    ])
    expect(vie([], '2030-01-01T00:00:00Z')).toEqual([['2026-11-22', '2029-11-22', 'actif']])
    expect(vie([], '2026-01-01T00:00:00Z')).toEqual([['2026-11-22', '2029-11-22', 'prevu']])
  })

  test('suspended, restored, then withdrawn; what happened to another access is left out', () => {
    const etapes = [
      etape('suspendre', '2027-02-01T00:00:00Z'),
      etape('suspendre', '2027-02-15T00:00:00Z', 'autre'),
      etape('retablir', '2027-03-01T00:00:00Z'),
      etape('retirer', '2027-06-01T00:00:00Z'),
    ]
    expect(vie(etapes, '2028-01-01T00:00:00Z')).toEqual([
      ['2026-11-22', '2027-02-01', 'actif'],
      ['2027-02-01', '2027-03-01', 'suspendu'],
      ['2027-03-01', '2027-06-01', 'actif'],
    ])
    expect(vie(etapes.slice(0, 1), '2027-02-10T00:00:00Z')).toEqual([
      ['2026-11-22', '2027-02-01', 'actif'],
      ['2027-02-01', '2027-02-10', 'suspendu'],
      ['2027-02-10', '2029-11-22', 'prevu'],
    ])
  })

  test('each stretch in words ends on its last day', () => {
    const [segment] = segmentsDe(acces, [], le('2030-01-01T00:00:00Z'))
    expect(segment && segmentEnClair(segment)).toBe('du 22/11/2026 au 22/11/2029, ouvert')
  })

  test('years that it spans are its marks', () => {
    expect(anneesEntre(PERIODE.debut, PERIODE.fin)).toEqual([2027, 2028, 2029])
  })
})
