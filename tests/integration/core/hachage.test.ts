import { expect, test } from 'vitest'
import { z } from 'zod'
import { anonyme, formAction } from '@/lib/core/form-action'
import { IDLE } from '@/lib/core/form-state'
import { enFile, Surcharge } from '@/lib/core/hachage'
import { dansRequete } from '@/tests/support/request'

const attendre = () => Promise.withResolvers<void>()

test('hashes two at a time, lets few wait, refuses the rest at once; a known browser waits behind none of them', async () => {
  const fin = attendre()
  let actifs = 0
  let plus = 0
  const travail = async () => {
    actifs += 1
    plus = Math.max(plus, actifs)
    await fin.promise
    actifs -= 1
    return 'fait'
  }
  const essais = Array.from({ length: 60 }, () => enFile('autre', travail).catch((error) => error))
  expect(await Promise.all(essais.slice(42))).toEqual(Array.from({ length: 18 }, () => expect.any(Surcharge)))
  expect(await enFile('connu', async () => 'tout de suite')).toBe('tout de suite')
  const action = formAction({
    name: 'essai',
    schema: z.object({ nom: z.string() }),
    actor: anonyme,
    messages: {},
    run: async () => ({ ok: true, message: await enFile('autre', travail) }),
  })
  const saisie = new FormData()
  saisie.set('nom', 'Jeanne')
  const { issue } = await dansRequete({}, () => action(IDLE, saisie))
  expect(issue).toMatchObject({ valeur: { status: 'refused', code: 'surcharge', values: { nom: 'Jeanne' } } })
  fin.resolve()
  expect(await Promise.all(essais.slice(0, 42))).toEqual(Array.from({ length: 42 }, () => 'fait'))
  expect([plus, actifs]).toEqual([2, 0])
})

test('passes on the failure of the work itself', async () => {
  await expect(enFile('autre', () => Promise.reject(new Error('mémoire')))).rejects.toThrow('mémoire')
})
