import { describe, expect, test } from 'vitest'
import {
  classerResend,
  classerSmtp,
  deciderSuite,
  ESSAIS_MAX,
  enTete,
  liensDe,
  type Message,
  sujetDe,
} from '@/lib/courriel/rules'
import { MESSAGES } from '@/tests/support/messages'

const acceptee = (nature: 'initiale' | 'modification' | 'renouvellement'): Message => {
  const message = MESSAGES['demande-acceptee']
  return { ...message, props: { ...message.props, nature } }
}

describe('subjects', () => {
  test.each<[Message, string]>([
    [MESSAGES.activation, 'Activez votre compte organisme de formation – Kairos'],
    [MESSAGES['compte-existant'], 'Vous avez déjà un compte – Kairos'],
    [MESSAGES['mot-de-passe-oublie'], 'Choisissez un nouveau mot de passe – Kairos'],
    [MESSAGES['mot-de-passe-modifie'], 'Votre mot de passe a été modifié – Kairos'],
    [MESSAGES['demande-recue'], 'Nous avons reçu votre demande d’adhésion – Kairos'],
    [MESSAGES['demande-a-corriger'], 'Votre demande d’adhésion est à corriger – Kairos'],
    [MESSAGES['demande-refusee'], 'Votre demande d’adhésion est refusée – Kairos'],
    [acceptee('initiale'), 'Votre demande d’adhésion est acceptée – Kairos'],
    [acceptee('modification'), 'Vos modifications sont acceptées – Kairos'],
    [acceptee('renouvellement'), 'Votre accès est renouvelé – Kairos'],
    [MESSAGES['rgc-nomme'], 'Vous êtes Responsable Gestionnaire de Compte – Kairos'],
    [MESSAGES['rgc-remplace'], 'Vous n’êtes plus Responsable Gestionnaire de Compte – Kairos'],
  ])('%#: %s', (message, sujet) => {
    expect(sujetDe(message, 'Kairos')).toBe(sujet)
  })

  test.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\u2029', '\0', '\v'])(
    'a line end %j never gets into a header [SEC-I6]',
    (saut) => {
      expect(sujetDe(MESSAGES.activation, `Kairos${saut}Bcc: autre@exemple.test`)).toMatch(/ – Kairos Bcc: autre@exemple\.test$/)
      expect(enTete(`${saut}nom${saut}`)).toBe('nom')
    },
  )
})

describe('answers of Resend', () => {
  const JAMAIS = { definitif: true }
  const ENSUITE = { definitif: false, attendreSecondes: undefined }
  test.each([
    [400, 'validation_error', undefined, JAMAIS],
    [400, 'invalid_idempotency_key', undefined, JAMAIS],
    [401, 'missing_api_key', undefined, ENSUITE],
    [403, 'invalid_api_key', undefined, ENSUITE],
    [404, 'not_found', undefined, ENSUITE],
    [409, 'invalid_idempotent_request', undefined, JAMAIS],
    [409, 'concurrent_idempotent_requests', undefined, ENSUITE],
    [413, 'application_error', undefined, JAMAIS],
    [422, 'validation_error', undefined, JAMAIS],
    [422, 'missing_required_field', undefined, JAMAIS],
    [429, 'rate_limit_exceeded', '7', { definitif: false, attendreSecondes: 7 }],
    [429, 'rate_limit_exceeded', '0', { definitif: false, attendreSecondes: 1 }],
    [429, 'rate_limit_exceeded', '999999', { definitif: false, attendreSecondes: 3600 }],
    [429, 'rate_limit_exceeded', 'Wed, 21 Oct 2026 07:28:00 GMT', ENSUITE],
    [429, 'rate_limit_exceeded', undefined, ENSUITE],
    [429, 'daily_quota_exceeded', '1', { definitif: false, attendreSecondes: 6 * 3600 }],
    [429, 'monthly_quota_exceeded', '1', { definitif: false, attendreSecondes: 12 * 3600 }],
    [451, 'security_error', undefined, ENSUITE],
    [500, 'internal_server_error', undefined, ENSUITE],
    [503, 'application_error', '7', ENSUITE],
    [null, 'application_error', undefined, ENSUITE],
  ])('%s %s, retry-after %s', (statusCode, name, retryAfter, attendu) => {
    expect(classerResend({ statusCode, name, message: 'x' }, retryAfter)).toEqual({
      ...attendu,
      erreur: `${statusCode ?? 'réseau'} ${name} x`,
    })
  })

  test('what is kept of an error is bounded', () => {
    expect(classerResend({ statusCode: 500, name: 'n', message: 'é'.repeat(10_000) }).erreur).toHaveLength(300)
  })
})

test.each([
  [{ code: 'EENVELOPE', responseCode: 550, message: 'no such user' }, true],
  [{ code: 'EMESSAGE', responseCode: 554, message: 'refused' }, true],
  [{ code: 'EENVELOPE', responseCode: 451, message: 'later' }, false],
  [{ code: 'EENVELOPE', message: 'no recipients' }, false],
  [{ code: 'EAUTH', responseCode: 535, message: 'bad credentials' }, false],
  [{ code: 'ECONNECTION', message: 'refused' }, false],
  [{ code: 'ETIMEDOUT', message: 'timeout' }, false],
  [{ message: '' }, false],
])('SMTP error %j: final %s', (error, definitif) => {
  expect(classerSmtp(error).definitif).toBe(definitif)
})

test.each([
  [1, { definitif: true }, { suite: 'abandonner' }],
  [1, { definitif: false }, { suite: 'reessayer' }],
  [1, { definitif: false, attendreSecondes: 7 }, { suite: 'reporter', dansSecondes: 7 }],
  [ESSAIS_MAX - 1, { definitif: false }, { suite: 'reessayer' }],
  [ESSAIS_MAX, { definitif: false }, { suite: 'abandonner' }],
  [ESSAIS_MAX + 1, { definitif: false, attendreSecondes: 7 }, { suite: 'abandonner' }],
])('attempt %i failed, %j: %j', (essais, echec, suite) => {
  expect(deciderSuite(essais, { ...echec, erreur: 'x' })).toEqual(suite)
})

test('links of an e-mail: web addresses only, once each, with their first words', () => {
  const html =
    '<a class="x" href="https://k.test/a?b=1&amp;c=2"><span><!--[if mso]><i>&nbsp;</i><![endif]--></span><span>C&#x27;est &lt;ici&gt;</span></a>' +
    '<a href="https://k.test/a?b=1&amp;c=2">https://k.test/a</a><a href="mailto:a@k.test">écrire</a><a href="javascript:x()">non</a>'
  expect(liensDe(html)).toEqual([{ adresse: 'https://k.test/a?b=1&c=2', libelle: "C'est <ici>" }])
})
