import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { verifierJournal } from '@/lib/journal/data'
import { ecrireJournal } from '@/lib/journal/mutations'
import { empreinteDe, SANS_PRECEDENTE } from '@/lib/journal/rules'
import { connecter, ecrire, lireLignes } from '@/tests/support/journal'

const INSERER = `INSERT INTO "Journal" ("acteurType", evenement, "organismeId") VALUES ('systeme', 'organisme.modifier', $1)`

async function inserer(fois: number, organismeId: string) {
  const client = await connecter()
  try {
    for (let n = 0; n < fois; n += 1) await client.query(INSERER, [organismeId])
  } finally {
    await client.end()
  }
}

describe('the chain', () => {
  test('a line carries the hash of the one before it in its dossier, whatever an insert says of it', async () => {
    const organismeId = randomUUID()
    const compteId = randomUUID()
    await ecrire({ organismeId, compteId }, { organismeId }, { compteId }, {})
    await getPrisma().journal.create({
      data: { acteurType: 'systeme', evenement: 'essai', organismeId, dossier: 'autre', rang: 40, empreinte: 'f'.repeat(64) },
    })
    const lignes = await lireLignes(organismeId)
    expect(lignes.map(({ rang }) => rang)).toEqual([1, 2, 3])
    expect(lignes.map(({ precedente }) => precedente)).toEqual([
      SANS_PRECEDENTE,
      ...lignes.slice(0, 2).map(({ empreinte }) => empreinte),
    ])
    expect(await lireLignes(compteId)).toHaveLength(1)
    expect(await lireLignes('portail')).toHaveLength(1)
    expect(await lireLignes('autre')).toEqual([])
  })

  test('TypeScript finds the hashes of PostgreSQL, for any text, instant and JSON', async () => {
    const texte = fc.string({ unit: 'binary', maxLength: 20 }).map((brut) => brut.toWellFormed().replaceAll('\0', ''))
    const json = fc
      .jsonValue({ maxDepth: 3, stringUnit: 'binary' })
      .map((brut) => JSON.stringify(brut).toWellFormed().replaceAll('\\u0000', ''))
    // jsonb keeps digits that a JavaScript number has not.
    const nombre = fc.constantFrom('1.10', '1e3', '-0', '12345678901234567890.000000000000000001', '1E-400')
    const donnees = fc.oneof(json, nombre, fc.constant('{"b": 1, "aa": null, "a": {"é\u2028": "\\n\\u0001"}}'))
    const id = fc.option(fc.uuid())
    const ligne = fc.tuple(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
      fc.constantFrom('membre', 'agent', 'systeme'),
      id,
      texte,
      id,
      id,
      id,
      fc.option(texte),
      fc.option(texte),
      donnees,
    )
    const client = await connecter()
    const inserer = `INSERT INTO "Journal" ("creeLe", "acteurType", "acteurId", evenement, "organismeId", "demandeId", "compteId", de, vers, donnees)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      RETURNING *, "acteurType"::text, donnees::text`
    try {
      await fc.assert(
        fc.asyncProperty(ligne, async ([le, ...reste]) => {
          const { rows } = await client.query(inserer, [le.toISOString(), ...reste])
          expect(empreinteDe(rows[0])).toBe(rows[0].empreinte)
        }),
        { numRuns: 300 },
      )
    } finally {
      await client.end()
    }
    expect(await verifierJournal()).toMatchObject({ ok: true })
  })

  test('fifty writers at once make one unbroken chain', async () => {
    const organismeId = randomUUID()
    await Promise.all(Array.from({ length: 50 }, () => inserer(4, organismeId)))
    const lignes = await lireLignes(organismeId)
    expect(lignes.map(({ rang }) => rang)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    expect(await verifierJournal()).toMatchObject({ ok: true })
  })

  test('a transaction that is undone leaves no hole', async () => {
    const organismeId = randomUUID()
    await ecrire({ organismeId })
    const abandon = transaction(async (tx) => {
      await ecrireJournal(tx, {
        acteur: { type: 'systeme' },
        evenement: 'organisme.modifier',
        organismeId,
        maintenant: new Date(),
      })
      throw new Error('undone')
    })
    await expect(abandon).rejects.toThrow('undone')
    await ecrire({ organismeId })
    expect((await lireLignes(organismeId)).map(({ rang }) => rang)).toEqual([1, 2])
  })
})

describe('several writers', () => {
  test('wait for each other in one dossier, and not across dossiers', async () => {
    const [un, autre] = [randomUUID(), randomUUID()]
    const [tenant, attendant] = [await connecter(), await connecter()]
    try {
      await tenant.query('BEGIN')
      await tenant.query(INSERER, [un])
      await attendant.query(`SET lock_timeout = '2s'`)
      await attendant.query(INSERER, [autre])
      const attente = attendant.query(INSERER, [un])
      await vi.waitFor(async () => {
        const { rows } = await getPool().query(
          `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
        expect(rows[0].n).toBe(1)
      })
      await tenant.query('COMMIT')
      await attente
      expect((await lireLignes(un)).map(({ rang }) => rang)).toEqual([1, 2])
    } finally {
      await Promise.all([tenant.end(), attendant.end()])
    }
  })

  test('lines of two dossiers given in one call are taken in one order: crossing transactions never wait in a ring', async () => {
    const [organismeId, compteId] = [randomUUID(), randomUUID()]
    const paires = Array.from({ length: 30 }, (_, n) =>
      n % 2 === 0 ? [{ organismeId }, { compteId }] : [{ compteId }, { organismeId }],
    )
    await Promise.all(paires.map((paire) => ecrire(...paire)))
    expect(await lireLignes(organismeId)).toHaveLength(30)
    expect(await lireLignes(compteId)).toHaveLength(30)
  })

  test('should code cross all the same, PostgreSQL ends one transaction and the chains stay whole', async () => {
    const [un, autre] = [randomUUID(), randomUUID()]
    const [a, b] = [await connecter(), await connecter()]
    try {
      for (const client of [a, b]) await client.query(`BEGIN; SET LOCAL deadlock_timeout = '50ms'`)
      await a.query(INSERER, [un])
      await b.query(INSERER, [autre])
      const fins = await Promise.allSettled([
        a.query(INSERER, [autre]).then(() => a.query('COMMIT')),
        b.query(INSERER, [un]).then(() => b.query('COMMIT')),
      ])
      expect(fins.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(fins.find((fin) => fin.status === 'rejected')?.reason.code).toBe('40P01')
    } finally {
      await Promise.all([a.end(), b.end()])
    }
    expect((await lireLignes(un)).length + (await lireLignes(autre)).length).toBe(2)
    expect(await verifierJournal()).toMatchObject({ ok: true })
  })
})

test('heads move with their lines only', async () => {
  await ecrire({})
  const prisma = getPrisma()
  await expect(prisma.journalTete.updateMany({ data: { rang: 1 } })).rejects.toThrow('append-only')
  await expect(prisma.journalTete.deleteMany()).rejects.toThrow('append-only')
  await expect(prisma.journalTete.create({ data: { dossier: 'x', rang: 1, empreinte: '' } })).rejects.toThrow('append-only')
  await expect(prisma.$executeRawUnsafe('TRUNCATE "JournalTete"')).rejects.toThrow('append-only')
})
