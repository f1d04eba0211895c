import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Acces } from '@/lib/acces/rules'
import {
  ACTEURS,
  deciderValidation,
  departs,
  EVENEMENTS,
  type Evenement,
  effetAcceptation,
  estOuverte,
  natureNouvelle,
  OUVERTS,
  STATUTS,
  type Statut,
  transition,
} from '@/lib/demande/rules'

// Written out from the table of states: every state × every event, null where the event can't happen.
const TABLE: Record<Statut, Record<Evenement, Statut | null>> = {
  brouillon: {
    modifier: 'brouillon',
    valider: 'en_attente',
    accepter: null,
    demander_correction: null,
    refuser: null,
    annuler: 'annulee',
  },
  en_attente: {
    modifier: 'brouillon',
    valider: null,
    accepter: 'acceptee',
    demander_correction: 'a_corriger',
    refuser: 'refusee',
    annuler: 'annulee',
  },
  a_corriger: {
    modifier: 'brouillon',
    valider: null,
    accepter: null,
    demander_correction: null,
    refuser: null,
    annuler: 'annulee',
  },
  acceptee: { modifier: null, valider: null, accepter: null, demander_correction: null, refuser: null, annuler: null },
  refusee: { modifier: null, valider: null, accepter: null, demander_correction: null, refuser: null, annuler: null },
  annulee: { modifier: null, valider: null, accepter: null, demander_correction: null, refuser: null, annuler: null },
}

const CAS = STATUTS.flatMap((statut) => EVENEMENTS.map((evenement) => [statut, evenement, TABLE[statut][evenement]] as const))

describe('transitions', () => {
  test.each(CAS)('%s, %s → %s', (statut, evenement, attendu) => {
    expect(transition(statut, evenement)).toBe(attendu)
    expect(departs(evenement).includes(statut)).toBe(attendu !== null)
  })

  test('an agent decides from en_attente only; a gestionnaire does the rest', () => {
    const agents = EVENEMENTS.filter((evenement) => ACTEURS[evenement] === 'agent')
    expect(agents).toEqual(['accepter', 'demander_correction', 'refuser'])
    for (const evenement of agents) expect(departs(evenement)).toEqual(['en_attente'])
  })

  test.each(STATUTS)('%s is open exactly when it can still be given up', (statut) => {
    expect(estOuverte(statut)).toBe(TABLE[statut].annuler !== null)
  })
})

/** The states a demande goes through under these events; one that can't happen leaves it where it is. */
function parcours(evenements: Evenement[], depart: Statut = 'brouillon'): Statut[] {
  let actuel = depart
  const etapes = evenements.map((evenement) => {
    actuel = transition(actuel, evenement) ?? actuel
    return actuel
  })
  return [depart, ...etapes]
}

describe('any sequence of events', () => {
  const suites = fc.array(fc.constantFrom(...EVENEMENTS), { maxLength: 40 })

  test('ends for good in acceptee, refusee or annulee', () => {
    fc.assert(
      fc.property(suites, (evenements) => {
        const etapes = parcours(evenements)
        const fin = etapes.findIndex((statut) => !estOuverte(statut))
        if (fin >= 0) expect(new Set(etapes.slice(fin)).size).toBe(1)
      }),
    )
  })

  test('reaches a decision only from en_attente, and en_attente only from brouillon', () => {
    fc.assert(
      fc.property(suites, (evenements) => {
        const etapes = parcours(evenements)
        etapes.forEach((statut, rang) => {
          const avant = etapes[rang - 1]
          if (avant === undefined || avant === statut) return
          if (statut === 'acceptee' || statut === 'refusee' || statut === 'a_corriger') expect(avant).toBe('en_attente')
          if (statut === 'en_attente') expect(avant).toBe('brouillon')
        })
      }),
    )
  })

  test('never leaves a gestionnaire stuck: an open demande can be modified, validated, then decided', () => {
    for (const statut of OUVERTS) expect(parcours(['modifier', 'valider', 'accepter'], statut).at(-1)).toBe('acceptee')
  })
})

const acces = (donnees: Partial<Acces> = {}): Acces => ({
  statut: 'actif',
  debut: new Date('2026-03-10T09:00:00Z'),
  fin: new Date('2029-03-10T23:00:00Z'), // the last open day is 10 March 2029 in Paris
  ...donnees,
})
const PENDANT = new Date('2027-06-01T10:00:00Z')
const TROIS_MOIS_AVANT = new Date('2028-12-09T23:00:00Z')
const moins = (instant: Date) => new Date(instant.getTime() - 1)

describe('nature of a new demande', () => {
  test.each([
    ['no access', null, null, PENDANT, 'initiale'],
    ['an access that runs', acces(), null, PENDANT, 'modification'],
    ['a suspended access', acces({ statut: 'suspendu' }), null, PENDANT, 'modification'],
    ['a withdrawn access', acces({ statut: 'retire' }), null, PENDANT, 'initiale'],
    ['an expired access', acces({ statut: 'expire' }), null, PENDANT, 'initiale'],
    ['the last instant of an access', acces(), null, moins(acces().fin), 'modification'],
    ['the end of an access', acces(), null, acces().fin, 'initiale'],
    ['a renewal asked too early', acces(), 'renouvellement', moins(TROIS_MOIS_AVANT), 'modification'],
    ['a renewal asked three months before', acces(), 'renouvellement', TROIS_MOIS_AVANT, 'renouvellement'],
    ['a renewal asked after the end', acces(), 'renouvellement', acces().fin, 'initiale'],
    ['no renewal asked, near the end', acces(), null, TROIS_MOIS_AVANT, 'modification'],
  ] as const)('%s', (_, actuel, souhait, maintenant, attendu) => {
    expect(natureNouvelle(actuel, souhait, maintenant)).toBe(attendu)
  })
})

describe('effect of an acceptance on the access', () => {
  test.each([
    ['initiale', null, PENDANT, 'ouvrir'],
    ['modification', null, PENDANT, 'ouvrir'],
    ['renouvellement', null, PENDANT, 'ouvrir'],
    ['initiale', acces(), PENDANT, 'conserver'],
    ['modification', acces(), PENDANT, 'conserver'],
    ['modification', acces({ statut: 'suspendu' }), PENDANT, 'conserver'],
    ['modification', acces(), moins(acces().fin), 'conserver'],
    ['modification', acces(), acces().fin, 'ouvrir'],
    ['modification', acces({ statut: 'retire' }), PENDANT, 'ouvrir'],
    ['renouvellement', acces(), PENDANT, 'prolonger'],
    ['renouvellement', acces(), acces().fin, 'ouvrir'],
  ] as const)('%s on %o', (nature, actuel, maintenant, attendu) => {
    expect(effetAcceptation(nature, actuel, maintenant)).toBe(attendu)
  })
})

describe('validation', () => {
  const LU = { accepte: true, sha256Lu: 'a', sha256EnVigueur: 'a' }

  test('needs the box ticked', () => {
    expect(deciderValidation('brouillon', LU)).toEqual({ ok: true })
    expect(deciderValidation('brouillon', { ...LU, accepte: false })).toEqual({ ok: false, code: 'case_non_cochee' })
  })

  test('needs the text in force, which comes before the box', () => {
    const change = { accepte: false, sha256Lu: 'a', sha256EnVigueur: 'b' }
    expect(deciderValidation('brouillon', change)).toEqual({ ok: false, code: 'cgu_modifiees' })
  })

  test.each(STATUTS.filter((statut) => statut !== 'brouillon'))('is refused from %s whatever is sent', (statut) => {
    expect(deciderValidation(statut, LU)).toEqual({ ok: false, code: 'transition_impossible' })
  })
})
