import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'
import { ouvrirPem } from '@/lib/core/pdf/cle'
import { findDocumentParSha256, findDocumentPret, listDocumentsSansHorodatage } from '@/lib/document/data'
import { horodaterDocuments, produireDocument } from '@/lib/document/jobs'
import { libelleCachet } from '@/lib/document/labels'
import { fichierActuel } from '@/lib/document/rules'
import { verifierOctets } from '@/lib/document/service'
import { findDossier } from '@/lib/dossier/data'
import { ouvrirSceau, verifierFichier } from '@/lib/sceau/service'
import { makeDemandeAvecDocument } from '@/tests/support/factories/document'
import { croireHorodateur, lancer, nouveauDossier } from '@/tests/support/sceau'
import { type ModeTsa, type ServeurTsa, startTsaServer } from '@/tests/support/tsa-server'

// Documents that no server would timestamp, and what becomes of them once one is well again.
const dossier = nouveauDossier('fichier')
const chemin = (nom: string) => join(dossier, nom)
let premier: ServeurTsa
let second: ServeurTsa

beforeAll(async () => {
  ;[premier, second] = await Promise.all([startTsaServer(), startTsaServer()])
  process.env.TSA_URL = `http://127.0.0.1:1/,${premier.url},${second.url}` // nobody listens at the first
  for (const { autorite } of [premier, second]) croireHorodateur(process.env.KAIROS_DATA_DIR ?? '', autorite)
})
const repondre = (mode: ModeTsa, autre = mode) => {
  premier.repondre(mode)
  second.repondre(autre)
}
beforeEach(() => repondre('juste'))
afterAll(() => Promise.all([premier.close(), second.close()]))

const demandes = () => premier.demandes() + second.demandes()
const horodater = async () => horodaterDocuments(await ouvrirSceau())
async function produire() {
  const faite = await makeDemandeAvecDocument()
  await produireDocument(faite)
  return faite
}
async function cachetLu(demandeId: string): Promise<string> {
  const document = (await findDossier(demandeId))?.demande.document
  if (!document) throw new Error('no document')
  return libelleCachet(fichierActuel(document))
}
const scelleDe = (id: string) => getPrisma().document.findUniqueOrThrow({ where: { id } })
const horodateDe = (documentId: string) => getPrisma().documentHorodate.findUnique({ where: { documentId } })
const lignes = (demandeId: string) => getPrisma().journal.findMany({ where: { demandeId, evenement: 'document.horodater' } })

describe('a document', () => {
  test('is timestamped at once by the next server where the first never answers, after five seconds', {
    timeout: 60_000,
  }, async () => {
    repondre('lent', 'juste')
    const debut = Date.now()
    const { demandeId, documentId } = await produire()
    expect(Date.now() - debut).toBeGreaterThanOrEqual(5_000)
    expect(await scelleDe(documentId)).toMatchObject({ niveau: 'B-T', horodatage: 'Horodateur inventé' })
    expect(await cachetLu(demandeId)).toMatch(/\(B-T\), horodaté le \d\d\/\d\d\/\d{4} à \d\d:\d\d par Horodateur inventé$/)
    const avant = demandes()
    await horodater()
    expect(demandes()).toBe(avant)
  })

  test.each<ModeTsa>(['erreur', 'coupe', 'lent', 'empreinte', 'nonce'])(
    'with servers in mode « %s » is sealed without, which agents read, and gets its timestamp once one is well',
    { timeout: 90_000 },
    async (mode) => {
      repondre(mode)
      const { demandeId, documentId, organismeId } = await produire()
      expect(await cachetLu(demandeId)).toBe('De démonstration (B-B), non horodaté')
      await horodater()
      expect(await horodateDe(documentId)).toBeNull()

      repondre('juste')
      await horodater()
      const horodate = await horodateDe(documentId)
      const fichier = { sha256: sha256(horodate?.contenu ?? ''), taille: horodate?.contenu.length }
      expect(horodate).toMatchObject({ source: 'Horodateur inventé', ...fichier })
      expect(await cachetLu(demandeId)).toMatch(/^De démonstration \(B-T\), horodaté le .* par Horodateur inventé$/)
      expect(await scelleDe(documentId)).toMatchObject({ niveau: 'B-B', horodatage: null })
      const donnees = { documentId, ...fichier, source: 'Horodateur inventé' }
      expect(await lignes(demandeId)).toMatchObject([{ acteurType: 'systeme', organismeId, donnees }])
    },
  )
})

describe('the two files', () => {
  test('are authentic for everybody who holds either; the download gives the timestamped one', async () => {
    repondre('refus')
    const { demandeId, documentId, siret } = await produire()
    const avant = await findDocumentPret(demandeId)
    repondre('juste')
    await horodater()
    const apres = await findDocumentPret(demandeId)
    const [scelle, horodate] = [await scelleDe(documentId), await horodateDe(documentId)]
    expect(avant).toMatchObject({ sha256: scelle.sha256, taille: scelle.taille, siret })
    expect(apres).toMatchObject({ sha256: horodate?.sha256, taille: horodate?.taille, siret })
    const fichiers = [scelle.contenu, horodate?.contenu].map((contenu) => Uint8Array.from(contenu ?? []))
    for (const [fichier, niveau] of fichiers.map((contenu, i) => [contenu, i === 0 ? 'B-B' : 'B-T'] as const)) {
      expect(await verifierOctets(fichier)).toMatchObject({ ok: true, document: { siret } })
      expect(await verifierFichier(fichier, new Date())).toMatchObject({ code: 'intact', niveau })
    }
    expect(apres?.contenu.subarray(0, avant?.taille)).toEqual(avant?.contenu)
    expect(await findDocumentParSha256(horodate?.sha256 ?? '')).toEqual(await findDocumentParSha256(scelle.sha256 ?? ''))
    const faux = Uint8Array.from(apres?.contenu ?? [])
    faux[faux.length - 2000] = (faux[faux.length - 2000] ?? 0) ^ 1
    expect(await verifierOctets(faux)).toEqual({ ok: false, code: 'modifie' })

    const demonstration = join(process.env.KAIROS_DATA_DIR ?? '', 'sceau', 'demonstration.pem')
    writeFileSync(chemin('autorite.pem'), `${ouvrirPem(readFileSync(demonstration, 'utf8')).certificats[1]}`)
    const nss = ['-d', `sql:${chemin('nss')}`]
    lancer('mkdir', chemin('nss'))
    lancer('certutil', '-N', ...nss, '--empty-password')
    lancer('certutil', '-A', ...nss, '-n', 'autorite', '-t', 'CT,C,C', '-i', chemin('autorite.pem'))
    const dits = fichiers.map((contenu, i) => {
      writeFileSync(chemin(`${i}.pdf`), contenu)
      expect(lancer('qpdf', '--check', chemin(`${i}.pdf`))).toMatchObject({ ok: true })
      return lancer('pdfsig', '-nssdir', `sql:${chemin('nss')}`, chemin(`${i}.pdf`)).sortie
    })
    for (const dit of dits) expect(dit).toMatch(/Signature #1[^#]*Signature is Valid[^#]*Certificate is Trusted/)
    expect(dits[0]).toContain('Total document signed')
    expect(dits[1]).toMatch(/Signature #2[^#]*Horodateur inventé[^#]*Total document signed/)
  })

  test('never change', async () => {
    const { documentId } = await getPrisma().documentHorodate.findFirstOrThrow()
    const where = { documentId }
    await expect(getPrisma().documentHorodate.update({ where, data: { source: 'x' } })).rejects.toThrow('append-only')
    await expect(getPrisma().documentHorodate.delete({ where })).rejects.toThrow('append-only')
  })
})

describe('the job', () => {
  test('asks a dead server once however many documents wait, and takes them all once it is well, once each', async () => {
    repondre('erreur')
    const faites = [await produire(), await produire(), await produire()]
    const avant = demandes()
    await horodater()
    expect(demandes()).toBe(avant + 2) // one document, each server

    repondre('juste')
    await Promise.all([horodater(), horodater()])
    await horodater()
    for (const { documentId, demandeId } of faites) {
      expect(await horodateDe(documentId)).not.toBeNull()
      expect(await lignes(demandeId)).toHaveLength(1)
    }
    expect(await listDocumentsSansHorodatage(10)).toEqual([])
  })

  test('goes past a document that can’t be read', async () => {
    repondre('erreur')
    const [casse, bon] = [await produire(), await produire()]
    await getPool().query('ALTER TABLE "Document" DISABLE TRIGGER document_immuable')
    await getPool().query(`UPDATE "Document" SET contenu = 'x' WHERE id = $1`, [casse.documentId])
    await getPool().query('ALTER TABLE "Document" ENABLE TRIGGER document_immuable')
    repondre('juste')
    await horodater()
    expect(await listDocumentsSansHorodatage(10)).toEqual([casse.documentId])
    expect(await horodateDe(bon.documentId)).not.toBeNull()
  })
})
