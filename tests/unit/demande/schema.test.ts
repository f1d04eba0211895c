import { expect, test } from 'vitest'
import { personnesSchema } from '@/lib/demande/schema'
import { personnes } from '@/tests/support/factories'

// What the people of a demande may be called: the PDF prints them as they are, so what it can't lay out is refused here.
const CHAMPS = Object.keys(personnesSchema.shape)
const TEXTES = CHAMPS.filter((champ) => !/Civilite|Courriel/.test(champ))

const lire = (champ: string, valeur: unknown) => {
  const lu = personnesSchema.safeParse({ ...personnes(), [champ]: valeur })
  return lu.success
    ? { texte: (lu.data as Record<string, string>)[champ] }
    : { champs: [...new Set(lu.error.issues.map(({ path }) => path.join('.')))], dit: lu.error.issues[0]?.message }
}

test.each(CHAMPS)('%s refuses 10,000 characters, in one word or many, and what nobody can read, with one sentence', (champ) => {
  for (const hostile of ['W'.repeat(10_000), 'é '.repeat(5_000), 'a\0b', '\ud800', ['a'], { a: 1 }, undefined])
    expect(lire(champ, hostile)).toEqual({ champs: [champ], dit: expect.stringMatching(/^\p{Lu}.*\.$/u) })
})

test.each(TEXTES)('%s keeps markup, entities, emoji and signs without a glyph, and loses what turns words round', (champ) => {
  for (const [saisi, garde = saisi] of [
    ['<script>alert(1)</script>'],
    ['Œuvre & <Savoir> "l’été"'],
    ['\u202elivE\u202c \u200fשלום\u200b', 'livE שלום'],
    ['Zoé 👩‍👩‍👧 数'],
  ] as [string, string?][])
    expect(lire(champ, saisi)).toEqual({ texte: garde })
})
