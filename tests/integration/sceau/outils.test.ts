import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ouvrirPem } from '@/lib/core/pdf/cle'
import { lireCms } from '@/lib/core/pdf/cms-lecture'
import { finDesPlages, listTrous, octetsDuTrou } from '@/lib/core/pdf/octets'
import { creerSceau, type Sceau } from '@/lib/sceau/service'
import { croireHorodateur, lancer, MAINTENANT, MENTIONS, nouveauDossier, pdfInvente, reglages } from '@/tests/support/sceau'
import { startTsaServer } from '@/tests/support/tsa-server'

// What tools that are not ours say of our files: poppler with NSS, qpdf, openssl.
const dossier = nouveauDossier('fichier')
const chemin = (nom: string) => join(dossier, nom)
let origine: Buffer
let sceau: Sceau

function pdfsig(pdf: Uint8Array): string {
  writeFileSync(chemin('a-voir.pdf'), pdf)
  return lancer('pdfsig', '-nssdir', `sql:${chemin('nss')}`, chemin('a-voir.pdf')).sortie
}

beforeAll(async () => {
  origine = await pdfInvente()
  sceau = await creerSceau(reglages(dossier), MAINTENANT)
  const autorite = ouvrirPem(readFileSync(chemin('sceau/demonstration.pem'), 'utf8')).certificats[1]
  writeFileSync(chemin('autorite.pem'), `${autorite}`)
  lancer('mkdir', chemin('nss'))
  lancer('certutil', '-N', '-d', `sql:${chemin('nss')}`, '--empty-password')
  const importe = lancer(
    'certutil',
    '-A',
    '-d',
    `sql:${chemin('nss')}`,
    '-n',
    'autorite',
    '-t',
    'CT,C,C',
    '-i',
    chemin('autorite.pem'),
  )
  expect(importe).toEqual({ ok: true, sortie: '' })
})

describe('a sealed file', () => {
  test('is valid and trusted for pdfsig, whole', async () => {
    const { contenu, niveau, erreurs } = await sceau.sceller(origine, MENTIONS)
    expect({ niveau, erreurs }).toEqual({ niveau: 'B-B', erreurs: [] })
    const dit = pdfsig(contenu)
    expect(dit).toContain('Signature is Valid')
    expect(dit).toContain('Certificate is Trusted')
    expect(dit).toContain('Total document signed')
    expect(dit).toContain('ETSI.CAdES.detached')
  })

  test('with a byte changed has another digest', async () => {
    const { contenu } = await sceau.sceller(origine, MENTIONS)
    const change = Buffer.from(contenu)
    const position = change.indexOf('/Title') + 20
    change.writeUInt8(change.readUInt8(position) ^ 1, position)
    expect(pdfsig(change)).toContain('Digest Mismatch')
  })

  test('is sound for qpdf, and keeps the original as its first bytes', async () => {
    const { contenu } = await sceau.sceller(origine, MENTIONS)
    writeFileSync(chemin('scelle.pdf'), contenu)
    expect(lancer('qpdf', '--check', chemin('scelle.pdf'))).toMatchObject({
      ok: true,
      sortie: expect.not.stringContaining('WARNING'),
    })
    expect(Buffer.from(contenu).subarray(0, origine.length).equals(origine)).toBe(true)
    expect(lancer('pdftotext', chemin('scelle.pdf'), '-').sortie).toContain('Conditions générales inventées')
  })

  test('holds a CMS that openssl verifies, without a signing time and with the certificate’s hash', async () => {
    const pdf = Buffer.from((await sceau.sceller(origine, MENTIONS)).contenu)
    const [trou] = listTrous(pdf, 8)
    if (!trou) throw new Error('no signature')
    expect(finDesPlages(pdf, trou)).toBe(pdf.length)
    writeFileSync(chemin('cms.der'), octetsDuTrou(pdf, trou))
    writeFileSync(chemin('signe'), Buffer.concat([pdf.subarray(0, trou.debut), pdf.subarray(trou.fin)]))
    const entree = ['-inform', 'DER', '-in', chemin('cms.der')]
    const confiance = [
      '-CAfile',
      chemin('autorite.pem'),
      '-purpose',
      'any',
      '-binary',
      '-content',
      chemin('signe'),
      '-out',
      chemin('lu'),
    ]
    expect(lancer('openssl', 'cms', '-verify', '-cades', ...entree, ...confiance).sortie).toContain(
      'CAdES Verification successful',
    )
    const attributs = lancer('openssl', 'cms', '-cmsout', '-print', ...entree).sortie
    expect(attributs).toContain('signingCertificateV2')
    expect(attributs).not.toContain('signingTime')
    writeFileSync(chemin('signe'), 'autre chose')
    expect(lancer('openssl', 'cms', '-verify', ...entree, ...confiance).sortie).toMatch(/digest failure|verification failure/i)
  })

  test('is certified: no change is allowed', async () => {
    const { contenu } = await sceau.sceller(origine, MENTIONS)
    writeFileSync(chemin('scelle.pdf'), contenu)
    const json = lancer('qpdf', '--json', chemin('scelle.pdf')).sortie
    expect(json).toContain('"/TransformMethod": "/DocMDP"')
    expect(json).toMatch(/"\/Perms": \{\s*"\/DocMDP"/)
    expect(json).toMatch(/"\/P": 1,/)
    expect(json).toContain('"/SigFlags": 3')
  })

  test('is the same file for the same date, and differs in its hole alone for another key', async () => {
    const [un, deux] = [await sceau.sceller(origine, MENTIONS), await sceau.sceller(origine, MENTIONS)]
    expect(Buffer.from(un.contenu).equals(deux.contenu)).toBe(true)
    const autre = await creerSceau(reglages(nouveauDossier()), MAINTENANT)
    const [a, b] = [Buffer.from(un.contenu), Buffer.from((await autre.sceller(origine, MENTIONS)).contenu)]
    const [trou] = listTrous(a, 8)
    if (!trou) throw new Error('no signature')
    a.fill(0, trou.debut, trou.fin)
    b.fill(0, trou.debut, trou.fin)
    expect(a.equals(b)).toBe(true)
  })

  test('sealed again is refused, as is what is not a PDF', async () => {
    const { contenu } = await sceau.sceller(origine, MENTIONS)
    await expect(sceau.sceller(contenu, MENTIONS)).rejects.toThrow('already sealed')
    await expect(sceau.sceller(Buffer.from('%PDF-1.7 nothing'), MENTIONS)).rejects.toThrow()
  })
})

describe('a timestamp', () => {
  /** What `openssl ts` says of a token, for the bytes that it should be of. */
  function opensslTs(jeton: Uint8Array, donnees: Uint8Array, autorite: string): string {
    writeFileSync(chemin('jeton.der'), jeton)
    writeFileSync(chemin('donnees'), donnees)
    writeFileSync(chemin('tsa.pem'), autorite)
    const entree = ['-token_in', '-in', chemin('jeton.der'), '-data', chemin('donnees'), '-CAfile', chemin('tsa.pem')]
    return lancer('openssl', 'ts', '-verify', ...entree).sortie
  }
  const trous = (pdf: Buffer) =>
    listTrous(pdf, 8).map((trou) => ({ ...lireCms(octetsDuTrou(pdf, trou)), trou, octets: octetsDuTrou(pdf, trou) }))

  test('of the signature or of the file, made then or later, is right for openssl and leaves the seal valid', async () => {
    const tsa = await startTsaServer()
    onTestFinished(tsa.close)
    croireHorodateur(dossier, tsa.autorite)
    const env = reglages(dossier, { TSA_URL: tsa.url })
    const complet = await creerSceau(env, MAINTENANT)
    const avec = await complet.sceller(origine, MENTIONS)
    expect(avec).toMatchObject({ niveau: 'B-T', erreurs: [], horodatage: { source: 'Horodateur inventé' } })
    expect(pdfsig(avec.contenu)).toMatch(/Total document signed[^#]*Signature is Valid[^#]*Certificate is Trusted/)
    const [cachet] = trous(Buffer.from(avec.contenu))
    if (!cachet?.jeton) throw new Error('no timestamp of the signature')
    expect(opensslTs(cachet.jeton, cachet.signature, `${tsa.autorite.certificat}`)).toContain('Verification: OK')
    expect(opensslTs(cachet.jeton, Buffer.from('autre'), `${tsa.autorite.certificat}`)).toContain('message imprint mismatch')

    const sans = await sceau.sceller(origine, MENTIONS)
    const ajoute = await complet.horodater(sans.contenu)
    if (!ajoute.contenu) throw new Error('no timestamp of the file')
    // This poppler does not know document timestamps; it still has to find the seal valid under one.
    const dit = pdfsig(ajoute.contenu)
    expect(dit).toMatch(/Signature #1[^#]*Not total document signed[^#]*Signature is Valid[^#]*Certificate is Trusted/)
    expect(dit).toMatch(/Signature #2[^#]*Horodateur inventé[^#]*Total document signed/)
    const [, ajout] = trous(ajoute.contenu)
    if (!ajout) throw new Error('no second signature')
    const { debut, fin } = ajout.trou
    const couvert = Buffer.concat([ajoute.contenu.subarray(0, debut), ajoute.contenu.subarray(fin)])
    expect(opensslTs(ajout.octets.subarray(0, ajout.longueur), couvert, `${tsa.autorite.certificat}`)).toContain(
      'Verification: OK',
    )
    writeFileSync(chemin('ajoute.pdf'), ajoute.contenu)
    expect(lancer('qpdf', '--check', chemin('ajoute.pdf'))).toMatchObject({
      ok: true,
      sortie: expect.not.stringContaining('WARNING'),
    })
  })
})
