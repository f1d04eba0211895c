import { getPool } from '@/lib/core/db'

async function tables(): Promise<string[]> {
  const { rows } = await getPool().query<{ nom: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS nom FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'pgboss') ORDER BY 1`,
  )
  return rows.map(({ nom }) => nom)
}

async function parTable<T>(expression: string, valeurs: unknown[] = []): Promise<Record<string, T>> {
  const requetes = (await tables()).map((nom) => `SELECT '${nom}' AS nom, ${expression} AS valeur FROM ${nom} t`)
  const { rows } = await getPool().query<{ nom: string; valeur: T }>(`${requetes.join(' UNION ALL ')} ORDER BY 1`, valeurs)
  return Object.fromEntries(rows.map(({ nom, valeur }) => [nom, valeur]))
}

/** A fingerprint of every row of every table: two that are equal say that nothing at all was written in between. */
export const empreinteDeLaBase = () => parTable<string | null>(`md5(string_agg(t::text, '\n' ORDER BY t::text))`)

/** The tables in which a text is to be read in clear, in any column. `pgboss.job` is partitioned: its rows count in one table. */
export async function tablesContenant(texte: string): Promise<string[]> {
  const trouves = await parTable<boolean>('coalesce(bool_or(strpos(t::text, $1) > 0), false)', [texte])
  return Object.keys(trouves).filter((nom) => trouves[nom])
}

/**
 * Runs a piece of work while every transaction that writes into a table fails: at once, or only when it commits, when all
 * the rest has been written already. `nom` is quoted as in SQL.
 */
export async function avecPanne<T>(nom: string, quand: 'ecriture' | 'validation', travail: () => Promise<T>): Promise<T> {
  const pool = getPool()
  const report = quand === 'validation' ? 'DEFERRABLE INITIALLY DEFERRED' : ''
  await pool.query(`CREATE OR REPLACE FUNCTION panne() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'panne'; END $$`)
  await pool.query(
    `CREATE CONSTRAINT TRIGGER panne AFTER INSERT OR UPDATE ON ${nom} ${report} FOR EACH ROW EXECUTE FUNCTION panne()`,
  )
  try {
    return await travail()
  } finally {
    await pool.query(`DROP TRIGGER panne ON ${nom}`)
  }
}
