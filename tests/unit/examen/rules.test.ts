import { describe, expect, test } from 'vitest'
import type { ReponseAnnuaire } from '@/lib/annuaire/rules'
import { DOMAINES_GRATUITS, DOMAINES_JETABLES } from '@/lib/examen/domaines'
import { LIBELLE_CONTROLE, phraseConstat, valeurLisible } from '@/lib/examen/labels'
import { CONTROLES, comparable, type Declare, etatExamen, examiner, RAISONS, type ReponseDgefp } from '@/lib/examen/rules'
import { constatsSchema } from '@/lib/examen/schema'

const LE = new Date('2026-12-01T10:00:00Z')
const DOMAINES = { gratuits: DOMAINES_GRATUITS, jetables: DOMAINES_JETABLES }
const DECLARE: Declare = {
  siret: '13000548121990',
  raisonSociale: 'Institut Saint-Élan SARL',
  enseigne: null,
  formeJuridique: '5499',
  voie: '12 bis, av. de l’Œuvre',
  codePostal: '75020',
  ville: 'Paris 20e',
  nda: '11-75-12345-67',
  telephone1: '+33123456789',
  telephone2: null,
  courriel: 'contact@organisme.test',
  signatairePrenom: 'Zoé',
  signataireNom: 'Martin',
  rgcPrenom: 'Paul',
  rgcNom: 'Durand',
  rgcCourriel: 'paul@organisme.test',
}
const REGISTRE = {
  siret: DECLARE.siret,
  raisonSociale: 'INSTITUT ST ELAN',
  enseigne: null,
  formeJuridique: '5499',
  voie: '12 BIS AVENUE DE L OEUVRE',
  immeuble: null,
  mentionsDistribution: null,
  codePostal: '75020',
  ville: 'PARIS',
  ndas: [],
}
const trouve = (donnees: Partial<typeof REGISTRE> = {}): ReponseAnnuaire => ({
  statut: 'trouve',
  etablissement: { ...REGISTRE, ...donnees },
})
const INSCRIT: ReponseDgefp = {
  statut: 'trouve',
  declarations: [{ nda: '11751234567', precedents: [], certifications: ['apprentissage'] }],
}
const VIDE = { siren: [], courriel: [], telephone: [] }
const voir = (
  { annuaire = trouve(), dgefp = INSCRIT }: { annuaire?: ReponseAnnuaire; dgefp?: ReponseDgefp } = {},
  declare: Partial<Declare> = {},
) => {
  const constats = examiner({ ...DECLARE, ...declare }, { annuaire, dgefp, voisinage: VIDE }, DOMAINES, LE)
  return Object.fromEntries(constats.map((constat) => [constat.controle, constat]))
}

describe('what is declared and what the registers say', () => {
  test('agree in spite of case, accents, abbreviations, punctuation and the form of the company', () => {
    for (const constat of Object.values(voir())) expect(constat, constat.controle).toMatchObject({ etat: 'conforme' })
  })

  test.each([
    ['raisonSociale', 'INSTITUT ST ELOI', 'denomination'],
    ['voie', '12 TER AVENUE DE L OEUVRE', 'adresse'],
    ['codePostal', '75019', 'adresse'],
    ['ville', 'LYON', 'adresse'],
    ['formeJuridique', '9220', 'forme_juridique'],
  ] as const)('%s %s: %s differs', (champ, valeur, controle) => {
    expect(voir({ annuaire: trouve({ [champ]: valeur }) })[controle]).toMatchObject({ etat: 'a_verifier', raison: 'different' })
  })

  test.each(['voie', 'codePostal', 'ville'] as const)('%s masked by the register: not verified', (champ) => {
    expect(voir({ annuaire: trouve({ [champ]: null }) }).adresse).toMatchObject({ etat: 'non_verifie', raison: 'masque' })
  })

  test('the sign counts as a name', () => {
    const annuaire: ReponseAnnuaire = {
      statut: 'trouve',
      etablissement: { ...REGISTRE, raisonSociale: 'X', enseigne: 'Institut Saint Elan' },
    }
    expect(voir({ annuaire }).denomination?.etat).toBe('conforme')
  })

  test('a demonstration asks no register', () => {
    expect(voir({ dgefp: { statut: 'non_interroge' } }).nda).toMatchObject({ etat: 'non_verifie', raison: 'non_interroge' })
  })
})

test.each([
  ['AV. ST-MICHEL', 'AVENUE SAINT MICHEL'],
  ['Rond-point', 'ROND POINT'],
  ['RPT', 'ROND POINT'],
  ['  ', ''],
])('%s → %s', (texte, attendu) => {
  expect(comparable(texte)).toBe(attendu)
})

test.each([
  ['a@sous.yopmail.com', 'jetable'],
  ['a@GMAIL.com', 'gratuit'],
  ['a@notgmail.com', 'propre'],
  ['a@gmail.com.organisme.test', 'propre'],
])('%s: %s', (courriel, raison) => {
  expect(voir({}, { courriel }).domaine_courriel?.raison).toBe(raison)
})

test('no domain is in both lists', () => {
  expect([...DOMAINES_GRATUITS].filter((domaine) => DOMAINES_JETABLES.has(domaine))).toEqual([])
})

test.each([
  [0, 'en_cours'],
  [10 * 60_000 - 1, 'en_cours'],
  [10 * 60_000, 'perdu'],
  [10 * 60_000 + 1, 'perdu'],
])('a run asked for %i ms ago: %s', (ms, etat) => {
  expect(etatExamen({ demandeLe: LE, finiLe: null }, new Date(LE.getTime() + ms))).toBe(etat)
  expect(etatExamen({ demandeLe: LE, finiLe: LE }, new Date(LE.getTime() + ms))).toBe('fini')
})

test('every outcome is kept whole and has its words', () => {
  const annuaires: ReponseAnnuaire[] = [
    trouve(),
    trouve({ raisonSociale: 'X', voie: 'X', formeJuridique: '1000' }),
    {
      statut: 'ferme',
      fermeLe: '2022-10-22',
      etablissement: { ...REGISTRE, voie: null, raisonSociale: null, formeJuridique: null },
    },
    { statut: 'inconnu' },
    { statut: 'indisponible' },
  ]
  const autre = { nda: '11759999999', precedents: [], certifications: [] }
  const listes: ReponseDgefp[] = [
    INSCRIT,
    { statut: 'trouve', declarations: [] },
    { statut: 'trouve', declarations: [autre] },
    { statut: 'trouve', declarations: [{ ...autre, precedents: ['11751234567'] }] },
    { statut: 'indisponible' },
    { statut: 'non_interroge' },
  ]
  const voisin = { id: '0193a1b2-0000-7000-8000-000000000001', raisonSociale: 'Autre', siret: '1'.repeat(14) }
  const vues = new Set<string>()
  for (const annuaire of annuaires)
    for (const dgefp of listes)
      for (const [declare, liste] of [
        [DECLARE, []],
        [{ ...DECLARE, courriel: 'a@free.fr', rgcPrenom: 'ZOE', rgcNom: 'martin' }, [voisin]],
        [{ ...DECLARE, courriel: 'a@yopmail.com' }, [voisin]],
      ] as const) {
        const voisinage = { siren: [...liste], courriel: [...liste], telephone: [...liste] }
        const constats = examiner(declare, { annuaire, dgefp, voisinage }, DOMAINES, LE)
        expect(constatsSchema.parse(JSON.parse(JSON.stringify(constats)))).toEqual(constats)
        for (const constat of constats) {
          vues.add(constat.raison)
          expect(phraseConstat(constat), `${constat.controle} ${constat.raison}`).not.toBe('')
        }
      }
  expect([...vues].sort()).toEqual([...RAISONS].sort())
  expect(Object.keys(LIBELLE_CONTROLE).sort()).toEqual([...CONTROLES].sort())
})

test.each([
  ['etablissement', '13000548121990', '130 005 481 21990'],
  ['etablissement', '2022-10-22', 'Fermé le 22 octobre 2022'],
  ['forme_juridique', '9220', 'Association déclarée'],
  ['forme_juridique', '0001', '0001'],
  ['nda', null, null],
] as const)('%s %s reads %s', (controle, valeur, lisible) => {
  expect(valeurLisible(controle, valeur)?.replaceAll('\u00a0', ' ') ?? null).toBe(lisible)
})
