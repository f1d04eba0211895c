import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adresseClient, CORPS_MAX, cheminSeul, estMuet, origineAcceptee, refusDe, reseauDe } from '@/lib/core/requete'

const BASE = 'https://kairos.test'

test('without a declared proxy the address is that of the connection, whatever the headers say [SEC-P5]', () => {
  expect(adresseClient({ 'x-forwarded-for': '203.0.113.7' }, '198.51.100.1', 0)).toBe('198.51.100.1')
  expect(adresseClient({}, '::ffff:198.51.100.1', 0)).toBe('198.51.100.1')
  expect(adresseClient({}, undefined, 0)).toBe('inconnue')
})

test('with n declared proxies it is the n-th entry from the right', () => {
  const entetes = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7 , 10.0.0.2' }
  expect(adresseClient(entetes, '10.0.0.1', 1)).toBe('10.0.0.2')
  expect(adresseClient(entetes, '10.0.0.1', 2)).toBe('203.0.113.7')
  expect(adresseClient({ 'x-forwarded-for': ['203.0.113.7', '2001:db8::1'] }, '10.0.0.1', 1)).toBe('2001:db8::1')
})

test('a list that is too short, or that holds no address, gives way to the connection', () => {
  expect(adresseClient({ 'x-forwarded-for': '203.0.113.7' }, '10.0.0.1', 2)).toBe('10.0.0.1')
  expect(adresseClient({ 'x-forwarded-for': 'x'.repeat(5000) }, '10.0.0.1', 1)).toBe('10.0.0.1')
  expect(adresseClient({}, '10.0.0.1', 1)).toBe('10.0.0.1')
})

test('whatever a client writes in front, a proxy’s own entry wins [SEC-P5]', () => {
  const forges = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()))
  fc.assert(
    fc.property(forges, (liste) => {
      const entetes = { 'x-forwarded-for': [...liste, '203.0.113.7'].join(',') }
      expect(adresseClient(entetes, '10.0.0.1', 1)).toBe('203.0.113.7')
    }),
  )
})

test.each([
  ['our own origin', { origin: BASE }, true],
  ['another site', { origin: 'https://evil.test' }, false],
  ['a look-alike', { origin: `${BASE}.evil.test` }, false],
  ['our name without TLS', { origin: 'http://kairos.test' }, false],
  ['an opaque origin', { origin: 'null' }, false],
  ['an opaque origin of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['our own page that sends no referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  ['an empty origin', { origin: '' }, false],
  ['two origins', { origin: [BASE, 'https://evil.test'] }, false],
  ['no origin, no browser', {}, true],
  ['no origin, same site page', { 'sec-fetch-site': 'same-origin' }, true],
  ['no origin, typed by the person', { 'sec-fetch-site': 'none' }, true],
  ['no origin, another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['no origin, a sub-domain', { 'sec-fetch-site': 'same-site' }, false],
])('a POST from %s', (_cas, entetes, attendu) => {
  expect(origineAcceptee('POST', entetes, BASE)).toBe(attendu)
  expect(origineAcceptee('DELETE', entetes, BASE)).toBe(attendu)
  expect(origineAcceptee('GET', entetes, BASE)).toBe(true)
})

test('the names of this machine are one origin, and only there', () => {
  const local = 'http://localhost:3000'
  expect(origineAcceptee('POST', { origin: 'http://127.0.0.1:3000' }, local)).toBe(true)
  expect(origineAcceptee('POST', { origin: 'http://[::1]:3000' }, local)).toBe(true)
  expect(origineAcceptee('POST', { origin: 'http://127.0.0.1:4000' }, local)).toBe(false)
  expect(origineAcceptee('POST', { origin: 'http://127.0.0.1:3000/x' }, local)).toBe(false)
  expect(origineAcceptee('POST', { origin: 'http://127.0.0.1' }, 'http://kairos.test')).toBe(false)
})

test('a body is let in up to its limit, and only with its length declared', () => {
  const avec = (longueur: number) => refusDe('POST', '/', { 'content-length': String(longueur) }, BASE)
  expect([avec(CORPS_MAX - 1), avec(CORPS_MAX), avec(CORPS_MAX + 1)]).toEqual([null, null, 413])
  expect(refusDe('POST', '/', { 'transfer-encoding': 'chunked' }, BASE)).toBe(411)
  expect(refusDe('POST', '/', { origin: 'null', 'content-length': '1' }, BASE)).toBe(403)
})

test.each(['/%00', '/a%ff', '/%', 'http://evil.test/', '*'])('the address %s is refused', (url) => {
  expect(refusDe('GET', url, {}, BASE)).toBe(400)
})

test('what is logged of an address never holds its query', () => {
  expect(cheminSeul('/activation?jeton=abc')).toBe('/activation')
  expect(estMuet('/_next/static/a.js', 200)).toBe(true)
  expect(estMuet('/sante', 200)).toBe(true)
  expect(estMuet('/sante', 503)).toBe(false)
  expect(estMuet('/adhesion/1/cgu.pdf', 200)).toBe(false)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1::8', '1:0:0:0::/64'],
  ['inconnue', 'inconnue'],
])('the network of %s is %s', (adresse, reseau) => expect(reseauDe(adresse)).toBe(reseau))
