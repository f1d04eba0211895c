import { beforeAll, expect, test } from 'vitest'
import { findDocumentPret } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { verifierEnvoi } from '@/lib/document/loaders'
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
  const verdict = await verifierEnvoi([new File([original], '../facture.exe')])
  expect(verdict).toMatchObject({ ok: true, document: { siret, acces: { statut: 'actif' } } })
})

test('nothing about people is read', async () => {
  expect(JSON.stringify(await verifierEnvoi([fichier(original)]))).not.toMatch(/Kervadec|bischer|rivage\.test/)
})

test('one bit changed, or one byte more, and the document is said to be changed; cut short, it is unknown', async () => {
  const change = original.slice()
  change[2000] = (change[2000] ?? 0) ^ 1
  expect(await verifierEnvoi([fichier(change)])).toEqual({ ok: false, code: 'modifie' })
  expect(await verifierEnvoi([new File([original, '\n'], 'CGU.pdf')])).toEqual({ ok: false, code: 'modifie' })
  expect(await verifierEnvoi([fichier(original.slice(0, 3000))])).toEqual(inconnu)
})

test('a file over 5 MB is refused before it is read', async () => {
  expect(await verifierEnvoi([fichier(new Uint8Array(5 * 1024 * 1024 + 1))])).toEqual({ ok: false, code: 'trop_grand' })
})

test('a form without one PDF says why', async () => {
  expect(await verifierEnvoi([])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierEnvoi([fichier('')])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierEnvoi(['%PDF-'])).toEqual({ ok: false, code: 'absent' })
  expect(await verifierEnvoi([fichier(original), fichier(original)])).toEqual({ ok: false, code: 'plusieurs' })
  expect(await verifierEnvoi([fichier('Bonjour')])).toEqual({ ok: false, code: 'pas_pdf' })
})
