import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { texteCanonique } from '@/lib/journal/rules'
import { assemblerPreuve, rendrePage } from '@/lib/preuve/document'
import { lisezMoi, listControles } from '@/lib/preuve/labels'
import {
  composerPreuve,
  ecrireJson,
  empreinteAcceptation,
  joursDe,
  type Lignes,
  nomArchive,
  reperer,
  texteAcceptation,
} from '@/lib/preuve/rules'

const sha256 = (texte: string) => createHash('sha256').update(texte).digest('hex')
const DOSSIER = '01900000-0000-7000-8000-00000000000a'
const DEMANDE = '01900000-0000-7000-8000-00000000000b'
const AGENT = '01900000-0000-7000-8000-00000000000c'
const ACCEPTATION: Lignes['acceptation'] = {
  id: '01900000-0000-7000-8000-00000000000d',
  demandeId: DEMANDE,
  cguVersionId: '01900000-0000-7000-8000-00000000000e',
  texteSha256: sha256('Le texte'),
  organismeId: DOSSIER,
  siret: '99940001700010',
  raisonSociale: 'Œuvre & <Savoir>',
  nda: '53290123456',
  adressePostale: '1 quai des Œillets\n29900 Concarneau',
  signataireCivilite: 'madame',
  signatairePrenom: 'Maëlys',
  signataireNom: 'Noël',
  signataireQualite: 'Gérante',
  rgcCivilite: 'monsieur',
  rgcPrenom: 'Théo',
  rgcNom: 'Le Goff',
  rgcQualite: 'Formateur',
  rgcCourriel: 'theo@rivage.test',
  compteId: '01900000-0000-7000-8000-00000000000f',
  mention: 'J’ai lu et j’accepte les conditions générales',
  adresseIp: '192.0.2.9',
  navigateur: 'Navigateur d’essai',
  accepteeLe: new Date('2026-11-02T23:30:00Z'),
}
const DOCUMENT: Lignes['document'] = {
  id: '01900000-0000-7000-8000-000000000010',
  code: '7F3K-9QXM-2B4D',
  sha256: sha256('%PDF'),
  taille: 4,
  pretLe: new Date('2026-11-04T08:31:00Z'),
  niveau: 'B-B',
  horodatage: null,
  horodateLe: null,
  demonstration: true,
}
const EMISSION = { service: 'Kairos', operateur: 'Pôle emploi', portail: 'http://kairos.test:3000' }
const OUTILS = { certificats: [], autorites: [], autoritesHorodatage: [], horodatage: null, instants: [] }

type Ecrite = [evenement: string, creeLe: string, donnees: object, demandeId?: string | null]
/** Lines of one dossier, chained by nobody: what a proof reads of them is their order and their contents. */
const journal = (...ecrites: Ecrite[]): Lignes['journal'] =>
  ecrites.map(([evenement, creeLe, donnees, demandeId = DEMANDE], index) => ({
    dossier: DOSSIER,
    rang: index + 1,
    precedente: '0'.repeat(64),
    empreinte: sha256(`${index}`),
    creeLe: new Date(creeLe),
    acteurType: 'agent',
    acteurId: AGENT,
    evenement,
    organismeId: DOSSIER,
    demandeId,
    compteId: null,
    de: null,
    vers: null,
    donnees: JSON.stringify(donnees),
  }))
const PERIODE = { debut: '2026-11-04T08:30:00.000Z', fin: '2029-11-04T23:00:00.000Z' }
const VALIDER: Ecrite = [
  'demande.valider',
  '2026-11-02T23:30:00Z',
  { acceptationId: ACCEPTATION.id, cguSha256: ACCEPTATION.texteSha256 },
]
const ACCEPTER: Ecrite = ['demande.accepter', '2026-11-04T08:30:00Z', {}]
const OUVRIR: Ecrite = ['acces.ouvrir', '2026-11-04T08:30:00Z', PERIODE]
const PRODUIRE: Ecrite = ['document.produire', '2026-11-04T08:31:00Z', { sha256: DOCUMENT.sha256 }]
const VIE = journal(VALIDER, ACCEPTER, OUVRIR, PRODUIRE)

const lignes = (autres: Partial<Lignes> = {}): Lignes => ({
  acceptation: ACCEPTATION,
  miseAJourLe: new Date('2026-11-02T00:00:00Z'),
  document: DOCUMENT,
  horodate: null,
  journal: VIE,
  bordereaux: [],
  ...autres,
})

describe('composerPreuve', () => {
  test('gathers who, what, when, from where, the decision and its access', () => {
    const preuve = composerPreuve(lignes())
    expect(preuve).toMatchObject({
      format: 'kairos-preuve-1',
      acceptation: { accepteeLe: '2026-11-02T23:30:00.000Z', adresseIp: '192.0.2.9', inscriteAuJournal: false },
      organisme: { siret: '99940001700010', raisonSociale: 'Œuvre & <Savoir>' },
      signataire: { civilite: 'madame', prenom: 'Maëlys', nom: 'Noël', qualite: 'Gérante' },
      compte: { identifiant: ACCEPTATION.compteId },
      texte: { version: '2026-11-02', sha256: ACCEPTATION.texteSha256, inscritAuJournal: true },
      document: { sha256: DOCUMENT.sha256, cachet: 'B-B', horodatage: null },
      decision: { sens: 'acceptee', le: '2026-11-04T08:30:00.000Z', agent: AGENT },
      acces: { effet: 'ouvert', ...PERIODE },
      journal: { dossier: DOSSIER, lignes: 4 },
    })
    const empreinte = sha256(texteAcceptation(ACCEPTATION))
    expect(preuve.acceptation.sha256).toBe(empreinte)
    const inscrite: Ecrite = [VALIDER[0], VALIDER[1], { acceptationId: ACCEPTATION.id, acceptationSha256: empreinte }]
    expect(composerPreuve(lignes({ journal: journal(inscrite) }))).toMatchObject({
      acceptation: { inscriteAuJournal: true },
      texte: { inscritAuJournal: false },
      decision: null,
      acces: null,
    })
  })

  test('reads the access in the journal as that decision left it', () => {
    const autre = '01900000-0000-7000-8000-0000000000ff'
    const avant: Ecrite = ['acces.ouvrir', '2024-01-01T09:00:00Z', { debut: 'avant', fin: 'avant' }, autre]
    const apres: Ecrite = ['acces.prolonger', '2029-10-01T09:00:00Z', { debut: 'après', fin: 'après' }, autre]
    const acces = (...vie: Ecrite[]) => composerPreuve(lignes({ journal: journal(...vie) })).acces
    expect(acces(avant, VALIDER, ACCEPTER, OUVRIR, PRODUIRE, apres)).toEqual({ effet: 'ouvert', ...PERIODE })
    expect(acces(avant, VALIDER, ACCEPTER, PRODUIRE, apres)).toEqual({ effet: 'conserve', debut: 'avant', fin: 'avant' })
    const prolonger: Ecrite = ['acces.prolonger', OUVRIR[1], PERIODE]
    expect(acces(avant, VALIDER, ACCEPTER, prolonger)).toEqual({ effet: 'prolonge', ...PERIODE })
    // A later text accepted on the same demande: the decision and its access came before.
    expect(acces(['demande.valider', '2026-11-02T09:00:00Z', {}], ACCEPTER, OUVRIR, VALIDER)).toEqual({
      effet: 'conserve',
      ...PERIODE,
    })
    expect(acces(VALIDER, ACCEPTER)).toBeNull()
  })

  test('stops at its last line, or at the one that the bill of its day tells of', () => {
    const longue = journal(
      VALIDER,
      ACCEPTER,
      OUVRIR,
      PRODUIRE,
      ['organisme.modifier', '2026-11-04T18:00:00Z', {}, null],
      ['organisme.modifier', '2026-12-04T18:00:00Z', {}, null],
    )
    expect(composerPreuve(lignes({ journal: longue })).journal.lignes).toBe(4)
    expect(joursDe(reperer(lignes({ journal: longue })))).toEqual(['2026-11-03', '2026-11-04'])
    const bordereau = {
      jour: '2026-11-04',
      contenu: `x\n${DOSSIER} 5 ${sha256('4')}\n`,
      sha256: sha256(''),
      sceau: null,
      horodatage: null,
      creeLe: new Date(),
    }
    const preuve = composerPreuve(lignes({ journal: longue, bordereaux: [bordereau] }))
    expect(preuve.journal).toMatchObject({ lignes: 5, empreinte: sha256('4') })
    expect(preuve.bordereaux).toEqual([{ jour: '2026-11-04', rang: 5, sha256: sha256(''), scelle: false, horodate: false }])
  })

  test('keeps its shape, which readers rely on', () => {
    const cles = (valeur: object): string =>
      Object.entries(valeur)
        .map(([cle, v]) => (typeof v === 'object' && v !== null && !Array.isArray(v) ? `${cle}(${cles(v)})` : cle))
        .join(' ')
    expect(cles(composerPreuve(lignes()))).toBe(
      [
        'format acceptation(identifiant demande accepteeLe mention adresseIp navigateur sha256 inscriteAuJournal)',
        'organisme(identifiant siret raisonSociale nda adressePostale) signataire(civilite prenom nom qualite)',
        'rgc(civilite prenom nom qualite courriel) compte(identifiant) texte(identifiant sha256 version inscritAuJournal)',
        'document(identifiant code sha256 taille pretLe cachet demonstration horodatage) documentHorodate',
        'decision(sens le agent) acces(effet debut fin) journal(dossier lignes empreinte reperes(validation(rang empreinte)',
        'decision(rang empreinte) acces(rang empreinte) document(rang empreinte) documentHorodate)) bordereaux',
      ].join(' '),
    )
    expect(empreinteAcceptation(ACCEPTATION)).toBe('f8b76642c279325b41f5aa5ff31457e5c5bace7167c224a999b99711fdc302f2')
  })
})

const HOSTILES = {
  balises: '<script>alert(1)</script>" onload="x',
  esperluette: 'Œuvre & <Savoir> &amp; ]]>',
  renversement: 'abc\u202egnp.exe\u2066\u200f',
  long: 'x'.repeat(10_000),
  'fin de commande': "'; rm -rf / #$(id)`id`\n    rm -rf /",
}

describe('a hostile name', () => {
  test.each(Object.entries(HOSTILES))('%s stays a text in the page, in JSON, and out of the commands', (_nom, texte) => {
    const piegee = {
      ...ACCEPTATION,
      raisonSociale: texte,
      signataireNom: texte,
      rgcCourriel: texte,
      navigateur: texte,
      mention: texte,
    }
    const preuve = composerPreuve(lignes({ acceptation: piegee }))
    const page = rendrePage(preuve, VIE, { ...EMISSION, operateur: texte })
    expect(page).not.toMatch(/<script|onload="/)
    const corps = page
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
    expect(corps).toContain(`<bdi>${texte}</bdi>`)
    expect(
      page.match(/<(?!\/?(?:!doctype|html|head|meta|title|style|body|main|h1|h2|p|section|dl|div|dt|dd|bdi|code|a|time)\b)/g),
    ).toBeNull()
    const json = ecrireJson(preuve)
    expect(JSON.parse(json).organisme.raisonSociale).toBe(texte)
    expect(json).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/)
    const lisible = lisezMoi(preuve, listControles(preuve, OUTILS), EMISSION)
    expect(lisible).not.toContain(texte)
    const pieces = assemblerPreuve(
      { lignes: lignes({ acceptation: piegee }), texte: 'Le texte', pdf: Buffer.from('%PDF'), pdfHorodate: null, cachet: OUTILS },
      EMISSION,
    )
    expect(pieces.filter(({ nom }) => !/^[A-Za-z0-9/._-]+$/.test(nom))).toEqual([])
  })
})

test('the files are named safely, are all in SHA256SUMS, and are the same for the same record', () => {
  const sources = { lignes: lignes(), texte: 'Le texte', pdf: Buffer.from('%PDF'), pdfHorodate: null, cachet: OUTILS }
  const pieces = assemblerPreuve(sources, EMISSION)
  expect(assemblerPreuve(sources, EMISSION)).toEqual(pieces)
  const sommes = String(pieces.at(-1)?.contenu)
    .trimEnd()
    .split('\n')
    .map((ligne) => ligne.slice(66))
  expect(sommes).toEqual(pieces.slice(0, -1).map(({ nom }) => nom))
  expect(pieces.find(({ nom }) => nom === 'journal/000002.txt')?.contenu).toBe(VIE[1] && texteCanonique(VIE[1]))
  expect(nomArchive({ siret: '999 400/../017 00010', accepteeLe: ACCEPTATION.accepteeLe })).toBe(
    'Preuve-Kairos-99940001700010-2026-11-03.zip',
  )
})

test('the page is French, has one title, needs nothing from outside and prints', () => {
  const page = rendrePage(composerPreuve(lignes()), VIE, EMISSION)
  expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/)
  expect(page.match(/<h1>/g)).toHaveLength(1)
  expect(page).not.toMatch(/<(?:script|img|link|iframe|form)|src=|url\(/)
  expect(page).toContain('@media print')
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('3 novembre 2026 à 00\u00a0h\u00a030')
  expect(page).toContain('4 novembre 2029 inclus')
  expect(page).toContain('Cachet de démonstration, sans valeur')
})
