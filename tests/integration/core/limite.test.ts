import { expect, test, vi } from 'vitest'
import { getPool } from '@/lib/core/db'
import { consommer, LIMITES, oublier, purgerLimites } from '@/lib/core/limite'
import { tablesContenant } from '@/tests/support/database'

const POINTS = LIMITES.connexion_compte.points
const essayer = (cle: string, fois: number) => Promise.all(Array.from({ length: fois }, () => consommer('connexion_compte', cle)))
const permis = (essais: boolean[]) => essais.filter(Boolean).length

test('lets the number of tries through and not one more', async () => {
  for (let n = 0; n < POINTS; n += 1) expect(await consommer('connexion_compte', 'un@essai.test')).toBe(true)
  expect(await consommer('connexion_compte', 'un@essai.test')).toBe(false)
  expect(await consommer('connexion_compte', 'un@essai.test')).toBe(false)
})

test('counts each key and each limit apart', async () => {
  await essayer('deux@essai.test', POINTS + 1)
  expect(await consommer('connexion_compte', 'trois@essai.test')).toBe(true)
  expect(await consommer('courriel_compte', 'deux@essai.test')).toBe(true)
})

test('lets exactly as many through when many come at once', async () => {
  expect(permis(await essayer('foule@essai.test', 4 * POINTS))).toBe(POINTS)
})

test('holds across instances: another process counts in the same place', async () => {
  await essayer('partage@essai.test', POINTS - 1)
  vi.resetModules()
  const autre = await import('@/lib/core/limite')
  expect(await autre.consommer('connexion_compte', 'partage@essai.test')).toBe(true)
  expect(await autre.consommer('connexion_compte', 'partage@essai.test')).toBe(false)
  expect(await consommer('connexion_compte', 'partage@essai.test')).toBe(false)
})

test('opens again when the time is over, and when the tries are forgotten', async () => {
  await essayer('temps@essai.test', POINTS + 1)
  await getPool().query('UPDATE "LimiteDebit" SET expire = $1', [Date.now() - 1])
  expect(await consommer('connexion_compte', 'temps@essai.test')).toBe(true)
  await essayer('temps@essai.test', POINTS)
  expect(await consommer('connexion_compte', 'temps@essai.test')).toBe(false)
  await oublier('connexion_compte', 'temps@essai.test')
  expect(await consommer('connexion_compte', 'temps@essai.test')).toBe(true)
})

test('crossed again within a day, keeps out twice as long each time, up to its most; a day later it starts afresh', async () => {
  const HEURE = 3_600_000
  const attente = async () => {
    const { rows } = await getPool().query<{ reste: string }>(
      `SELECT max(expire) AS reste FROM "LimiteDebit" WHERE key LIKE 'connexion_compte:%' AND points > $1`,
      [POINTS],
    )
    return (Number(rows[0]?.reste) - Date.now()) / HEURE
  }
  await getPool().query('DELETE FROM "LimiteDebit"')
  for (const heures of [0.25, 0.5, 1, 2, 4, 4]) {
    expect(permis(await essayer('encore@essai.test', 3 * POINTS))).toBe(POINTS)
    expect(await attente()).toBeCloseTo(heures, 1)
    await getPool().query(`UPDATE "LimiteDebit" SET expire = $1 WHERE key LIKE 'connexion_compte:%'`, [Date.now() - 1])
  }
  await getPool().query('UPDATE "LimiteDebit" SET expire = $1', [Date.now() - 1])
  await essayer('encore@essai.test', POINTS + 1)
  expect(await attente()).toBeCloseTo(0.25, 1)
})

test('what is over is purged, what is not stays', async () => {
  await getPool().query('DELETE FROM "LimiteDebit"')
  await essayer('purge@essai.test', 1)
  const fin = Date.now() + LIMITES.connexion_compte.duration * 1000
  expect(await purgerLimites(new Date(fin - 5_000))).toBe(0)
  expect(await purgerLimites(new Date(fin + 5_000))).toBe(1)
  expect(await purgerLimites(new Date(fin + 5_000))).toBe(0)
})

test('counts together the addresses that one client has: all of an IPv6 /64', async () => {
  const { points } = LIMITES.connexion_adresse
  for (let n = 0; n < points; n += 1) expect(await consommer('connexion_adresse', `2001:db8:1:2::${n.toString(16)}`)).toBe(true)
  expect(await consommer('connexion_adresse', '2001:db8:1:2:ffff::1')).toBe(false)
  expect(await consommer('connexion_adresse', '2001:db8:1:3::1')).toBe(true)
})

test('keeps no e-mail and no address: hashes only', async () => {
  await consommer('connexion_compte', 'jeanne@essai.test')
  await consommer('connexion_adresse', '192.0.2.77')
  expect(await tablesContenant('jeanne@essai.test')).toEqual([])
  expect(await tablesContenant('192.0.2.77')).toEqual([])
  expect(await tablesContenant('connexion_adresse:')).toEqual(['public."LimiteDebit"'])
})

test('an unreachable database is an error, never a free pass', async () => {
  await getPool().query('ALTER TABLE "LimiteDebit" RENAME TO "Ailleurs"')
  await expect(consommer('connexion_compte', 'un@essai.test')).rejects.toThrow()
  await getPool().query('ALTER TABLE "Ailleurs" RENAME TO "LimiteDebit"')
})
