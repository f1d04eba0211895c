import { expect, test } from 'vitest'
import { securityTxt, VALIDITE_JOURS } from '@/lib/core/security-txt'

const SOURCE = {
  courriel: 'securite@kairos.test',
  baseUrl: 'https://kairos.test',
  maintenant: new Date('2026-11-22T22:15:30Z'),
}
const expire = (texte: string) => new Date(/^Expires: (.+)$/m.exec(texte)?.[1] ?? '')

test('says who to write to, until when, in which languages and where it is', () => {
  expect(securityTxt(SOURCE)).toBe(
    [
      'Contact: mailto:securite@kairos.test',
      'Expires: 2027-05-21T00:00:00.000Z',
      'Preferred-Languages: fr, en',
      'Canonical: https://kairos.test/.well-known/security.txt',
      '',
    ].join('\n'),
  )
})

test.each(['2026-01-01T00:00:00Z', '2027-02-28T23:59:59.999Z', '2028-02-29T12:00:00Z'])(
  'at %s it is valid, for less than a year',
  (jour) => {
    const maintenant = new Date(jour)
    const restant = expire(securityTxt({ ...SOURCE, maintenant })).getTime() - maintenant.getTime()
    expect(restant).toBeGreaterThan((VALIDITE_JOURS - 1) * 86_400_000)
    expect(restant).toBeLessThan(365 * 86_400_000)
  },
)

test('the text is the same all day long', () => {
  const matin = securityTxt({ ...SOURCE, maintenant: new Date('2026-11-22T00:00:00Z') })
  expect(securityTxt({ ...SOURCE, maintenant: new Date('2026-11-22T23:59:59.999Z') })).toBe(matin)
})

test('without TLS there is no canonical address (RFC 9116, 2.5.2)', () => {
  expect(securityTxt({ ...SOURCE, baseUrl: 'http://localhost:3000' })).not.toContain('Canonical')
})
