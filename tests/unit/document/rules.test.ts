import { describe, expect, test } from 'vitest'
import { QUEUES } from '@/lib/core/jobs'
import { etatPourAgent } from '@/lib/document/labels'
import {
  couperMots,
  ESSAIS_MAX,
  etatDocument,
  mentionSiret,
  nomFichierCgu,
  normaliserCode,
  nouveauCode,
  proprietesDocument,
  remplacerSansGlyphe,
} from '@/lib/document/rules'
import { StatutDocument } from '@/lib/generated/prisma/enums'

describe('nomFichierCgu', () => {
  test('is made of the SIRET', () => {
    expect(nomFichierCgu('12345678200010')).toBe('CGU-Kairos-12345678200010.pdf')
  })
  test('lets nothing else into a header or a path [SEC-C7]', () => {
    expect(nomFichierCgu('../123\r\n"45\u00a0678')).toBe('CGU-Kairos-12345678.pdf')
  })
})

test('the SIRET is shown in groups that do not break', () => {
  expect(mentionSiret('12345678200010')).toBe('SIRET\u00a0123\u00a0456\u00a0782\u00a000010')
})

describe('proprietesDocument', () => {
  const acceptation = {
    raisonSociale: 'Savoirs du Rivage',
    adressePostale: '1 quai des Brumes\n29900 Concarneau',
    siret: '12345678200010',
    nda: '53290123456',
    signataireCivilite: 'madame',
    signatairePrenom: 'Ana',
    signataireNom: 'Le Goff',
    signataireQualite: 'Gérante',
    rgcCivilite: 'monsieur',
    rgcPrenom: 'Yann',
    rgcNom: 'Kerloc’h',
    rgcQualite: 'Formateur',
    rgcCourriel: 'yann@rivage.test',
    accepteeLe: new Date('2026-11-03T10:00:00Z'),
    cguVersion: { miseAJourLe: new Date('2026-11-02T00:00:00Z'), texte: '## Article 1' },
  } as const
  const creeLe = new Date('2026-11-05T10:00:00Z')
  const emission = {
    service: 'Kairos',
    operateur: 'Pôle emploi',
    portail: 'http://kairos.test',
    code: '7F3K-9QXM-2B4D',
    demonstration: true,
  }

  test('takes the words of the acceptation, never the present ones', () => {
    expect(proprietesDocument({ creeLe, acceptation, acces: null }, emission)).toEqual({
      ...emission,
      creeLe,
      accepteeLe: acceptation.accepteeLe,
      organisme: {
        raisonSociale: 'Savoirs du Rivage',
        adressePostale: '1 quai des Brumes\n29900 Concarneau',
        siret: '12345678200010',
        nda: '53290123456',
      },
      signataire: { civilite: 'madame', prenom: 'Ana', nom: 'Le Goff', qualite: 'Gérante' },
      rgc: { civilite: 'monsieur', prenom: 'Yann', nom: 'Kerloc’h', qualite: 'Formateur', courriel: 'yann@rivage.test' },
      cgu: acceptation.cguVersion,
      acces: null,
    })
  })
})

describe('the code of a document', () => {
  test('has 60 random bits that read one way only', () => {
    const codes = Array.from({ length: 2000 }, nouveauCode)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(new Set(codes).size).toBe(codes.length)
    // Each of the 32 signs shows up at each of the 12 places: none is worth less than 5 bits.
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13]) {
      expect(new Set(codes.map((code) => code[place])).size).toBe(32)
    }
  })

  test.each([
    ['7F3K-9QXM-2B4D', '7F3K-9QXM-2B4D'],
    ['7f3k9qxm2b4d', '7F3K-9QXM-2B4D'],
    [' 7f3k 9qxm\u00a02b4d\n', '7F3K-9QXM-2B4D'],
    ['7F3K–9QXM‑2B4D.', '7F3K-9QXM-2B4D'],
    ['OoIiLl-0011-ABCD-', null],
    ['OoIi-Ll01-ABCD', '0011-1101-ABCD'],
    ['７Ｆ３Ｋ９ＱＸＭ２Ｂ４Ｄ', '7F3K-9QXM-2B4D'],
    ['7F3K-9QXM-2B4U', null],
    ['7F3K-9QXM-2B4', null],
    ['7F3K-9QXM-2B4DD', null],
    ['7F3K-9QXM-2B4<', null],
    ['', null],
  ])('%j is read as %j', (saisie, code) => {
    expect(normaliserCode(saisie)).toBe(code)
  })

  test('one just made is already in its one spelling', () => {
    const code = nouveauCode()
    expect(normaliserCode(code)).toBe(code)
  })
})

describe('remplacerSansGlyphe', () => {
  const latin = (point: number) => point < 0x250
  test('keeps what the font draws, line ends included', () => {
    expect(remplacerSansGlyphe('Œuvre & <Savoir>\nNoël', latin)).toBe('Œuvre & <Savoir>\nNoël')
  })
  test('shows one box for each sign, even one made of several characters', () => {
    expect(remplacerSansGlyphe('a👩‍👩‍👧b', latin)).toBe('a□b')
    expect(remplacerSansGlyphe('שלום', latin)).toBe('□□□□')
    expect(remplacerSansGlyphe('e\u0301\u0301', latin)).toBe('□')
  })
})

describe('couperMots', () => {
  const un = () => 1
  test.each([
    ['abcd', 'abcd'],
    ['abcde', 'abcd\ne'],
    ['abcdefghi', 'abcd\nefgh\ni'],
    ['ab abcde ab', 'ab abcd\ne ab'],
    ['abc\nabc', 'abc\nabc'],
    ['', ''],
  ])('in four columns, %j becomes %j', (texte, attendu) => {
    expect(couperMots(texte, 4, un)).toBe(attendu)
  })
  test('a sign wider than the column stands alone instead of looping', () => {
    expect(couperMots('ab', 0.5, un)).toBe('a\nb')
  })
})

describe('etatDocument', () => {
  test('counts as many tries as the queue makes', () => {
    expect(ESSAIS_MAX).toBe((QUEUES.document.retryLimit ?? 0) + 1)
  })
  test.each([
    ['en_preparation', 0, 'en_preparation'],
    ['pret', 3, 'pret'],
    ['echec', 1, 'nouvel_essai'],
    ['echec', ESSAIS_MAX - 1, 'nouvel_essai'],
    ['echec', ESSAIS_MAX, 'abandonne'],
    ['echec', ESSAIS_MAX + 1, 'abandonne'],
  ] as const)('%s after %i tries is %s', (statut, essais, etat) => {
    expect(etatDocument({ statut, essais })).toBe(etat)
  })
  test('an agent reads how many tries failed', () => {
    expect(etatPourAgent('nouvel_essai', 1)).toContain('(1\u00a0essai en échec)')
    expect(etatPourAgent('abandonne', 9)).toBe(
      'Le PDF n’a pas pu être produit (9\u00a0essais en échec). Relancez la fabrication.',
    )
  })
})

test('the states of a document are those of the database', () => {
  expect(Object.values(StatutDocument)).toEqual(['en_preparation', 'pret', 'echec'])
})
