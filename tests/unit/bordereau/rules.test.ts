import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { composerBordereau, lireBordereau, SANS_PRECEDENT, verifierBordereaux } from '@/lib/bordereau/rules'

const EMPREINTE = 'a'.repeat(64)
const [FAUX, JUSTE] = [Uint8Array.of(0), Uint8Array.of(1)]
const juge = (_octets: Uint8Array, preuve: Uint8Array) => preuve === JUSTE
const JUGES = { sceau: juge, horodatage: juge }
const mentions = [
  { dossier: 'b', rang: 12, empreinte: EMPREINTE },
  { dossier: 'portail', rang: 3, empreinte: EMPREINTE },
]
const premier = {
  jour: '2026-11-22',
  sceau: null,
  horodatage: null,
  ...composerBordereau('2026-11-22', SANS_PRECEDENT, mentions),
}
const second = { jour: '2026-11-24', sceau: null, horodatage: null, ...composerBordereau('2026-11-24', premier.sha256, []) }

/** The head that these bills leave. */
const tete = (...bordereaux: { sha256: string }[]) => ({ rang: bordereaux.length, empreinte: bordereaux.at(-1)?.sha256 ?? '' })

test('a bill is a text that anyone can read and hash', () => {
  expect(premier.contenu).toBe(
    `kairos-bordereau-1\njour 2026-11-22\nprecedent ${SANS_PRECEDENT}\ndossiers 2\nb 12 ${EMPREINTE}\nportail 3 ${EMPREINTE}\n`,
  )
  expect(premier.sha256).toBe(createHash('sha256').update(premier.contenu, 'utf8').digest('hex'))
  expect(lireBordereau(premier.contenu)).toEqual({ jour: '2026-11-22', precedent: SANS_PRECEDENT, dossiers: 2 })
})

test.each([
  ['', 'empty'],
  [premier.contenu.slice(0, -1), 'without its last line feed'],
  [`${premier.contenu}\n`, 'with an empty line'],
  [premier.contenu.replace('dossiers 2', 'dossiers 3'), 'with another count'],
  [premier.contenu.replace(' 12 ', ' 12  '), 'with a space too many'],
  [premier.contenu.replace(' 12 ', ' 1234567890 '), 'with a rank that no line has'],
  [premier.contenu.toUpperCase(), 'in capitals'],
])('%j is not a bill: %s', (texte) => {
  expect(lireBordereau(texte)).toBeNull()
})

test('bills that follow one another are whole', async () => {
  expect(await verifierBordereaux([premier, second], tete(premier, second))).toEqual({ ok: true, bordereaux: 2 })
})

test.each([
  ['contenu', [{ ...premier, jour: '2026-11-23' }]],
  ['contenu', [{ ...premier, sha256: EMPREINTE }]],
  ['precedent', [second]],
  ['sceau', [{ ...premier, sceau: FAUX }]],
  ['sceau', [{ ...premier, sceau: FAUX, horodatage: FAUX }]],
  ['horodatage', [{ ...premier, sceau: JUSTE, horodatage: FAUX }]],
  ['horodatage', [{ ...premier, horodatage: FAUX }]],
  ['sceau_absent', [premier, { ...second, sceau: JUSTE }]],
] as const)('the first bad one is named: %s', async (raison, bordereaux) => {
  const jour = bordereaux[0].jour
  expect(await verifierBordereaux(bordereaux, tete(...bordereaux), JUGES)).toEqual({
    ok: false,
    rupture: { quoi: 'bordereau', raison, jour },
  })
})

test('without judges, nothing is judged; with them, what is not there yet is not', async () => {
  const deux = tete(premier, second)
  expect(await verifierBordereaux([{ ...premier, sceau: FAUX, horodatage: FAUX }], tete(premier))).toMatchObject({ ok: true })
  expect(await verifierBordereaux([premier, { ...second, sceau: FAUX }], deux)).toMatchObject({ ok: true })
  expect(await verifierBordereaux([{ ...premier, sceau: JUSTE, horodatage: JUSTE }, second], deux, JUGES)).toMatchObject({
    ok: true,
  })
})

test.each([
  ['the last one taken away', [premier], tete(premier, second), 'suite_supprimee', '2026-11-22'],
  ['all of them', [], tete(premier, second), 'suite_supprimee', ''],
  ['a head of another bill', [premier, second], { rang: 2, empreinte: EMPREINTE }, 'tete', '2026-11-24'],
  ['a head that is behind', [premier, second], tete(premier), 'tete', '2026-11-24'],
  ['no head', [premier, second], null, 'tete', '2026-11-24'],
])('against their head: %s', async (_, bordereaux, posee, raison, jour) => {
  expect(await verifierBordereaux(bordereaux, posee)).toEqual({ ok: false, rupture: { quoi: 'bordereau', raison, jour } })
})

test('neither bills nor a head: whole', async () => {
  expect(await verifierBordereaux([], null)).toEqual({ ok: true, bordereaux: 0 })
})
