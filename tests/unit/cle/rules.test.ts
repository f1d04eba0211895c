import { expect, test } from 'vitest'
import { deciderConnexionCle } from '@/lib/cle/rules'
import { usageSchema } from '@/lib/cle/schema'

const LE = new Date('2026-11-20T09:00:00Z')
const compte = { id: 'c', activeLe: LE, desactiveLe: null, geleLe: null, provisoireExpireLe: null }

test('a passkey alone opens an open account that it names', () => {
  expect(deciderConnexionCle(compte, 'c')).toEqual({ ok: true, compte })
  const refus = { ok: false, code: 'cle_refusee' }
  for (const poignee of [null, 'autre', '']) expect(deciderConnexionCle(compte, poignee)).toEqual(refus)
  expect(deciderConnexionCle(null, 'c')).toEqual(refus)
  for (const ferme of [{ activeLe: null }, { desactiveLe: LE }, { geleLe: LE }, { provisoireExpireLe: LE }])
    expect(deciderConnexionCle({ ...compte, ...ferme }, 'c')).toEqual(refus)
})

test.each([
  undefined,
  '',
  '{',
  'null',
  '[]',
  '{"id":1}',
  JSON.stringify({ id: 'a', rawId: 'a', type: 'autre' }),
  'x'.repeat(20_000),
])('an answer that no browser would give is none: %.20s', (reponse) => {
  const defi = '01980000-0000-4000-8000-000000000000'
  expect(usageSchema.parse({ defi, reponse })).toEqual({ defi, reponse: null, suite: undefined })
  expect(usageSchema.parse({ defi: 'x', reponse }).defi).toBeNull()
})
