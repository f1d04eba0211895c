import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPool } from '@/lib/core/db'
import { makeAgent } from '@/tests/support/factories'
import { makeBrouillon, publier, texteNeuf } from '@/tests/support/publication'

// The roles a production has: one that owns the tables, one that may only use them. Neither is a superuser.
const suffixe = randomBytes(4).toString('hex')
const ROLES = { owner: `proprietaire_${suffixe}`, user: `usager_${suffixe}` }
const demain = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  await installerCgu()
  const { id } = await makeAgent({ role: 'administrateur' })
  const choix = { delai: 5 } as const
  await publier(await makeBrouillon(id, texteNeuf()), { ...choix, miseAJourLe: demain, vigueur: null }, id, new Date())
  const apres = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  await publier(await makeBrouillon(id, texteNeuf()), { ...choix, miseAJourLe: apres, vigueur: apres }, id, new Date())
  for (const role of Object.values(ROLES)) await getPool().query(`CREATE ROLE ${role} NOSUPERUSER`)
  await getPool().query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${ROLES.user}, ${ROLES.owner}`)
  await getPool().query(`GRANT CREATE, USAGE ON SCHEMA public TO ${ROLES.owner}`)
  for (const table of ['CguVersion', 'CampagneCgu', 'Acceptation', 'Document'])
    await getPool().query(`ALTER TABLE "${table}" OWNER TO ${ROLES.owner}`)
})
afterAll(async () => {
  for (const role of Object.values(ROLES))
    await getPool().query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`)
})

/** Runs statements as a role, and takes everything back. */
async function enTantQue(role: string, sql: string): Promise<void> {
  const client = await getPool().connect()
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`)
    await client.query(sql)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe.each(Object.entries(ROLES))('as %s', (_, role) => {
  test.each([
    `UPDATE "CguVersion" SET texte = texte || ' '`,
    `UPDATE "CguVersion" SET sha256 = repeat('0', 64) WHERE "publieeLe" <= now()`,
    `UPDATE "CguVersion" SET "publieeLe" = "publieeLe" + interval '1 second' WHERE "publieeLe" <= now()`,
    `UPDATE "CguVersion" SET "miseAJourLe" = "miseAJourLe" + 1 WHERE "publieeLe" <= now()`,
    `UPDATE "CguVersion" SET texte = 'x' WHERE "publieeLe" > now()`,
    `INSERT INTO "CguVersion" SELECT * FROM "CguVersion" ON CONFLICT (id) DO UPDATE SET texte = 'x'`,
    `MERGE INTO "CguVersion" c USING "CguVersion" d ON c.id = d.id WHEN MATCHED THEN UPDATE SET texte = 'x'`,
    `DELETE FROM "CguVersion"`,
    `DELETE FROM "CguVersion" WHERE "publieeLe" <= now()`,
    'TRUNCATE "CguVersion" CASCADE',
  ])('refused: %s', async (sql) => {
    await expect(enTantQue(role, sql)).rejects.toThrow('append-only')
  })

  test('a version that is still to come may be taken back, with its campaign', async () => {
    await enTantQue(role, `DELETE FROM "CguVersion" WHERE "publieeLe" > now()`)
  })
})

test('a role that may only use the tables can’t lift the guard either', async () => {
  await expect(enTantQue(ROLES.user, 'ALTER TABLE "CguVersion" DISABLE TRIGGER ALL')).rejects.toThrow('must be owner')
  await expect(enTantQue(ROLES.user, `SET LOCAL session_replication_role = 'replica'`)).rejects.toThrow('permission denied')
})
