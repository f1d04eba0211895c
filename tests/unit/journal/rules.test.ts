import { expect, test } from 'vitest'
import { LIBELLE_JOURNAL, libelleEvenement, phraseControle, phraseRupture } from '@/lib/journal/labels'
import {
  EVENEMENTS,
  empreinteDe,
  etatControle,
  type LigneChaine,
  SANS_PRECEDENTE,
  type Tete,
  texteCanonique,
  verifierChaine,
} from '@/lib/journal/rules'

const modele = {
  creeLe: new Date('2026-11-22T09:05:07.080Z'),
  acteurType: 'agent',
  acteurId: '01900000-0000-7000-8000-000000000001',
  evenement: 'demande.accepter',
  organismeId: '01900000-0000-7000-8000-000000000002',
  demandeId: '01900000-0000-7000-8000-000000000003',
  compteId: null,
  de: 'en_attente',
  vers: 'acceptee\n"été"',
  donnees: '{"motif": "œuvre", "n": 1.0}',
}

function chaine(dossier: string, longueur: number): LigneChaine[] {
  const lignes: LigneChaine[] = []
  for (let rang = 1; rang <= longueur; rang += 1) {
    const sans = { ...modele, organismeId: dossier, dossier, rang, precedente: lignes.at(-1)?.empreinte ?? SANS_PRECEDENTE }
    lignes.push({ ...sans, empreinte: empreinteDe(sans) })
  }
  return lignes
}
const tetesDe = (lignes: LigneChaine[]): Tete[] =>
  lignes
    .filter(({ dossier }, rang) => lignes[rang + 1]?.dossier !== dossier)
    .map(({ dossier, rang, empreinte }) => ({ dossier, rang, empreinte }))

test('the canonical text is the one that is documented, and so is its hash', () => {
  const ligne = { ...modele, dossier: modele.organismeId, rang: 1, precedente: SANS_PRECEDENTE }
  expect(texteCanonique(ligne)).toBe(
    [
      'kairos-journal-1',
      '"01900000-0000-7000-8000-000000000002"',
      '1',
      `"${'0'.repeat(64)}"`,
      '"2026-11-22T09:05:07.080Z"',
      '"agent"',
      '"01900000-0000-7000-8000-000000000001"',
      '"demande.accepter"',
      '"01900000-0000-7000-8000-000000000002"',
      '"01900000-0000-7000-8000-000000000003"',
      'null',
      '"en_attente"',
      '"acceptee\\n\\"été\\""',
      '{"motif": "œuvre", "n": 1.0}',
    ].join('\n'),
  )
  expect(empreinteDe(ligne)).toBe('33f4e1bf9eb841741ed0fe10f131623fa4d69daedcb1bd709be538ee4a202927')
})

test('nothing at all is whole', async () => {
  expect(await verifierChaine([], [], [])).toEqual({ ok: true, dossiers: 0, lignes: 0 })
})

test('several dossiers are counted', async () => {
  const lignes = [...chaine('a', 3), ...chaine('b', 1), ...chaine('c', 2)]
  expect(await verifierChaine(lignes, tetesDe(lignes), [])).toEqual({ ok: true, dossiers: 3, lignes: 6 })
})

test('a big journal is read line by line, and no further than the first broken one', async () => {
  const lignes = [...chaine('a', 400), ...chaine('b', 400)]
  let lues = 0
  function* flux() {
    for (const ligne of lignes) {
      lues += 1
      yield lues === 500 ? { ...ligne, vers: 'autre' } : ligne
    }
  }
  expect(await verifierChaine(flux(), tetesDe(lignes), [])).toEqual({
    ok: false,
    rupture: { quoi: 'modifiee', dossier: 'b', rang: 100 },
  })
  expect(lues).toBe(500)
})

test('a check is under way for a quarter of an hour', () => {
  const demandeLe = new Date('2026-11-22T09:00:00Z')
  const apres = (ms: number) => new Date(demandeLe.getTime() + ms)
  const limite = 15 * 60_000
  expect([limite - 1, limite, limite + 1].map((ms) => etatControle({ demandeLe, finiLe: null }, apres(ms)))).toEqual([
    'en_cours',
    'perdu',
    'perdu',
  ])
  expect(etatControle({ demandeLe, finiLe: demandeLe }, apres(limite))).toBe('fini')
})

test('every event has its words, and one that is unknown keeps its name', () => {
  expect(Object.keys(LIBELLE_JOURNAL).sort()).toEqual([...EVENEMENTS].sort())
  expect(libelleEvenement('autre.chose')).toBe('autre.chose')
  expect(libelleEvenement('toString')).toBe('toString')
})

test('what a check found is told in one sentence', () => {
  const jour = '2026-12-01'
  expect(phraseControle({ ok: true, lignes: 1204, dossiers: 1, bordereaux: 2 })).toBe(
    'Le journal est intact\u00a0: 1\u202f204\u00a0lignes, 1\u00a0dossier, 2\u00a0bordereaux.',
  )
  expect(phraseRupture({ quoi: 'mention', dossier: 'portail', rang: 3, jour })).toContain(
    'Dossier portail, ligne 3\u00a0: elle ne concorde plus avec le bordereau du 1er décembre 2026',
  )
  expect(phraseRupture({ quoi: 'bordereau', raison: 'sceau', jour })).toBe(
    'Bordereau du 1er décembre 2026\u00a0: son cachet n’est pas valable pour ce texte.',
  )
})
