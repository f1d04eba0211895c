import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'
import { sha256 } from '@/lib/core/chiffrement'
import { rendreDocument } from '@/lib/document/document'
import { champ, lecteurPdf, PROPRIETES, TEXTE_CGU } from '@/tests/support/pdf'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const { fichier, outil, ecrire, texte, polices, objets, effacer } = lecteurPdf()
afterAll(effacer)

const rendre = async (nom: string, proprietes: Partial<typeof PROPRIETES> = {}) =>
  ecrire(nom, await rendreDocument({ ...PROPRIETES, ...proprietes }))
const avecTexte = (contenu: string) => ({ cgu: { ...PROPRIETES.cgu, texte: contenu } })
const infos = (nom: string) => outil('pdfinfo', '-isodates', fichier(nom))

// Tags are put through the insides of these three: another version is a choice to make, with this test tree at hand.
test.each([
  ['@react-pdf/layout', '5.2.0'],
  ['@react-pdf/render', '4.7.0'],
  ['pdfkit', '0.20.1'],
])('%s stays at %s, in one copy', (nom, version) => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).dependencies[nom]).toBe(version)
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version: string }> }
  const copies = Object.entries(packages).filter(([chemin]) => chemin.endsWith(`node_modules/${nom}`))
  expect(copies.map(([chemin, paquet]) => [chemin, paquet.version])).toEqual([[`node_modules/${nom}`, version]])
})

describe('the same properties give the same bytes', () => {
  test('twice in a process', async () => {
    const [premier, second] = [await rendreDocument(PROPRIETES), await rendreDocument(PROPRIETES)]
    expect(sha256(premier)).toBe(sha256(second))
  })

  test('in another process, in another zone', async () => {
    const programme = `
      import { createHash } from 'node:crypto'
      const { rendreDocument } = await import('@/lib/document/document')
      const { PROPRIETES } = await import('@/tests/support/pdf')
      process.stdout.write(createHash('sha256').update(await rendreDocument(PROPRIETES)).digest('hex'))`
    const crochets = ['--import', './scripts/hooks.mjs', '--import', 'tsx', '--input-type=module', '-e', programme]
    const autre = execFileSync(process.execPath, crochets, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TZ: 'America/Montreal', NODE_ENV: 'production' },
    })
    expect(autre).toBe(sha256(await rendreDocument(PROPRIETES)))
  })

  test('in less than 1.5 s of a processor, once warm', async () => {
    await rendreDocument(PROPRIETES)
    const avant = process.threadCpuUsage()
    await rendreDocument(PROPRIETES)
    const { user, system } = process.threadCpuUsage(avant)
    expect((user + system) / 1e6).toBeLessThan(1.5)
  })
})

describe('the file', () => {
  beforeAll(() => rendre('cgu.pdf'))

  test('is sound, tagged, dated as told, and shows its title', () => {
    expect(outil('qpdf', '--check', fichier('cgu.pdf'))).toContain('No syntax or stream encoding errors found')
    const lues = infos('cgu.pdf')
    expect(champ(lues, 'PDF version')).toBe('1.7')
    expect(champ(lues, 'Tagged')).toBe('yes')
    expect(champ(lues, 'Title')).toBe('Conditions générales d’utilisation de l’applicatif Kairos')
    // Made at the time it is told, not at the machine's: the bytes depend on it.
    expect(champ(lues, 'CreationDate')).toBe('2026-11-04T08:30:00Z')
    expect(champ(lues, 'ModDate')).toBe('2026-11-04T08:30:00Z')
    for (const attendu of ['/Lang (fr-FR)', '/DisplayDocTitle true', '/Marked true', '/Tabs /S', '/S /GTS_PDFA1']) {
      expect(objets('cgu.pdf')).toContain(attendu)
    }
  })

  test('embeds its fonts, and reads each of their signs one way', () => {
    expect(polices('cgu.pdf')).toHaveLength(2)
    for (const ligne of polices('cgu.pdf')) {
      expect(ligne).toMatch(/^[A-Z]{6}\+SourceSans3-\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
    }
    const lectures =
      objets('cgu.pdf')
        .match(/^<0000> .*\]$/gm)
        ?.join() ?? ''
    expect(lectures).toContain('<0020>')
    expect(lectures).not.toMatch(/\[<0000>|<00a0>/)
  })

  test('has a bookmark for each heading of the CGU, in order', () => {
    const titres = parseCgu(TEXTE_CGU).flatMap((bloc) => (bloc.type === 'titre' ? [bloc.texte] : []))
    const { outlines } = JSON.parse(outil('qpdf', '--json', '--json-key=outlines', fichier('cgu.pdf')))
    expect(outlines.map(({ title }: { title: string }) => title)).toEqual(titres)
    expect(titres.filter((titre) => titre.startsWith('Article'))).toHaveLength(11)
  })

  test('says nothing of the machine that made it', () => {
    const contenu = objets('cgu.pdf')
    for (const indice of [process.cwd(), process.env.HOME ?? '/root', '/node_modules', '.ttf', process.version]) {
      expect(contenu).not.toContain(indice)
    }
  })

  test('says that its seal is for demonstration only when it is', async () => {
    expect(texte('cgu.pdf', '-l', '1')).toContain('Cachet de démonstration')
    await rendre('officiel.pdf', { demonstration: false })
    expect(texte('officiel.pdf')).not.toContain('démonstration')
    expect(texte('officiel.pdf')).toContain('7F3K-9QXM-2B4D')
  })

  test('without a code has no verification box, and without access announces none', async () => {
    await rendre('nu.pdf', { code: null, demonstration: false, acces: null })
    const contenu = texte('nu.pdf')
    for (const absent of ['Vérifier', 'verification', 'Accès ouvert']) expect(contenu).not.toContain(absent)
    expect(objets('nu.pdf')).not.toContain('/Annot')
  })
})

const XMP = `
import sys, json, xml.etree.ElementTree as E
n = {'r': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'x': 'http://ns.adobe.com/xap/1.0/', 'd': 'http://purl.org/dc/elements/1.1/',
     'p': 'http://ns.adobe.com/pdf/1.3/', 'a': 'http://www.aiim.org/pdfa/ns/id/', 'u': 'http://www.aiim.org/pdfua/ns/id/'}
t = E.fromstring(sys.stdin.buffer.read())
def un(chemin):
    trouves = t.findall('.//' + chemin, n)
    assert len(trouves) == 1, chemin
    return trouves[0].text or ''
chemins = dict(titre='d:title/r:Alt/r:li', auteur='d:creator/r:Seq/r:li', sujet='d:description/r:Alt/r:li', langue='d:language/r:Bag/r:li',
  cree='x:CreateDate', modifie='x:ModifyDate', createur='x:CreatorTool', producteur='p:Producer', mots='p:Keywords',
  partie='a:part', niveau='a:conformance', ua='u:part')
print(json.dumps({nom: un(chemin) for nom, chemin in chemins.items()}))`

/** The XMP packet, taken by qpdf and read by Python's XML parser. */
function xmp(nom: string): Record<string, string> {
  const { qpdf } = JSON.parse(outil('qpdf', '--json', '--json-key=qpdf', fichier(nom)))
  const objets: [string, { stream?: { dict: Record<string, string> } }][] = Object.entries(qpdf[1])
  const numero = objets.find(([, { stream }]) => stream?.dict['/Type'] === '/Metadata')?.[0].match(/\d+/)?.[0]
  const paquet = execFileSync('qpdf', ['--raw-stream-data', `--show-object=${numero}`, fichier(nom)])
  return JSON.parse(execFileSync('python3', ['-c', XMP], { input: paquet, encoding: 'utf8' }))
}

describe('hostile words', () => {
  const { organisme, signataire, rgc } = PROPRIETES
  test.each([
    ['a name of XML', 'Œuvre & <Savoir> "l’été" ]]> <?xpacket end="w"?> &amp;'],
    ['a script', '<script>alert(1)</script><rdf:li xml:lang="x">'],
    ['signs that XML forbids', 'A\u0001B\u000b\ufffe\ud800C\uffff'],
    ['another direction, marks and emoji', '\u202elivE\u202c שלום \u200b👩‍👩‍👧 数 e\u0301\u0301'],
    ['PDF strings', 'a) >> endobj (b\\'],
  ])('the metadata stays XML and the same as the information dictionary: %s', async (_, raisonSociale) => {
    const service = `Kairos ${raisonSociale}`
    await rendre('xmp.pdf', { service, operateur: raisonSociale, organisme: { ...organisme, raisonSociale }, ...avecTexte('') })
    const lues = infos('xmp.pdf')
    const lu = xmp('xmp.pdf')
    expect(lu).toMatchObject({ partie: '2', niveau: 'A', ua: '1', langue: 'fr-FR', producteur: champ(lues, 'Producer') })
    expect(lu).toMatchObject({ cree: '2026-11-04T08:30:00Z', modifie: '2026-11-04T08:30:00Z', createur: PROPRIETES.portail })
    expect([lu.titre, lu.auteur, lu.sujet, lu.mots]).toEqual(
      ['Title', 'Author', 'Subject', 'Keywords'].map((nom) => champ(lues, nom)),
    )
    expect(lu.sujet).toContain('Acceptées par')
    expect(polices('xmp.pdf').every((ligne) => ligne.includes('SourceSans3'))).toBe(true)
    outil('qpdf', '--check', fichier('xmp.pdf'))
  })

  test('neither hang nor crash it, nor bring in another font [SEC-C3]', async () => {
    const debut = process.threadCpuUsage()
    await rendre('hostile.pdf', {
      organisme: { ...organisme, raisonSociale: `${'W'.repeat(200)} \u202elivE\u202c שלום 👩‍👩‍👧 <b>gras</b> \ud800` },
      signataire: { ...signataire, nom: 'é'.repeat(200), qualite: '\ufeffQ\u0007\t'.repeat(2000) },
      rgc: { ...rgc, prenom: 'n'.repeat(10_000), courriel: `${'m'.repeat(64)}@${'organisme.'.repeat(18)}test` },
      ...avecTexte(`## ${'x'.repeat(300)}\n\n${'y'.repeat(20_000)}\n\n- ${'z'.repeat(3000)}\n- 数`),
    })
    const { user, system } = process.threadCpuUsage(debut)
    expect((user + system) / 1e6).toBeLessThan(10)
    expect(texte('hostile.pdf')).toContain('livE □□□□ □ <b>gras</b> □')
    expect(texte('hostile.pdf').replaceAll(' ', '')).toContain(`${'m'.repeat(64)}@${'organisme.'.repeat(18)}test`)
    expect(polices('hostile.pdf').every((ligne) => ligne.includes('SourceSans3'))).toBe(true)
    outil('qpdf', '--check', fichier('hostile.pdf'))
  })

  test('an empty text still gives the identity page', async () => {
    await rendre('vide.pdf', avecTexte(''))
    expect(champ(infos('vide.pdf'), 'Pages')).toBe('1')
  })
})
