import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'
import { findDocumentPret } from '@/lib/document/data'
import { rendreDocument } from '@/lib/document/document'
import { produireDocument } from '@/lib/document/jobs'
import type { ProprietesDocument } from '@/lib/document/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { makeDemandeAvecDocument } from '@/tests/support/factories/document'

const texte = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')
const dossier = mkdtempSync(join(tmpdir(), 'kairos-pdf-'))
afterAll(() => rmSync(dossier, { recursive: true }))

// Debian's poppler-utils and qpdf read the file as strangers to what made it; a machine without them skips these tests.
const sansOutils = ['pdfinfo', 'pdffonts', 'pdftotext', 'qpdf'].some((outil) => spawnSync(outil, ['--help']).error)

const fichier = (nom: string) => join(dossier, nom)
const outil = (commande: string, ...parametres: string[]) =>
  execFileSync(commande, parametres, { encoding: 'utf8', maxBuffer: 64 << 20, env: { ...process.env, TZ: 'UTC' } })
const mots = (chaine: string) => chaine.replace(/\s+/g, ' ')
const lire = (nom: string, ...parametres: string[]) => mots(outil('pdftotext', ...parametres, fichier(nom), '-'))
const champ = (infos: string, nom: string) => new RegExp(`^${nom}:\\s+(.*)$`, 'm').exec(infos)?.[1]
const objets = (nom: string) => outil('qpdf', '--qdf', '--object-streams=disable', fichier(nom), '-')
const polices = (nom: string) => outil('pdffonts', fichier(nom)).trim().split('\n').slice(2)

const PROPRIETES: ProprietesDocument = {
  service: 'Kairos',
  operateur: 'Pôle emploi',
  portail: 'http://kairos.test:3000',
  creeLe: new Date('2026-11-04T08:30:00Z'),
  accepteeLe: new Date('2026-11-02T23:30:00Z'),
  organisme: { raisonSociale: 'Cœur & <Savoir>', adressePostale: '1 quai', siret: '99940001700010', nda: '53290123456' },
  signataire: { civilite: 'madame', prenom: 'Maëlys', nom: 'Noël', qualite: 'Gérante' },
  rgc: { civilite: 'monsieur', prenom: 'Théo', nom: 'Le Goff', qualite: 'Formateur', courriel: 'theo@rivage.test' },
  cgu: { miseAJourLe: new Date('2026-11-02T00:00:00Z'), texte },
  acces: null,
}

describe.skipIf(sansOutils)('the PDF of an accepted demande', () => {
  let siret = ''
  beforeAll(async () => {
    const demande = await makeDemandeAvecDocument()
    siret = formatSiret(demande.siret)
    await produireDocument({ documentId: demande.documentId })
    const pret = await findDocumentPret(demande.demandeId)
    writeFileSync(fichier('accepte.pdf'), pret?.contenu ?? '')
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
    const textes = parseCgu(texte).flatMap((bloc) => (bloc.type === 'liste' ? bloc.elements : [bloc.texte]))
    for (const passage of textes) expect(corps).toContain(mots(passage))
    expect(corps).toContain('met en œuvre')
  })

  test('links to the portal', () => {
    expect(objets('accepte.pdf')).toContain('/URI (http://kairos.test:3000)')
  })
})

describe('rendreDocument', () => {
  test('the same properties give the same bytes', async () => {
    const [premier, second] = [await rendreDocument(PROPRIETES), await rendreDocument(PROPRIETES)]
    expect(Buffer.from(premier).equals(Buffer.from(second))).toBe(true)
  })

  test.skipIf(sansOutils)('without access yet, no access is announced', async () => {
    writeFileSync(fichier('sans-acces.pdf'), await rendreDocument(PROPRIETES))
    expect(lire('sans-acces.pdf')).not.toContain('Accès ouvert')
    // Made at the time it is told, not at the machine's: the bytes depend on it.
    expect(champ(outil('pdfinfo', '-isodates', fichier('sans-acces.pdf')), 'CreationDate')).toBe('2026-11-04T08:30:00Z')
  })

  test.skipIf(sansOutils)('hostile words neither hang nor crash it, nor bring in another font', async () => {
    const { organisme, signataire, rgc } = PROPRIETES
    const debut = performance.now()
    const pdf = await rendreDocument({
      ...PROPRIETES,
      organisme: { ...organisme, raisonSociale: `${'W'.repeat(200)} \u202elivE\u202c שלום 👩‍👩‍👧 <b>gras</b> \ud800` },
      signataire: { ...signataire, nom: 'é'.repeat(200), qualite: '\ufeffQ\u0007\t'.repeat(2000) },
      rgc: { ...rgc, courriel: `${'m'.repeat(64)}@${'organisme.'.repeat(18)}test` },
      cgu: { ...PROPRIETES.cgu, texte: `## ${'x'.repeat(300)}\n\n${'y'.repeat(20_000)}\n\n- ${'z'.repeat(3000)}\n- 数` },
    })
    expect(performance.now() - debut).toBeLessThan(15_000)
    writeFileSync(fichier('hostile.pdf'), pdf)
    const contenu = lire('hostile.pdf')
    expect(contenu).toContain('livE □□□□ □ <b>gras</b> □')
    expect(contenu.replaceAll(' ', '')).toContain(`${'m'.repeat(64)}@${'organisme.'.repeat(18)}test`)
    expect(polices('hostile.pdf').every((ligne) => ligne.includes('SourceSans3'))).toBe(true)
    outil('qpdf', '--check', fichier('hostile.pdf'))
  })

  test.skipIf(sansOutils)('an empty text still gives the identity page', async () => {
    const pdf = await rendreDocument({ ...PROPRIETES, cgu: { ...PROPRIETES.cgu, texte: '' } })
    writeFileSync(fichier('vide.pdf'), pdf)
    expect(champ(outil('pdfinfo', fichier('vide.pdf')), 'Pages')).toBe('1')
  })
})
