import { expect, test } from 'vitest'
import { entetesDeSecurite } from '@/lib/core/demarrage/entetes'

const entetes = (url: string, https = true) => entetesDeSecurite({ url, nonce: 'abc', https })

test('scripts run with the nonce only, and nothing comes from elsewhere', () => {
  const politique = entetes('/')['content-security-policy']
  expect(politique).toContain("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self' 'sha256-")
  expect(politique).toContain("frame-ancestors 'none'")
  expect(politique.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|data:|http:/)
})

test('HTTPS is asked for only where the portal has it', () => {
  expect(entetes('/')).toMatchObject({ 'strict-transport-security': expect.stringContaining('max-age=63072000') })
  expect(entetes('/')['content-security-policy']).toContain('upgrade-insecure-requests')
  expect(entetes('/', false)).not.toHaveProperty('strict-transport-security')
  expect(entetes('/', false)['content-security-policy']).not.toContain('upgrade-insecure-requests')
})

test.each([
  ['/activation?jeton=abc', 'no-referrer'],
  ['/mot-de-passe/nouveau?a=b&jeton=abc', 'no-referrer'],
  ['/connexion?suite=%2F', 'strict-origin-when-cross-origin'],
  ['/jeton', 'strict-origin-when-cross-origin'],
])('the address %s is told to others by %s', (url, attendu) => expect(entetes(url)['referrer-policy']).toBe(attendu))

test('passkeys are ours, and no page asks for a camera, a place or a payment', () => {
  const permissions = entetes('/')['permissions-policy']
  for (const nom of ['camera', 'geolocation', 'microphone', 'payment', 'usb']) expect(permissions).toContain(`${nom}=()`)
  expect(permissions).toContain('publickey-credentials-get=(self)')
})
