import { expect, test } from 'vitest'
import { choisirMode, reglagesManquants, verifierProcessus } from '@/lib/core/demarrage/reglages'
import { parseEnv } from '@/lib/core/env'

const base = { DATABASE_URL: 'postgresql://kairos@127.0.0.1/kairos' }
const adresse = { NEXTAUTH_URL: 'https://kairos.test', NEXTAUTH_SECRET: 'secret-of-the-tests-0123456789-abcdef' }
const courriel = { SMTP_URL: 'smtp://127.0.0.1:2525' }

test.each([
  ['nothing set', {}, undefined, 'demonstration'],
  ['a wish to be in demonstration changes nothing', { KAIROS_DEMO: '1', ...courriel }, undefined, 'developpement'],
  ['a mail provider only: embedded database', courriel, undefined, 'developpement'],
  ['a database and a mail provider', { ...base, ...courriel }, 'development', 'developpement'],
  ['all of it, in production', { ...base, ...adresse, ...courriel }, 'production', 'production'],
  ['Resend instead of SMTP', { ...base, ...adresse, RESEND_API_KEY: 're_x' }, 'production', 'production'],
])('%s', (_cas, source, nodeEnv, mode) => {
  expect(choisirMode(parseEnv(source), nodeEnv)).toBe(mode)
})

test('production without settings is refused with the whole list, never a demonstration', () => {
  const tout = ['DATABASE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'RESEND_API_KEY or SMTP_URL']
  expect(reglagesManquants(parseEnv({ KAIROS_DEMO: '1' }), 'production')).toEqual(tout)
  expect(() => choisirMode(parseEnv({}), 'production')).toThrow(tout.join(', '))
  for (const omis of [base, adresse, courriel]) {
    const reste = [base, adresse, courriel].filter((part) => part !== omis)
    expect(() => choisirMode(parseEnv(Object.assign({}, ...reste)), 'production')).toThrow('Settings are missing in production')
  }
})

test('a database without a mail provider is refused outside production too', () => {
  expect(() => choisirMode(parseEnv(base), undefined)).toThrow('RESEND_API_KEY or SMTP_URL')
})

test('a process started alone can’t be put in demonstration by the environment', () => {
  const env = parseEnv({ ...base, ...adresse, KAIROS_DEMO: '1' })
  expect(() => verifierProcessus(env, true)).not.toThrow()
  expect(() => verifierProcessus(env, false)).toThrow('RESEND_API_KEY or SMTP_URL')
})
