import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { empreinteDe, type LigneChaine, SANS_PRECEDENTE } from '@/lib/journal/rules'

const migration = (nom: string) => readFileSync(`prisma/migrations/${nom}/migration.sql`, 'utf8')

/** A database of its own, empty, for as long as the work lasts. */
async function surBaseVide(travail: (client: Client) => Promise<void>): Promise<void> {
  const url = inject('postgresUrl')
  const base = `m_${randomBytes(6).toString('hex')}`
  const admin = new Client({ connectionString: url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${base}`)
  const client = new Client({ connectionString: url.replace(/\/postgres$/, `/${base}`) })
  await client.connect()
  try {
    await travail(client)
  } finally {
    await client.end()
    await admin.query(`DROP DATABASE ${base} WITH (FORCE)`)
    await admin.end()
  }
}

test('the lines of before are chained in the order they were written, and stay protected', () =>
  surBaseVide(async (client) => {
    await client.query(migration('20261101000000_initial'))
    const [organismeId, compteId] = [randomUUID(), randomUUID()]
    const avant = `INSERT INTO "Journal" ("acteurType", evenement, "organismeId", "compteId", donnees) VALUES ('systeme', $1, $2, $3, '{"é": 1.0}')`
    for (let n = 0; n < 4; n += 1)
      for (const cible of [
        [organismeId, compteId],
        [null, compteId],
        [null, null],
      ])
        await client.query(avant, [`essai.${n}`, ...cible])
    await client.query(migration('20261122000000_journal_chaine'))
    await client.query(avant, ['apres', organismeId, null])
    const { rows } = await client.query<LigneChaine>(
      'SELECT *, "acteurType"::text, donnees::text FROM "Journal" ORDER BY dossier, rang',
    )
    expect(rows.map((ligne) => ligne.empreinte)).toEqual(rows.map(empreinteDe))
    for (const [dossier, combien] of [
      [organismeId, 5],
      [compteId, 4],
      ['portail', 4],
    ] as const) {
      const chaine = rows.filter((ligne) => ligne.dossier === dossier)
      expect(chaine.map(({ rang }) => rang)).toEqual(Array.from({ length: combien }, (_, n) => n + 1))
      const precedentes = [SANS_PRECEDENTE, ...chaine.map(({ empreinte }) => empreinte)].slice(0, -1)
      expect(chaine.map(({ precedente }) => precedente)).toEqual(precedentes)
      const { rows: tetes } = await client.query('SELECT rang, empreinte FROM "JournalTete" WHERE dossier = $1', [dossier])
      expect(tetes).toEqual([{ rang: combien, empreinte: chaine.at(-1)?.empreinte }])
    }
    expect(rows.filter(({ dossier }) => dossier === compteId).map(({ evenement }) => evenement)).toEqual([
      'essai.0',
      'essai.1',
      'essai.2',
      'essai.3',
    ])
    await expect(client.query('UPDATE "Journal" SET rang = rang')).rejects.toThrow('append-only')
  }))

test.each([0, 2])('%i bills of before have their head, which follows the next ones and stays protected', (nombre) =>
  surBaseVide(async (client) => {
    for (const nom of ['20261101000000_initial', '20261122000000_journal_chaine']) await client.query(migration(nom))
    const jours = ['2026-11-02', '2026-11-03', '2026-11-04']
    const empreinte = (jour = '') => createHash('sha256').update(jour).digest('hex')
    const ecrire = (jour = '') =>
      client.query('INSERT INTO "Bordereau" (jour, contenu, sha256) VALUES ($1::date, $2, $3)', [jour, jour, empreinte(jour)])
    const tete = async () => (await client.query(`SELECT rang, empreinte FROM "JournalTete" WHERE dossier = 'bordereaux'`)).rows
    for (const jour of jours.slice(0, nombre)) await ecrire(jour)
    await client.query(migration('20261128020000_tete_bordereaux'))
    expect(await tete()).toEqual(nombre ? [{ rang: nombre, empreinte: empreinte(jours[nombre - 1]) }] : [])
    await ecrire(jours[2])
    expect(await tete()).toEqual([{ rang: nombre + 1, empreinte: empreinte(jours[2]) }])
    await expect(client.query('UPDATE "JournalTete" SET rang = 9')).rejects.toThrow('append-only')
  }),
)
