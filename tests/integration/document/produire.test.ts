import { describe, expect, test } from 'vitest'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { findDocumentParSha256, findDocumentPret, findEtatDocument } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { enregistrerDocument, noterEchecDocument, preparerDocument, relancerDocument } from '@/lib/document/mutations'
import { makeDemandeAvecDocument } from '@/tests/support/factories/document'

const lignes = (demandeId: string) => getPrisma().journal.findMany({ where: { demandeId } })
const getDocument = (id: string) => getPrisma().document.findUniqueOrThrow({ where: { id } })

async function jobs(documentId: string): Promise<number> {
  const [{ n } = { n: 0n }] = await getPrisma().$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM pgboss.job WHERE name = 'document' AND data->>'documentId' = ${documentId}`
  return Number(n)
}

describe('preparerDocument', () => {
  test('orders one PDF with the acceptance, and nothing when the acceptance is rolled back', async () => {
    const { documentId, demandeId } = await makeDemandeAvecDocument()
    expect(await jobs(documentId)).toBe(1)
    expect(await findEtatDocument(demandeId)).toMatchObject({ id: documentId, statut: 'en_preparation', essais: 0 })

    const { demandeId: autre, acceptationId } = await makeDemandeAvecDocument()
    const avant = await getPrisma().$queryRaw`SELECT count(*) AS n FROM pgboss.job`
    await expect(transaction((tx) => preparerDocument(tx, { demandeId: autre, acceptationId }))).rejects.toThrow()
    expect(await getPrisma().$queryRaw`SELECT count(*) AS n FROM pgboss.job`).toEqual(avant)
  })
})

describe('produireDocument', () => {
  test('keeps the bytes, their size and fingerprint, and one journal line', async () => {
    const { documentId, demandeId, siret, organismeId } = await makeDemandeAvecDocument()
    expect(await findDocumentPret(demandeId)).toBeNull()
    await produireDocument({ documentId })

    const pret = await findDocumentPret(demandeId)
    expect(pret).toMatchObject({ siret, taille: pret?.contenu.length, sha256: sha256(pret?.contenu ?? '') })
    expect(await getDocument(documentId)).toMatchObject({ statut: 'pret', erreur: null, essais: 0 })
    expect(await lignes(demandeId)).toMatchObject([
      {
        evenement: 'document.produire',
        acteurType: 'systeme',
        organismeId,
        donnees: { documentId, sha256: pret?.sha256, taille: pret?.taille },
      },
    ])
  })

  test('run twice, even at the same time, makes one document', async () => {
    const { documentId, demandeId } = await makeDemandeAvecDocument()
    await Promise.all([produireDocument({ documentId }), produireDocument({ documentId })])
    const { sha256: premier, pretLe } = await getDocument(documentId)
    await produireDocument({ documentId })
    expect(await getDocument(documentId)).toMatchObject({ sha256: premier, pretLe })
    expect(await lignes(demandeId)).toHaveLength(1)
    const cachet = { niveau: 'B-B', horodatage: null, horodateLe: null, demonstration: true }
    const autres = { documentId, contenu: new Uint8Array([1, 2, 3]), cachet, maintenant: new Date() }
    expect(await enregistrerDocument(autres)).toBe(false)
  })

  test('a failure is recorded and thrown, leaves the acceptance alone, and a new order succeeds', async () => {
    const { documentId, demandeId } = await makeDemandeAvecDocument()
    await getPool().query(`ALTER TABLE "Document" ADD CONSTRAINT panne CHECK (statut <> 'pret') NOT VALID`)
    await expect(produireDocument({ documentId })).rejects.toThrow('panne')
    await expect(produireDocument({ documentId })).rejects.toThrow('panne')
    const erreur = expect.stringContaining('panne')
    expect(await getDocument(documentId)).toMatchObject({ statut: 'echec', essais: 2, erreur, contenu: null })
    const { statut } = await getPrisma().demande.findUniqueOrThrow({ where: { id: demandeId } })
    expect(statut).toBe('acceptee')
    expect(await lignes(demandeId)).toEqual([])

    await getPool().query('ALTER TABLE "Document" DROP CONSTRAINT panne')
    expect(await relancerDocument(documentId)).toEqual({ ok: true })
    expect(await getDocument(documentId)).toMatchObject({ statut: 'en_preparation', essais: 0 })
    expect(await jobs(documentId)).toBe(2)
    await produireDocument({ documentId })
    expect(await getDocument(documentId)).toMatchObject({ statut: 'pret', erreur: null })

    expect(await relancerDocument(documentId)).toEqual({ ok: false, code: 'deja_pret' })
    await noterEchecDocument(documentId, new Error('late'))
    expect(await getDocument(documentId)).toMatchObject({ statut: 'pret', erreur: null, essais: 0 })
    expect(await jobs(documentId)).toBe(2)
  })

  test('an unknown document is an error for the queue, and a refusal for an agent', async () => {
    const documentId = '01900000-0000-7000-8000-000000000000'
    await expect(produireDocument({ documentId })).rejects.toThrow()
    expect(await relancerDocument(documentId)).toEqual({ ok: false, code: 'introuvable' })
  })

  test('the database refuses to change or delete bytes that are ready', async () => {
    const { documentId } = await makeDemandeAvecDocument()
    await produireDocument({ documentId })
    const where = { id: documentId }
    await expect(getPrisma().document.update({ where, data: { contenu: new Uint8Array([0]) } })).rejects.toThrow('append-only')
    await expect(getPrisma().document.delete({ where })).rejects.toThrow('append-only')
  })
})

describe('findDocumentParSha256', () => {
  test('tells whose document these bytes are, and nothing for others', async () => {
    const { documentId, demandeId, siret } = await makeDemandeAvecDocument({ raisonSociale: 'Atelier des Marées' })
    await produireDocument({ documentId })
    const { sha256: empreinte } = await getDocument(documentId)
    expect(await findDocumentParSha256(empreinte ?? '')).toMatchObject({
      demandeId,
      siret,
      raisonSociale: 'Atelier des Marées',
      accepteeLe: new Date('2026-11-02T23:30:00Z'),
      miseAJourLe: new Date('2026-11-02T00:00:00Z'),
      acces: { statut: 'actif', debut: new Date('2026-11-04T08:30:00Z'), fin: new Date('2029-11-04T23:00:00Z') },
    })
    expect(await findDocumentParSha256(sha256('autre'))).toBeNull()
  })
})
