import { afterAll, afterEach, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { envoyerCourriel } from '@/lib/courriel/jobs'
import { ESSAIS_MAX } from '@/lib/courriel/rules'
import { expediteurResend } from '@/lib/courriel/service'
import { deposer, lireCourriel, travaux } from '@/tests/support/courriels'
import { MESSAGES } from '@/tests/support/messages'
import { type Reponse, startResendServer } from '@/tests/support/resend-server'

const server = await startResendServer()
process.env.RESEND_API_KEY = 're_essai'
process.env.RESEND_BASE_URL = `${server.url}/`
process.env.MAIL_FROM = 'Kairos <ne-pas-repondre@kairos.test>'
const { boite, requetes, scenario } = server

afterEach(() => {
  for (const liste of [boite, requetes, scenario]) liste.length = 0
})
afterAll(() => server.close())

test('the message leaves once, whole, under its own key, and its content is wiped', async () => {
  const id = await deposer()
  await envoyerCourriel({ courrielId: id })
  await envoyerCourriel({ courrielId: id })
  expect(requetes).toEqual([{ cle: id, autorisation: 'Bearer re_essai' }])
  expect(boite).toMatchObject([
    {
      from: 'Kairos <ne-pas-repondre@kairos.test>',
      to: 'contact@atelier.test',
      reply_to: 'assistance@kairos.test',
      subject: 'Activez votre compte organisme de formation – Kairos',
      headers: { 'Auto-Submitted': 'auto-generated' },
      html: expect.stringContaining('<h1'),
      text: expect.stringContaining(MESSAGES.activation.props.lien),
    },
  ])
  expect(await lireCourriel(id)).toMatchObject({
    statut: 'envoye',
    essais: 1,
    erreur: null,
    contenu: null,
    fournisseurId: boite[0]?.id,
  })
  expect((await lireCourriel(id)).envoyeLe).toBeInstanceOf(Date)
})

const PASSAGERS: [string, Reponse, RegExp][] = [
  ['500', { statut: 500, nom: 'internal_server_error' }, /^500 internal_server_error/],
  ['429 without a delay', { statut: 429, nom: 'rate_limit_exceeded' }, /^429/],
  ['409 concurrent', { statut: 409, nom: 'concurrent_idempotent_requests' }, /^409/],
  ['a wrong key, to be set right', { statut: 401, nom: 'invalid_api_key' }, /^401/],
  ['HTML of a proxy', 'html', /^502/],
  ['an empty success', 'vide', /^réseau/],
  ['an error that is null', 'nul', /^réseau inconnue/],
  ['a success without identifier', 'sans-identifiant', /^réseau inconnue/],
  ['a line cut after the message was taken', 'coupe', /^réseau/],
]
test.each(PASSAGERS)('%s: the job fails so that it is tried again, then one message arrives', async (_, reponse, erreur) => {
  const id = await deposer()
  scenario.push(reponse)
  await expect(envoyerCourriel({ courrielId: id })).rejects.toThrow('to be tried again')
  expect(await lireCourriel(id)).toMatchObject({ statut: 'a_envoyer', essais: 1, erreur: expect.stringMatching(erreur) })
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({ statut: 'envoye', essais: 2, erreur: null })
  expect(boite).toHaveLength(1)
})

test.each(['attend', 'attend-sans-prendre'] as const)(
  'a provider that hangs (%s) is left after its delay, then one message arrives',
  async (reponse) => {
    const id = await deposer()
    scenario.push(reponse)
    await expect(envoyerCourriel({ courrielId: id }, expediteurResend('re_essai', server.url, 200))).rejects.toThrow(
      'to be tried again',
    )
    await envoyerCourriel({ courrielId: id })
    expect(boite).toHaveLength(1)
  },
)

test('a provider that cannot be reached is tried again', async () => {
  const id = await deposer()
  await expect(envoyerCourriel({ courrielId: id }, expediteurResend('re_essai', 'http://127.0.0.1:9'))).rejects.toThrow(
    'to be tried again',
  )
  expect(await lireCourriel(id)).toMatchObject({ statut: 'a_envoyer', essais: 1 })
})

test.each<[string, Reponse, number]>([
  ['a delay of the provider', { statut: 429, nom: 'rate_limit_exceeded', retryAfter: '90' }, 90],
  ['the daily quota', { statut: 429, nom: 'daily_quota_exceeded', retryAfter: '1' }, 6 * 3600],
])('%s puts the e-mail off to a later job', async (_, reponse, secondes) => {
  const id = await deposer()
  scenario.push(reponse)
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({ statut: 'a_envoyer', essais: 1 })
  const [, report] = await travaux(id)
  expect(report).toMatchObject({ state: 'created' })
  expect(Math.abs((report?.attente ?? 0) - secondes)).toBeLessThanOrEqual(2)
})

test.each<[string, Reponse]>([
  ['422', { statut: 422, nom: 'validation_error' }],
  ['409 for another message', { statut: 409, nom: 'invalid_idempotent_request' }],
])('%s is final: visible, not tried again', async (nom, reponse) => {
  const id = await deposer()
  scenario.push(reponse)
  await envoyerCourriel({ courrielId: id })
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({ statut: 'echec', essais: 1, erreur: expect.stringContaining(nom.slice(0, 3)) })
  expect(requetes).toHaveLength(1)
  expect(boite).toEqual([])
})

test('after the last attempt the e-mail is given up', async () => {
  const id = await deposer()
  await getPrisma().courriel.update({ where: { id }, data: { essais: ESSAIS_MAX - 1 } })
  scenario.push({ statut: 500, nom: 'internal_server_error' })
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({ statut: 'echec', essais: ESSAIS_MAX })
})

test('two workers that hold the same e-mail deliver it once', async () => {
  const id = await deposer()
  await Promise.all([envoyerCourriel({ courrielId: id }), envoyerCourriel({ courrielId: id })])
  expect(boite).toHaveLength(1)
  expect(await lireCourriel(id)).toMatchObject({ statut: 'envoye', essais: 1 })
})
