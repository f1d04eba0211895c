import { describe, expect, test } from 'vitest'
import { lireBordereau, octetsDe, SANS_PRECEDENT } from '@/lib/bordereau/rules'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'
import { startWorkers } from '@/lib/core/jobs'
import { attendreControle, findDernierControle, listBordereaux, verifierJournal } from '@/lib/journal/data'
import { controlerJournal, etablirBordereaux } from '@/lib/journal/jobs'
import { demanderControle, etablirBordereau } from '@/lib/journal/mutations'
import { ecrire, lireLignes } from '@/tests/support/journal'

const A = '01900000-0000-7000-8000-00000000000a'
const B = '01900000-0000-7000-8000-00000000000b'
const lire = (jour: string) => getPrisma().bordereau.findUnique({ where: { jour: new Date(jour) } })
const jours = async () =>
  (await getPrisma().bordereau.findMany({ orderBy: { jour: 'asc' } })).map(({ jour }) => jour.toISOString().slice(0, 10))

describe('the bill of a day', () => {
  test('waits for the end of the day in Paris, and for its last transactions', async () => {
    await ecrire({ organismeId: A, maintenant: new Date('2026-11-02T22:59:59.999Z') })
    await ecrire({ organismeId: B, maintenant: new Date('2026-11-02T08:00:00Z') })
    await ecrire({ organismeId: B, maintenant: new Date('2026-11-02T23:00:00Z') }) // midnight in Paris: the next day
    const etablir = (maintenant: string) => etablirBordereau('2026-11-02', new Date(maintenant))
    expect(await etablir('2026-11-02T23:00:59.999Z')).toEqual({ ok: false, code: 'jour_en_cours' })
    expect(await lire('2026-11-02')).toBeNull()
    expect(await etablir('2026-11-02T23:01:00Z')).toEqual({ ok: true })
  })

  test('holds the last hash of every dossier that moved, and the SHA-256 of its own text', async () => {
    const bordereau = await lire('2026-11-02')
    const [a, b] = [(await lireLignes(A))[0], (await lireLignes(B))[0]]
    expect(bordereau?.contenu).toBe(
      [
        'kairos-bordereau-1',
        'jour 2026-11-02',
        `precedent ${SANS_PRECEDENT}`,
        'dossiers 2',
        `${A} 1 ${a?.empreinte}`,
        `${B} 1 ${b?.empreinte}`,
        '',
      ].join('\n'),
    )
    expect(bordereau?.sha256).toBe(sha256(bordereau?.contenu ?? ''))
  })

  test('is made once, also by four workers at the same time', async () => {
    const maintenant = new Date('2026-11-04T00:10:00Z')
    const etablis = await Promise.all(Array.from({ length: 4 }, () => etablirBordereau('2026-11-03', maintenant)))
    expect(etablis).toEqual(Array.from({ length: 4 }, () => ({ ok: true })))
    const { precedent } = lireBordereau((await lire('2026-11-03'))?.contenu ?? '') ?? {}
    expect(precedent).toBe((await lire('2026-11-02'))?.sha256)
    expect(await jours()).toEqual(['2026-11-02', '2026-11-03'])
  })

  test('is not made for a day without a line, nor once a later day has one', async () => {
    const maintenant = new Date('2026-12-01T00:00:00Z')
    expect(await etablirBordereau('2026-11-20', maintenant)).toEqual({ ok: false, code: 'sans_mouvement' })
    await ecrire({ organismeId: A, maintenant: new Date('2026-10-31T12:00:00Z') })
    expect(await etablirBordereau('2026-10-31', maintenant)).toEqual({ ok: false, code: 'trop_tard' })
  })

  test('never changes, but for a seal that it lacks', async () => {
    const { bordereau } = getPrisma()
    const where = { jour: new Date('2026-11-02') }
    for (const data of [{ contenu: 'x' }, { sha256: 'x' }, { creeLe: new Date() }, { jour: new Date('2026-10-01') }])
      await expect(bordereau.update({ where, data })).rejects.toThrow('append-only')
    await expect(bordereau.delete({ where })).rejects.toThrow('append-only')
    await expect(getPool().query('TRUNCATE "Bordereau"')).rejects.toThrow('append-only')
    await bordereau.update({ where, data: { horodatage: Uint8Array.of(1) } })
    for (const horodatage of [Uint8Array.of(2), null])
      await expect(bordereau.update({ where, data: { horodatage } })).rejects.toThrow('append-only')
  })
})

describe('the nightly job', () => {
  const maintenant = new Date('2026-11-10T23:10:00Z')

  test('makes up for the days that were missed, across the change of hour', async () => {
    for (const jour of ['05', '06', '10']) await ecrire({ organismeId: A, maintenant: new Date(`2026-11-${jour}T22:30:00Z`) })
    await etablirBordereaux(null, maintenant)
    expect(await jours()).toEqual(['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06', '2026-11-10'])
    await etablirBordereaux(null, maintenant)
    expect(await jours()).toHaveLength(5)
    expect(await verifierJournal()).toMatchObject({ ok: true, bordereaux: 5 })
  })

  test('seals what has no seal, once, and what fails is sealed by the next run', async () => {
    const vus: string[] = []
    await expect(
      etablirBordereaux({ sceller: () => Promise.reject(new Error('no seal today')), horodater: null }, maintenant),
    ).rejects.toThrow('no seal today')
    const sceller = async (octets: Uint8Array) => {
      vus.push(sha256(octets))
      return octetsDe(`seal of ${sha256(octets)}`)
    }
    await etablirBordereaux({ sceller, horodater: null }, maintenant)
    await etablirBordereaux({ sceller, horodater: null }, maintenant)
    const bordereaux = await getPrisma().bordereau.findMany({ orderBy: { jour: 'asc' } })
    expect(vus).toEqual(bordereaux.map(({ sha256: empreinte }) => empreinte))
    const sceau = (octets: Uint8Array, lu: Uint8Array) => new TextDecoder().decode(lu) === `seal of ${sha256(octets)}`
    expect(await verifierJournal({ sceau, horodatage: () => true })).toMatchObject({ ok: true, bordereaux: 5 })
  })

  test('is planned at ten past midnight in Paris; the timestamps of documents, every ten minutes', async () => {
    const { rows } = await getPool().query(
      `SELECT cron, timezone, options->>'missed' AS missed FROM pgboss.schedule WHERE name IN ('bordereau', 'horodatage') ORDER BY name`,
    )
    expect(rows).toEqual([
      { cron: '10 0 * * *', timezone: 'Europe/Paris', missed: 'once' },
      { cron: '*/10 * * * *', timezone: 'Europe/Paris', missed: 'once' },
    ])
  })

  test('the list of bills is read by pages', async () => {
    const { bordereaux, suite } = await listBordereaux('2026-11-10')
    expect(bordereaux.map(({ dossiers, scelle, horodate }) => [dossiers, scelle, horodate])).toEqual([
      [1, true, false],
      [1, true, false],
      [1, true, false],
      [2, true, true],
    ])
    expect(suite).toBeNull()
  })
})

describe('a check asked for', () => {
  const parId = A

  test('is made by the worker, once, and its result is kept with its date', async () => {
    const id = await demanderControle(parId, new Date())
    expect(await demanderControle(parId, new Date())).toBe(id)
    expect(await findDernierControle()).toMatchObject({ id, finiLe: null, resultat: null })
    const { rows } = await getPool().query(`SELECT data FROM pgboss.job WHERE name = 'controle'`)
    expect(rows).toEqual([{ data: { controleId: id } }])
    await controlerJournal({ controleId: id })
    const controle = await findDernierControle()
    expect(controle).toMatchObject({ id, finiLe: expect.any(Date), resultat: { ok: true, bordereaux: 5 } })
    await controlerJournal({ controleId: id })
    expect(await findDernierControle()).toEqual(controle)
  })

  test('reaches the worker, and the page that waits for it', async () => {
    const rien = async () => undefined
    const rienDAutre = {
      courriel: rien,
      document: rien,
      annuaire: rien,
      lien: rien,
      menage: rien,
      bordereau: rien,
      campagne: rien,
      conservation: rien,
      examen: rien,
      lot: rien,
      horodatage: rien,
      apercu: rien,
      reclamation: rien,
      file: rien,
      echeance: rien,
    }
    const taches = { ...rienDAutre, controle: controlerJournal }
    const id = await demanderControle(parId, new Date())
    const ouvrier = await startWorkers(taches)
    try {
      await attendreControle(id)
      expect(await findDernierControle()).toMatchObject({ id, resultat: { ok: true } })
    } finally {
      await ouvrier.stop()
    }
  })

  test('that the worker never finished does not bar the next one', async () => {
    const perdu = await demanderControle(parId, new Date(Date.now() - 15 * 60_000))
    expect(await demanderControle(parId, new Date())).not.toBe(perdu)
  })
})
