import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facteurExige } from '@/lib/core/facteur'
import { attendFacteur, decrireNavigateur, METHODES } from '@/lib/session/rules'

test.each([
  ['an organisme’s gestionnaire', 'organisme', ['gestionnaire'], false, false],
  ['a person without organisme', 'organisme', [], false, false],
  ['an RGC', 'organisme', ['gestionnaire', 'rgc'], false, true],
  ['an agent', 'agent', [], false, true],
  ['an administrateur', 'administrateur', [], false, true],
  ['an agent of the demonstration', 'agent', [], true, false],
] as const)('the second factor of %s', (_qui, role, roles, demonstration, exige) => {
  expect(facteurExige({ role, membres: roles.map((membre) => ({ role: membre })), demonstration })).toBe(exige)
})

test('only a password waits for the second factor, and only where there is one', () => {
  expect(METHODES.filter((methode) => attendFacteur(methode, true))).toEqual(['mot_de_passe'])
  expect(METHODES.filter((methode) => attendFacteur(methode, false))).toEqual([])
})

describe('decrireNavigateur', () => {
  const GECKO = 'Mozilla/5.0'
  const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  test.each([
    [`${GECKO} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox sur Windows'],
    [`${GECKO} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox sur Linux'],
    [`${GECKO} (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0`, 'Firefox sur Android'],
    [`${GECKO} (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, 'Chrome sur Windows'],
    [`${GECKO} (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge sur Windows'],
    [`${GECKO} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'Opera sur macOS'],
    [
      `${GECKO} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
      'Safari sur macOS',
    ],
    [
      `${GECKO} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`,
      'Safari sur iPhone',
    ],
    [
      `${GECKO} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1`,
      'Chrome sur iPhone',
    ],
    [
      `${GECKO} (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
      'Firefox sur iPad',
    ],
    [
      `${GECKO} (Linux; Android 14; SM-S918B) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet sur Android',
    ],
    [`${GECKO} (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, 'Chrome sur ChromeOS'],
    [`${GECKO} (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko`, 'Internet Explorer sur Windows'],
    [`${GECKO} (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/142.0.0.0 Safari/537.36`, 'Chrome sur Linux'],
    ['curl/8.5.0', 'Navigateur inconnu'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Navigateur inconnu'],
    ['', 'Navigateur inconnu'],
    ['<script>alert(1)</script> Firefox/1', 'Firefox'],
    ['\u202eFirefox\u0000 sur la Lune\r\nX-Test: 1 Windows', 'Navigateur inconnu sur Windows'],
  ])('%s', (agent, attendu) => expect(decrireNavigateur(agent)).toBe(attendu))

  test('never says anything but our own words, however hostile or long', () => {
    const mots = fc.constantFrom('Firefox/', 'Chrome/', 'Windows', 'iPhone', ' ', '(', 'Version/', 'Safari/', '<b>', '\u202e')
    const agents = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(mots, { maxLength: 500 }).map((liste) => liste.join('')),
    )
    fc.assert(
      fc.property(agents, (agent) => {
        expect(decrireNavigateur(agent)).toMatch(
          /^(?:Edge|Opera|Samsung Internet|Firefox|Internet Explorer|Chrome|Safari|Navigateur inconnu)(?: sur (?:iPhone|iPad|Android|ChromeOS|Windows|macOS|Linux))?$/,
        )
      }),
    )
    const debut = performance.now()
    decrireNavigateur(`Version/${'1.'.repeat(500_000)} Safari/`)
    expect(performance.now() - debut).toBeLessThan(100)
  })
})
