import { setTimeout as attendre } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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

const MIO = 1024 * 1024
setFlagsFromString('--expose-gc')
const ramasser: () => void = runInNewContext('gc')

/** What this process holds once it has let go of what nobody uses, in MiB: files are freed a little after their handles. */
async function tenu(): Promise<number> {
  for (let fois = 0; fois < 5; fois += 1) {
    ramasser()
    await attendre(100)
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MIO
}

// `npm run bench:verification` measures the whole portal, as the machine sees it, and what it costs to the pages.
test('500 files in a row leave the process no larger', { timeout: 300_000 }, async () => {
  const change = original.slice()
  change[2000] = (change[2000] ?? 0) ^ 1
  const gros = new Uint8Array(5 * MIO).fill(0x30)
  gros.set(new TextEncoder().encode('%PDF-'))
  const dits: string[] = []
  const envoyer = async (nombre: number) => {
    for (let n = 0; n < nombre; n += 1) {
      const verdict = await verifierEnvoi([fichier([original, change, gros][n % 3] ?? '')])
      dits.push(verdict.ok ? 'authentique' : verdict.code)
    }
  }
  await envoyer(31) // ends with a small one, as 500 does: the last file may still be held
  const avant = await tenu()
  await envoyer(500)
  expect((await tenu()) - avant).toBeLessThan(8) // 16 KiB kept of each file would show
  expect(new Set(dits)).toEqual(new Set(['authentique', 'modifie', 'inconnu']))
})
