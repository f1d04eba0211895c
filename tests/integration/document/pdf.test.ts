import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'
import { findDocumentPret } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { formatSiret } from '@/lib/organisme/rules'
import { makeDemandeAvecDocument } from '@/tests/support/factories/document'
import { champ, lecteurPdf, mots, TEXTE_CGU } from '@/tests/support/pdf'

const { fichier, outil, ecrire, texte: lire, polices, objets, effacer } = lecteurPdf()
afterAll(effacer)

describe('the PDF of an accepted demande', () => {
  let siret = ''
  beforeAll(async () => {
    const demande = await makeDemandeAvecDocument()
    siret = formatSiret(demande.siret)
    await produireDocument({ documentId: demande.documentId })
    const pret = await findDocumentPret(demande.demandeId)
    ecrire('accepte.pdf', pret?.contenu ?? new Uint8Array())
  })

  test('is a sound A4 file with its title, author, subject and language', () => {
    const infos = outil('pdfinfo', fichier('accepte.pdf'))
    expect(champ(infos, 'Title')).toBe('Conditions générales d’utilisation de l’applicatif Kairos')
    expect(champ(infos, 'Author')).toBe('Pôle emploi')
    expect(champ(infos, 'Subject')).toBe(
      `Acceptées par Savoirs du Rivage – Œuvre & <Cœur>, SIRET\u00a0${siret}, le 3 novembre 2026`,
    )
    expect(champ(infos, 'Page size')).toContain('(A4)')
    expect(Number(champ(infos, 'Pages'))).toBeGreaterThanOrEqual(4)
    expect(Number(champ(infos, 'Pages'))).toBeLessThanOrEqual(7)
    expect(outil('qpdf', '--check', fichier('accepte.pdf'))).toContain('No syntax or stream encoding errors found')
    expect(objets('accepte.pdf')).toContain('/Lang (fr-FR)')
  })

  test('embeds every font it uses', () => {
    expect(polices('accepte.pdf').map((ligne) => /^\w{6}\+(\S+)\s+CID TrueType\s+Identity-H\s+yes/.exec(ligne)?.[1])).toEqual([
      'SourceSans3-Regular',
      'SourceSans3-Bold',
    ])
  })

  test('begins with who accepted what, when, and the access it opened', () => {
    const entete = `Kairos – Conditions générales d’utilisation SIRET ${mots(siret)} `
    const page = lire('accepte.pdf', '-l', '1', '-layout').slice(entete.length)
    const attendus = [
      'Conditions générales d’utilisation de l’applicatif Kairos',
      'Acceptées le 3 novembre 2026 par :',
      'Organisme Savoirs du Rivage – Œuvre & <Cœur>',
      'Adresse 1 quai des Œillets 29900 Concarneau',
      `SIRET ${mots(siret)}`,
      '53290123456',
      'Représenté par Madame Maëlys Kervadec-Noël',
      'En sa qualité de Directrice générale',
      'ci-après dénommé "Organisme de formation"',
      'Responsable Gestionnaire de',
      'Monsieur Théo Æbischer',
      'En sa qualité de Responsable pédagogique',
      'Courriel theo.aebischer@savoirs-du-rivage.test',
      'Date de mise à jour 2 novembre 2026',
      'Accès ouvert du 4 novembre 2026 au 4 novembre 2029 inclus',
      'Article 1 –',
    ]
    const places = attendus.map((attendu) => [attendu, page.indexOf(attendu)] as const)
    expect(places.filter(([, place]) => place === -1)).toEqual([])
    expect(places.toSorted(([, a], [, b]) => a - b)).toEqual(places)
  })

  // Poppler takes a second of a processor for it.
  test('keeps under its seal the tree that was rendered: title, tables, headings, lists, in this order', {
    timeout: 60_000,
  }, () => {
    const arbre = outil('pdfinfo', '-struct-text', fichier('accepte.pdf'))
    const tags = Array.from(arbre.matchAll(/^ *(H1|H2|Table|TH|TD|L|LI|Link)\b/gm), ([, tag]) => tag)
    expect([...new Set(tags)]).toEqual(['H1', 'Table', 'TH', 'TD', 'H2', 'Link', 'L', 'LI'])
    expect(tags.filter((tag) => tag === 'H2')).toHaveLength(12) // eleven articles, and how to verify
  })

  test('numbers its pages under the service and the SIRET', () => {
    const pages = Number(champ(outil('pdfinfo', fichier('accepte.pdf')), 'Pages'))
    for (let page = 1; page <= pages; page += 1) {
      const contenu = lire('accepte.pdf', '-f', String(page), '-l', String(page))
      expect(contenu).toContain(`page ${page} sur ${pages}`)
      expect(contenu).toContain(`Kairos – Conditions générales d’utilisation SIRET ${mots(siret)}`)
    }
  })

  test('holds every word of the CGU', () => {
    const sansEnteteNiPied = ['-x', '0', '-y', '55', '-W', '600', '-H', '730']
    const corps = lire('accepte.pdf', ...sansEnteteNiPied).replaceAll('\f', '')
    const textes = parseCgu(TEXTE_CGU).flatMap((bloc) => (bloc.type === 'liste' ? bloc.elements : [bloc.texte]))
    for (const passage of textes) expect(corps).toContain(mots(passage))
    expect(corps).toContain('met en œuvre')
  })
})

// Forms refuse such names; the database may still hold one, and a worker must never stay on it.
test.each([
  ['10,000 signs in one word', 'W'.repeat(10_000)],
  ['another direction, emoji and signs without a glyph', '\u202elivE\u202c שלום 👩‍👩‍👧 数 \u200f'],
  ['marks of XML and of PDF', '<script>alert(1)</script> & ]]> (\\ >> endobj'],
])(
  'a hostile name in the record gives a sealed, sound document in time: %s',
  async (_, raisonSociale) => {
    const { documentId, demandeId } = await makeDemandeAvecDocument({ raisonSociale })
    await produireDocument({ documentId })
    ecrire('hostile.pdf', (await findDocumentPret(demandeId))?.contenu ?? new Uint8Array())
    expect(outil('pdfsig', '-nocert', fichier('hostile.pdf'))).toContain('Signature is Valid')
    expect(outil('qpdf', '--check', fichier('hostile.pdf'))).toContain('No syntax or stream encoding errors found')
    expect(lire('hostile.pdf')).toContain('Article 1 –')
  },
  15_000,
)
