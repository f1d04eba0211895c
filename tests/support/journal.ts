import { Client } from 'pg'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { ecrireJournal, type LigneJournal } from '@/lib/journal/mutations'
import type { LigneChaine } from '@/lib/journal/rules'

/** Writes lines in one transaction, as the portal does; a system event of the portal unless said otherwise. */
export const ecrire = (...lignes: Partial<LigneJournal>[]) =>
  transaction((tx) =>
    ecrireJournal(
      tx,
      ...lignes.map((ligne) => ({
        acteur: { type: 'systeme' } as const,
        evenement: 'organisme.modifier' as const,
        maintenant: new Date(),
        ...ligne,
      })),
    ),
  )

/** The lines of a dossier, read without any of the code under test. */
export async function lireLignes(dossier: string): Promise<LigneChaine[]> {
  const { rows } = await getPool().query<LigneChaine>(
    'SELECT *, "acteurType"::text, donnees::text FROM "Journal" WHERE dossier = $1 ORDER BY rang',
    [dossier],
  )
  return rows
}

/** Another connection, as its own person. */
export async function connecter(): Promise<Client> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  return client
}

/** What a database superuser can do: any change, with every trigger off. */
export async function abimer(...sql: string[]): Promise<void> {
  const client = await connecter()
  try {
    await client.query(['BEGIN', 'SET LOCAL session_replication_role = replica', ...sql, 'COMMIT'].join(';\n'))
  } finally {
    await client.end()
  }
}

const TABLES = ['Journal', 'JournalTete', 'Bordereau']

/** Remembers the journal; the function given back makes it again what it was. */
export async function retenirJournal(): Promise<() => Promise<void>> {
  for (const table of TABLES) await getPrisma().$executeRawUnsafe(`CREATE TABLE "copie_${table}" AS TABLE "${table}"`)
  return () =>
    abimer(...TABLES.flatMap((table) => [`DELETE FROM "${table}"`, `INSERT INTO "${table}" SELECT * FROM "copie_${table}"`]))
}
