import { readFileSync } from 'node:fs'
import { create } from 'qrcode'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'
import { rendreDocument } from '@/lib/document/document'
import { lecteurPdf, mots, PROPRIETES, TEXTE_CGU } from '@/tests/support/pdf'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const { fichier, outil, ecrire, texte, effacer } = lecteurPdf()
afterAll(effacer)

const rendre = async (nom: string, contenu: string, autres: Partial<typeof PROPRIETES> = {}) =>
  ecrire(nom, await rendreDocument({ ...PROPRIETES, ...autres, cgu: { ...PROPRIETES.cgu, texte: contenu } }))

type Element = { tag: string; attributs: string[]; texte: string; enfants: Element[] }

/** The document tree as poppler walks it: what a screen reader would read, in its order. */
function arbre(nom: string): Element {
  const racine: Element = { tag: '', attributs: [], texte: '', enfants: [] }
  const pile = [racine]
  for (const ligne of outil('pdfinfo', '-struct-text', fichier(nom)).split('\n')) {
    const [, retrait = '', dit = ''] = /^( *)(.*)$/.exec(ligne) ?? []
    const profondeur = Math.floor(retrait.length / 2)
    const parent = pile[profondeur] ?? racine
    const tag = /^[A-Z]\w*\b/.exec(dit)?.[0]
    if (dit.startsWith('"')) parent.texte += mots(dit.slice(1, -1))
    else if (dit.startsWith('/')) parent.attributs.push(dit)
    else if (tag && tag !== 'Object') {
      const element = { tag, attributs: [], texte: '', enfants: [] }
      parent.enfants.push(element)
      pile.splice(profondeur + 1, Number.POSITIVE_INFINITY, element)
    }
  }
  const [document] = racine.enfants
  if (racine.enfants.length !== 1 || !document) throw new Error('one root was expected')
  return document
}

const tous = (element: Element): Element[] => [element, ...element.enfants.flatMap(tous)]
const ceux = (nom: string, ...tags: string[]) => tous(arbre(nom)).filter(({ tag }) => tags.includes(tag))
const dits = (elements: Element[]) => elements.map(({ tag, texte: dit }) => `${tag} ${dit}`)

describe('the document tree', () => {
  beforeAll(() => rendre('cgu.pdf', TEXTE_CGU))

  test('reads the CGU word for word, in order, each block under its tag', () => {
    const attendus = parseCgu(TEXTE_CGU).flatMap((bloc) => {
      if (bloc.type === 'titre') return [`H${bloc.niveau} ${mots(bloc.texte)}`]
      if (bloc.type === 'paragraphe') return [`P ${mots(bloc.texte)}`]
      return ['L ', ...bloc.elements.flatMap((element) => ['LI ', 'Lbl •', `LBody ${mots(element)}`])]
    })
    const lus = dits(tous(arbre('cgu.pdf')))
    expect(lus.slice(-attendus.length)).toEqual(attendus)
  })

  test('begins with the title, the tables of the identity, the access and the verification', () => {
    const debut = arbre('cgu.pdf').enfants
    expect(dits(debut.slice(0, 14))).toEqual([
      'H1 Conditions générales d’utilisation de l’applicatif Kairos',
      'P Cachet de démonstration',
      'P Acceptées le 3 novembre 2026 par :',
      'Table ',
      'P ci-après dénommé "Organisme de formation"',
      'Table ',
      'Table ',
      'P Accès ouvert du 4 novembre 2026 au 4 novembre 2029 inclus',
      'Figure ',
      'H2 Vérifier ce document',
      'P Scannez le QR code, ou saisissez ce code sur la page de vérification du portail :',
      'P 7F3K-9QXM-2B4D',
      'P ',
      expect.stringMatching(/^H2 Article 1 – /),
    ])
    expect(dits(tous(debut[12] as Element))).toEqual(['P ', 'Link http://kairos.test:3000/verification'])
  })

  test('the identity is in tables whose headers name their row', () => {
    const rangs = ceux('cgu.pdf', 'Table').flatMap(({ enfants }) => enfants)
    expect(rangs.map(({ tag, enfants }) => [tag, ...enfants.map((cellule) => cellule.tag)].join())).toEqual(
      Array.from({ length: 10 }, () => 'TR,TH,TD'),
    )
    expect(ceux('cgu.pdf', 'TH').every(({ attributs }) => attributs.includes('/Scope /Row'))).toBe(true)
    const [, adresse] = rangs
    expect(dits(adresse?.enfants.flatMap(tous) ?? [])).toEqual([
      'TH Adresse',
      'TD ',
      'P 1 quai des Œillets',
      'P 29900 Concarneau',
    ])
  })

  test('leaves headers and footers out', () => {
    const lu = tous(arbre('cgu.pdf')).map((element) => element.texte)
    expect(texte('cgu.pdf')).toContain('page 1 sur 5')
    expect(lu.filter((dit) => /page \d|^Kairos – |^SIRET 999/.test(dit))).toEqual([])
  })

  test('a block or a list cut by the end of a page stays one', async () => {
    const long = Array.from({ length: 1200 }, (_, rang) => `mot${rang}`).join(' ')
    await rendre('coupe.pdf', `## Article 1\n\n${long}\n\n- ${long}\n- court`)
    expect(dits(ceux('coupe.pdf', 'P').filter(({ texte: dit }) => dit.includes('mot')))).toEqual([`P ${long}`])
    expect(dits(ceux('coupe.pdf', 'L', 'LI', 'LBody'))).toEqual(['L ', 'LI ', `LBody ${long}`, 'LI ', 'LBody court'])
  })

  test('never skips a rank of heading', async () => {
    await rendre('rangs.pdf', '### Préambule\n\nTexte\n\n## Article 1\n\n### 1.1', { code: null })
    expect(dits(ceux('rangs.pdf', 'H1', 'H2', 'H3')).slice(1)).toEqual(['H2 Préambule', 'H2 Article 1', 'H3 1.1'])
    await rendre('rangs.pdf', '### Un\n\n### Deux', { code: null })
    expect(dits(ceux('rangs.pdf', 'H2', 'H3'))).toEqual(['H2 Un', 'H2 Deux'])
  })
})

type Objets = Record<string, { value?: Record<string, unknown> }>

/** The dictionaries of a file, as qpdf reads them. */
function dictionnaires(nom: string): Record<string, unknown>[] {
  const { qpdf } = JSON.parse(outil('qpdf', '--json', '--json-key=qpdf', fichier(nom)))
  return Object.values<Objets[string]>(qpdf[1]).flatMap(({ value }) => (value?.constructor === Object ? [value] : []))
}

/** The operators of each page's content, in order, with their operands left out but for marked contents. */
function operateurs(nom: string): string[][] {
  const { pages } = JSON.parse(outil('qpdf', '--json', '--json-key=pages', fichier(nom)))
  return pages.map(({ contents }: { contents: string[] }) => {
    const flux = contents.map((objet) =>
      outil('qpdf', '--filtered-stream-data', `--show-object=${objet.split(' ')[0]}`, fichier(nom)),
    )
    const marques = flux.join('\n').replace(/\/(\w+)\s*<<([^>]*)>>\s*BDC/g, (_, tag, dictionnaire) => {
      const mcid = /\/MCID (\d+)/.exec(dictionnaire)?.[1]
      return mcid ? `\nBDC:${tag}:${mcid}\n` : `\nBDC:${tag}\n`
    })
    return marques.split(/\s+/).filter((mot) => /^(?:BDC:.*|[A-Za-z'"]+\d?\*?)$/.test(mot))
  })
}

// What draws, paths that only clip included, and what opens an object without marks (ISO 32000-1, table 51).
const DESSINE = new Set([
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'n',
  'm',
  're',
  'sh',
  'Do',
  'BI',
  'BT',
  'Tj',
  'TJ',
  "'",
  '"',
])

describe('the content of the pages', () => {
  test.each([
    ['the CGU', TEXTE_CGU],
    ['cut blocks', `## ${'x'.repeat(300)}\n\n${'y'.repeat(20_000)}\n\n- ${'z'.repeat(5000)}`],
  ])('%s: all that draws belongs to the tree or is an artifact', async (_, contenu) => {
    await rendre('contenu.pdf', contenu)
    for (const page of operateurs('contenu.pdf')) {
      const ouverts: string[] = []
      const mcids: string[] = []
      for (const operateur of page) {
        if (operateur.startsWith('BDC:') || operateur === 'BMC') {
          expect(ouverts, 'marked contents do not nest').toEqual([])
          ouverts.push(operateur)
          const mcid = operateur.split(':')[2]
          if (mcid) mcids.push(mcid)
          else expect(operateur).toBe('BDC:Artifact')
        } else if (operateur === 'EMC') expect(ouverts.pop()).toBeDefined()
        else if (DESSINE.has(operateur)) expect(ouverts, `${operateur} is marked`).toHaveLength(1)
      }
      expect(ouverts).toEqual([])
      expect(mcids).toEqual(mcids.map((_mcid, rang) => String(rang)))
      expect(mcids.length).toBeGreaterThan(0)
      expect(page.filter((operateur) => operateur === 'BDC:Artifact').length).toBeGreaterThanOrEqual(2)
    }
  })

  test('every annotation is a link with words, tied to its element on its own page', async () => {
    await rendre('lien.pdf', TEXTE_CGU)
    const objets = dictionnaires('lien.pdf')
    const adresse = 'http://kairos.test:3000/verification?code=7F3K-9QXM-2B4D'
    expect(objets.filter((objet) => objet['/Type'] === '/Annot')).toMatchObject([
      {
        '/Subtype': '/Link',
        '/Contents': `u:Vérifier ce document sur le portail\u00a0: ${adresse}`,
        '/StructParent': expect.any(Number),
      },
    ])
    expect(objets.filter((objet) => objet['/S'] === '/URI')).toMatchObject([{ '/URI': `u:${adresse}` }])
    const premierePage = outil('qpdf', '--show-pages', fichier('lien.pdf')).match(/^page 1: (.*)$/m)?.[1]
    const lien = objets.find((objet) => objet['/S'] === '/Link')
    expect(lien?.['/K']).toContainEqual({ '/Type': '/OBJR', '/Obj': expect.any(String), '/Pg': premierePage })
    const figure = objets.find((objet) => objet['/S'] === '/Figure')
    expect(figure?.['/Alt']).toBe(`u:QR code de l’adresse de vérification de ce document\u00a0: ${adresse}`)
  })

  test('the QR code is drawn where its figure says, module for module', async () => {
    await rendre('qr.pdf', '')
    const figure = dictionnaires('qr.pdf').find((objet) => objet['/S'] === '/Figure')
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (figure?.['/A'] as Record<string, number[]> | undefined)?.['/BBox'] ?? []
    outil('pdftoppm', '-r', '288', '-gray', '-singlefile', '-l', '1', fichier('qr.pdf'), fichier('qr'))
    const image = readFileSync(fichier('qr.pgm'))
    const [entete = '', largeur = '0', hauteur = '0'] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? []
    const { size, data } = create('http://kairos.test:3000/verification?code=7F3K-9QXM-2B4D', {
      errorCorrectionLevel: 'M',
    }).modules
    const module = (x1 - x0) / (size + 8)
    const sombre = (x: number, y: number) => {
      const [colonne, rang] = [(x0 + (x + 4.5) * module) * 4, Number(hauteur) - (y1 - (y + 4.5) * module) * 4]
      return (image[entete.length + Math.floor(rang) * Number(largeur) + Math.floor(colonne)] ?? 255) < 128 ? 1 : 0
    }
    expect(x1 - x0).toBeCloseTo(y1 - y0)
    const cotes = Array.from({ length: size }, (_, i) => i)
    expect(cotes.map((y) => cotes.map((x) => sombre(x, y)))).toEqual(
      cotes.map((y) => Array.from(data.subarray(y * size, (y + 1) * size))),
    )
    for (const i of cotes)
      expect([sombre(i, -1), sombre(i, size), sombre(-1, i), sombre(size, i), sombre(-4, i)]).toEqual([0, 0, 0, 0, 0])
  })
})
