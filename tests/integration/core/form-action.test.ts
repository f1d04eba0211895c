import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { anonyme, formAction } from '@/lib/core/form-action'
import { type FormState, IDLE } from '@/lib/core/form-state'
import { LIMITES } from '@/lib/core/limite'
import { dansRequete } from '@/tests/support/request'

const run = vi.fn()
const actor = vi.fn()
let adresse = 1
beforeEach(() => {
  run.mockReset().mockResolvedValue({ ok: true })
  actor.mockReset().mockResolvedValue(null)
  adresse += 1
})

const action = formAction({
  name: 'essai',
  schema: z.object({ nom: z.string({ error: 'Saisissez le nom.' }).min(2, 'Nom trop court.') }),
  actor,
  limits: ({ contexte }) => [['jeton_adresse', contexte.adresse]],
  messages: { refusee: 'Une phrase pour la personne.' },
  run,
})

async function envoyer(champs: Record<string, string | Blob | string[]>): Promise<FormState> {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) for (const une of [valeur].flat()) data.append(nom, une)
  const { issue } = await dansRequete({ adresse: `192.0.2.${adresse}` }, () => action(IDLE, data))
  if (!('valeur' in issue)) throw new Error('a state was expected')
  return issue.valeur
}

describe('a form of a page about another organisme than the session’s', () => {
  const gestionnaire = { session: { id: 's' }, compteId: 'c', organismeId: 'a' }

  test('is not sent to this one: another tab went on to it', async () => {
    actor.mockResolvedValue(gestionnaire)
    expect(await envoyer({ nom: 'Jeanne', $portee: 'b' })).toMatchObject({ code: 'autre_organisme', values: { nom: 'Jeanne' } })
    expect(run).not.toHaveBeenCalled()
    expect(await envoyer({ nom: 'Jeanne', $portee: 'a' })).toEqual({ status: 'success' })
    expect(await envoyer({ nom: 'Jeanne' })).toEqual({ status: 'success' })
  })

  test('is taken where the form is about the person alone', async () => {
    actor.mockResolvedValue({ id: 's', compteId: 'c', organismeId: 'a' })
    expect(await envoyer({ nom: 'Jeanne', $portee: 'b' })).toEqual({ status: 'success' })
  })
})

describe('what the form says', () => {
  test('reaches the run as the schema reads it: nothing else does [SEC-A6]', async () => {
    expect(await envoyer({ nom: 'Jeanne', role: 'administrateur', organismeId: 'x', $ACTION_ID_1: 'y' })).toEqual({
      status: 'success',
    })
    expect(run.mock.calls[0]?.[0]).toMatchObject({ input: { nom: 'Jeanne' }, contexte: { adresse: `192.0.2.${adresse}` } })
    expect(Object.keys(run.mock.calls[0]?.[0].input)).toEqual(['nom'])
  })

  test('comes back when it is wrong, without its secrets', async () => {
    const saisie = { nom: 'J', motDePasse: 'secret-1', motDePasseRepete: 'secret-2', jeton: 'secret-3', ville: 'Lyon' }
    expect(await envoyer(saisie)).toEqual({
      status: 'invalid',
      fieldErrors: { nom: 'Nom trop court.' },
      values: { nom: 'J', ville: 'Lyon' },
    })
    expect(run).not.toHaveBeenCalled()
  })

  test.each([
    ['a field sent twice', { nom: ['Jeanne', 'Paul'] }],
    ['a file', { nom: new Blob(['Jeanne']) }],
    ['nothing', {}],
  ])('is not taken from %s [SEC-A7]', async (_nom, champs) => {
    expect(await envoyer(champs)).toEqual({ status: 'invalid', fieldErrors: { nom: 'Saisissez le nom.' }, values: {} })
  })
})

test.each([[{ nom: 'Jeanne' }], ['nom=Jeanne'], [['nom', 'Jeanne']], [null]])(
  'what is not a form has no field: %j [SEC-A7]',
  async (recu) => {
    const { issue } = await dansRequete({ adresse: '192.0.2.200' }, () => action(IDLE, recu as unknown as FormData))
    expect(issue).toMatchObject({ valeur: { status: 'invalid', values: {} } })
    expect(run).not.toHaveBeenCalled()
  },
)

describe('what the run answers', () => {
  test('is a sentence: about the form, or beside a field', async () => {
    run.mockResolvedValueOnce({ ok: false, code: 'refusee' }).mockResolvedValueOnce({ ok: false, code: 'refusee', field: 'nom' })
    const message = 'Une phrase pour la personne.'
    expect(await envoyer({ nom: 'Jeanne' })).toMatchObject({ status: 'refused', code: 'refusee', message })
    expect(await envoyer({ nom: 'Jeanne' })).toMatchObject({ status: 'invalid', fieldErrors: { nom: message } })
  })

  test('never shows an exception, only the identifier that the log has', async () => {
    run.mockRejectedValueOnce(new Error('relation "Compte" does not exist'))
    const etat = await envoyer({ nom: 'Jeanne' })
    expect(etat).toMatchObject({ status: 'error', values: { nom: 'Jeanne' } })
    expect(JSON.stringify(etat)).toContain('requete-d-essai')
    expect(JSON.stringify(etat)).not.toContain('relation')
  })
})

test('a limit that is reached refuses before the run, whatever the form says of its address [SEC-P5]', async () => {
  for (let n = 0; n < LIMITES.jeton_adresse.points; n += 1) await envoyer({ nom: 'Jeanne' })
  expect(await envoyer({ nom: 'Jeanne', 'x-forwarded-for': '203.0.113.5' })).toMatchObject({ code: 'trop_de_tentatives' })
  expect(run).toHaveBeenCalledTimes(LIMITES.jeton_adresse.points)
})

test('who may not act gets no farther: neither schema, limit nor run', async () => {
  actor.mockRejectedValueOnce(Object.assign(new Error('404'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }))
  const { issue } = await dansRequete({}, () => action(IDLE, new FormData()))
  expect(issue).toEqual({ introuvable: true })
  expect(run).not.toHaveBeenCalled()
  expect(await anonyme()).toBeNull()
})
