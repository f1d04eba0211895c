import { beforeAll, expect, test } from 'vitest'
import { findDocumentPret } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { verifierFichier } from '@/lib/document/loaders'
import { makeDemandeAvecDocument } from '@/tests/support/factories/document'

let siret: string
let original: Uint8Array<ArrayBuffer>

const fichier = (contenu: BlobPart) => new File([contenu], 'CGU.pdf', { type: 'application/pdf' })
const inconnu = { ok: false, code: 'inconnu' }

beforeAll(async () => {
  const demande = await makeDemandeAvecDocument()
  siret = demande.siret
  await produireDocument(demande)
  original = new Uint8Array((await findDocumentPret(demande.demandeId))?.contenu ?? [])
})

test('the very bytes that the portal delivered are authentic, whatever the name of the file', async () => {
  const verdict = await verifierFichier([new File([original], '../facture.exe')])
  expect(verdict).toMatchObject({ ok: true, document: { siret, acces: { statut: 'actif' } } })
})

test('nothing about people is read', async () => {
  expect(JSON.stringify(await verifierFichier([fichier(original)]))).not.toMatch(/Kervadec|bischer|rivage\.test/)
})

test('one bit changed, one byte more or one less, and the document is unknown', async () => {
  const change = original.slice()
  change[change.length - 1] = (change.at(-1) ?? 0) ^ 1
  expect(await verifierFichier([fichier(change)])).toEqual(inconnu)
  expect(await verifierFichier([new File([original, '\n'], 'CGU.pdf')])).toEqual(inconnu)
  expect(await verifierFichier([fichier(original.slice(0, -1))])).toEqual(inconnu)
})

test('a form without one PDF says why', async () => {
  expect(await verifierFichier([])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierFichier([fichier('')])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierFichier(['%PDF-'])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierFichier([fichier(original), fichier(original)])).toEqual({ ok: false, code: 'plusieurs' })
  expect(await verifierFichier([fichier('Bonjour')])).toEqual({ ok: false, code: 'pas_pdf' })
})
