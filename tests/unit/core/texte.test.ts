import { expect, test } from 'vitest'
import { MOT_MAX, neutraliser, texteCourt, texteCourtFacultatif, texteLong, texteLongFacultatif } from '@/lib/core/texte'

const court = texteCourt({ max: 100, message: 'Saisissez votre nom.' })
const message = (resultat: { success: boolean; error?: { issues: { message: string }[] } }) => resultat.error?.issues[0]?.message
const refuse = (saisie: unknown) => message(court.safeParse(saisie))

test.each([
  ['  Institut   des Métiers\u00a0 ', 'Institut des Métiers'],
  ['Cafe\u0301', 'Café'],
  ['a\u202eb\u2066c\u200fd', 'abcd'],
  ['a\u200bb\ufeffc\u00add\u2060e\u{e0041}f\u3164g', 'abcdefg'],
  ['a\u0007b\u009fc\td', 'abc d'],
  ['Équipe 👩‍🏫 ❤️ 🇫🇷', 'Équipe 👩‍🏫 ❤️ 🇫🇷'],
  ['a\u200db\ufe0f', 'ab'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('a single line is cleaned: %j [SEC-C4]', (saisie, attendu) => {
  expect(court.parse(saisie)).toBe(attendu)
})

test.each([['Acme\nBcc: a@b.test'], ['Acme\r'], ['Acme\u2028'], ['Acme\u0085']])('a line break is refused: %j', (saisie) => {
  expect(refuse(saisie)).toBe('Écrivez ce texte sur une seule ligne.')
})

test.each([['Ac\0me'], ['Ac\ud800me'], ['Ac\ufffdme'], ['Ac\uffffme']])(
  'an unreadable character is refused: %j [SEC-A11]',
  (saisie) => {
    expect(refuse(saisie)).toContain('illisible')
  },
)

test.each([[''], ['   '], ['\u200b\u202e'], [undefined], [null], [{}], [['a']], [12], [new Blob(['a'])]])(
  'missing: %j',
  (saisie) => {
    expect(refuse(saisie)).toBe('Saisissez votre nom.')
  },
)

test('the length counts characters, at the limit and one past it', () => {
  const mots = (n: number) => '👩 '.repeat(n / 2)
  expect(court.safeParse(`${mots(100)}`).success).toBe(true)
  expect(refuse(`${mots(100)}éé`)).toBe('Raccourcissez ce texte\u00a0: 100 caractères au maximum.')
  expect(refuse('a '.repeat(500_000))).toContain('Raccourcissez')
})

test('a word is refused past 60 characters [SEC-C5]', () => {
  expect(court.safeParse('a'.repeat(MOT_MAX)).success).toBe(true)
  expect(refuse('a'.repeat(MOT_MAX + 1))).toContain('Un mot dépasse 60')
  expect(refuse('a'.repeat(10_000))).toBeDefined()
})

test('an optional text is null when empty, and still a text', () => {
  const schema = texteCourtFacultatif({ max: 10 })
  expect([schema.parse(undefined), schema.parse(null), schema.parse(''), schema.parse(' \u200b')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(schema.parse(' abc ')).toBe('abc')
  expect(message(schema.safeParse({ a: 1 }))).toBe('Saisissez du texte.')
  expect(message(schema.safeParse('a\nb'))).toContain('une seule ligne')
})

test('a long text keeps its paragraphs', () => {
  const schema = texteLong({ max: 1000, message: 'Écrivez le motif.' })
  expect(schema.parse(' Un\u00a0 motif \r\n\r\n\r\n\r\nlong\rici ')).toBe('Un motif\n\nlong\nici')
  expect(message(schema.safeParse('\r\n'))).toBe('Écrivez le motif.')
  expect(texteLongFacultatif({ max: 10 }).parse('\n')).toBeNull()
})

test('neutraliser leaves ordinary text alone', () => {
  expect(neutraliser("L'Œuvre d'Élodie – 3ᵉ étage, n° 12\u00a0: « ça »")).toBe("L'Œuvre d'Élodie – 3ᵉ étage, n° 12\u00a0: « ça »")
})
