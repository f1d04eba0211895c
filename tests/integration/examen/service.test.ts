import { afterAll, afterEach, expect, test } from 'vitest'
import { creerDgefp } from '@/lib/examen/service'
import { ndaInvente } from '@/tests/support/annuaire-server'
import { SIRETS_DGEFP, startDgefpServer } from '@/tests/support/dgefp-server'
import { siretInvente } from '@/tests/support/sirets'

const server = await startDgefpServer()
afterAll(() => server.close())
afterEach(() => {
  server.requetes.length = 0
  server.panne(false)
})
const DELAI_MS = 300
const dgefp = (repriseMs?: number) => creerDgefp({ url: `${server.url}/`, delaiMs: DELAI_MS, repriseMs })
const sirenDe = (siret: string) => siret.slice(0, 9)
const QUALIOPI = ['actions de formation', 'validation des acquis de l’expérience']

test.each([
  ['declared and certified', siretInvente(1), [{ certifications: QUALIOPI, precedents: [] }]],
  ['typed otherwise', SIRETS_DGEFP.autrementType, [{ certifications: QUALIOPI, precedents: [] }]],
  ['without certification', SIRETS_DGEFP.sansCertification, [{ certifications: [], precedents: [] }]],
])('%s', async (_, siret, attendu) => {
  const nda = ndaInvente(siret)
  expect(await dgefp().interroger(sirenDe(siret))).toEqual({
    statut: 'trouve',
    declarations: attendu.map((declaration) => ({ nda, ...declaration })),
  })
  expect(server.requetes).toEqual([sirenDe(siret)])
})

test('an unknown SIREN has no declaration, a replaced number its predecessors', async () => {
  expect(await dgefp().interroger(sirenDe(SIRETS_DGEFP.absent))).toEqual({ statut: 'trouve', declarations: [] })
  expect(await dgefp().interroger(sirenDe(SIRETS_DGEFP.remplace))).toMatchObject({
    declarations: [{ nda: '11759999999', precedents: [ndaInvente(SIRETS_DGEFP.remplace), '11758888888'] }],
  })
})

test.each(['trop', 'erreur', 'lent', 'illisible', 'inattendu', 'coupe'] as const)('%s: unavailable, in time', async (cas) => {
  const depart = performance.now()
  expect(await dgefp().interroger(sirenDe(SIRETS_DGEFP[cas]))).toEqual({ statut: 'indisponible' })
  expect(performance.now() - depart).toBeLessThan(DELAI_MS * 10)
})

test('no server at all: unavailable', async () => {
  expect(await creerDgefp({ url: 'http://127.0.0.1:1/v2.1' }).interroger(sirenDe(siretInvente(1)))).toEqual({
    statut: 'indisponible',
  })
})

test('five failures in a row and the register is left alone, until it is tried again', async () => {
  server.panne(true)
  const source = dgefp(1)
  const calme = dgefp(60_000)
  for (let fois = 0; fois < 7; fois += 1) await calme.interroger(sirenDe(siretInvente(2)))
  expect(server.requetes).toHaveLength(5)
  for (let fois = 0; fois < 5; fois += 1) await source.interroger(sirenDe(siretInvente(2)))
  server.panne(false)
  await expect.poll(() => source.interroger(sirenDe(siretInvente(2)))).toMatchObject({ statut: 'trouve' })
})
