import { spawnSync } from 'node:child_process'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getPool } from '@/lib/core/db'
import { verifierJournal } from '@/lib/journal/data'
import { phraseControle } from '@/lib/journal/labels'
import { etablirBordereau } from '@/lib/journal/mutations'
import { abimer, ecrire, lireLignes, retenirJournal } from '@/tests/support/journal'

// In the order they are checked; the second has the first bill behind it, the third two.
const A = '01900000-0000-7000-8000-00000000000a'
const B = '01900000-0000-7000-8000-00000000000b'
const C = '01900000-0000-7000-8000-00000000000c'
const LUNDI = new Date('2026-11-02T10:00:00Z')
const MARDI = new Date('2026-11-03T10:00:00Z')
const MERCREDI = new Date('2026-11-04T10:00:00Z')

const duDossier = (dossier: string, rang?: number) => `dossier = '${dossier}'${rang ? ` AND rang = ${rang}` : ''}`
const modifier = (dossier: string, rang: number, valeurs: string) =>
  `UPDATE "Journal" SET ${valeurs} WHERE ${duDossier(dossier, rang)}`
const supprimer = (dossier: string, rang?: number) => `DELETE FROM "Journal" WHERE ${duDossier(dossier, rang)}`
const recalculer = (dossier: string, rang: number) =>
  `UPDATE "Journal" j SET empreinte = empreinte_journal(j) WHERE ${duDossier(dossier, rang)}`
const enchainer = (dossier: string, rang: number) =>
  `UPDATE "Journal" j SET precedente = p.empreinte FROM "Journal" p WHERE p.dossier = j.dossier AND p.rang = j.rang - 1
     AND j.dossier = '${dossier}' AND j.rang = ${rang}`
const reposerTete = (dossier: string) =>
  `UPDATE "JournalTete" t SET rang = j.rang, empreinte = j.empreinte FROM
     (SELECT rang, empreinte FROM "Journal" WHERE dossier = '${dossier}' ORDER BY rang DESC LIMIT 1) j WHERE t.dossier = '${dossier}'`
const sceller = (jour: string) =>
  `UPDATE "Bordereau" SET sha256 = encode(sha256(convert_to(contenu, 'UTF8')), 'hex') WHERE jour = '${jour}'`
const reposerTeteBordereaux = `UPDATE "JournalTete" t SET rang = n, empreinte = sha256 FROM
  (SELECT sha256, count(*) OVER () AS n FROM "Bordereau" ORDER BY jour DESC LIMIT 1) b WHERE t.dossier = 'bordereaux'`

let refaire: () => Promise<void>

beforeAll(async () => {
  for (const maintenant of [LUNDI, LUNDI, LUNDI]) await ecrire({ organismeId: A, maintenant }, { organismeId: B, maintenant })
  for (const maintenant of [MARDI, MARDI]) await ecrire({ organismeId: B, maintenant })
  for (const jour of ['2026-11-02', '2026-11-03']) expect(await etablirBordereau(jour, MERCREDI)).toEqual({ ok: true })
  for (const donnees of [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])
    await ecrire({ organismeId: C, donnees, de: 'avant', vers: 'après', maintenant: MERCREDI })
  refaire = await retenirJournal()
})
afterEach(() => refaire())

const ligne = (quoi: string, dossier: string, rang: number) => ({ ok: false, rupture: { quoi, dossier, rang } })

test('an unharmed journal is whole', async () => {
  expect(await verifierJournal()).toEqual({ ok: true, dossiers: 3, lignes: 12, bordereaux: 2 })
})

describe('a changed line', () => {
  test.each([
    [`"creeLe" = "creeLe" + interval '1 ms'`],
    [`"creeLe" = 'infinity'`],
    [`"creeLe" = '2026-11-04 10:00:00+00 BC'`],
    [`"acteurType" = 'agent'`],
    [`"acteurId" = gen_random_uuid()`],
    [`evenement = 'organisme.creer'`],
    [`"demandeId" = gen_random_uuid()`],
    [`"compteId" = gen_random_uuid()`],
    [`de = NULL`],
    [`de = 'null'`],
    [`vers = vers || E'\\n'`],
    [`donnees = '{"n": 2.0}'`],
    [`precedente = repeat('0', 64)`],
    [`empreinte = repeat('a', 64)`],
  ])('%s', async (valeurs) => {
    await abimer(modifier(C, 2, valeurs))
    expect(await verifierJournal()).toEqual(ligne('modifiee', C, 2))
  })

  test('given to another organisme', async () => {
    await abimer(modifier(C, 2, `"organismeId" = '${A}'`))
    expect(await verifierJournal()).toEqual(ligne('deplacee', C, 2))
  })

  test('with its hash computed again: the next line tells', async () => {
    await abimer(modifier(C, 2, `donnees = '{}'`), recalculer(C, 2))
    expect(await verifierJournal()).toEqual(ligne('modifiee', C, 2))
  })

  test('the last one, with its hash computed again: the head tells', async () => {
    await abimer(modifier(C, 4, `donnees = '{}'`), recalculer(C, 4))
    expect(await verifierJournal()).toEqual(ligne('tete', C, 4))
  })

  test('with the whole dossier computed again, its head too: the bill tells', async () => {
    const apres = [2, 3, 4, 5].flatMap((rang) => [enchainer(B, rang), recalculer(B, rang)])
    await abimer(modifier(B, 2, `donnees = '{"faux": true}'`), ...apres, reposerTete(B))
    const rupture = { quoi: 'mention', dossier: B, rang: 3, jour: '2026-11-02' }
    expect(await verifierJournal()).toEqual({ ok: false, rupture })
  })
})

describe('a line that is gone or elsewhere', () => {
  test('deleted in the middle', async () => {
    await abimer(supprimer(C, 2))
    expect(await verifierJournal()).toEqual(ligne('supprimee', C, 2))
  })

  test('deleted in the middle, the next ones moved up', async () => {
    await abimer(supprimer(C, 2), `UPDATE "Journal" SET rang = rang - 1 WHERE ${duDossier(C)} AND rang > 2`)
    expect(await verifierJournal()).toEqual(ligne('deplacee', C, 2))
  })

  test('deleted at the beginning', async () => {
    await abimer(supprimer(C, 1))
    expect(await verifierJournal()).toEqual(ligne('supprimee', C, 1))
  })

  test('two ranks swapped', async () => {
    await abimer(modifier(C, 2, 'rang = 99'), modifier(C, 3, 'rang = 2'), modifier(C, 99, 'rang = 3'))
    expect(await verifierJournal()).toEqual(ligne('deplacee', C, 2))
  })

  test('the last one cut off, between two bills', async () => {
    await abimer(supprimer(C, 4))
    expect(await verifierJournal()).toEqual(ligne('fin_coupee', C, 4))
  })

  test('a cut tail stays found when lines are written after it', async () => {
    await abimer(supprimer(C, 4))
    await ecrire({ organismeId: C })
    expect(await verifierJournal()).toEqual(ligne('supprimee', C, 4))
  })

  test('cut off with the head put back: the bill tells', async () => {
    await abimer(supprimer(B, 5), reposerTete(B))
    expect(await verifierJournal()).toEqual(ligne('fin_coupee', B, 5))
  })

  test('a whole dossier', async () => {
    await abimer(supprimer(C))
    expect(await verifierJournal()).toEqual(ligne('supprimee', C, 1))
  })

  test('a whole dossier with its head: the bill tells', async () => {
    await abimer(supprimer(A), `DELETE FROM "JournalTete" WHERE ${duDossier(A)}`)
    expect(await verifierJournal()).toEqual(ligne('supprimee', A, 1))
  })

  test('a line slipped in past the trigger', async () => {
    await abimer(`INSERT INTO "Journal" ("acteurType", evenement) VALUES ('systeme', 'faux')`)
    expect(await verifierJournal()).toEqual(ligne('deplacee', '', 0))
  })
})

describe('a changed head', () => {
  test.each([
    ['its hash', `UPDATE "JournalTete" SET empreinte = repeat('a', 64) WHERE ${duDossier(C)}`, ligne('tete', C, 4)],
    ['its rank, back', `UPDATE "JournalTete" SET rang = 3 WHERE ${duDossier(C)}`, ligne('tete', C, 4)],
    ['its rank, ahead', `UPDATE "JournalTete" SET rang = 5 WHERE ${duDossier(C)}`, ligne('fin_coupee', C, 5)],
    ['deleted', `DELETE FROM "JournalTete" WHERE ${duDossier(C)}`, ligne('tete', C, 4)],
    ['of a dossier that never was', `INSERT INTO "JournalTete" VALUES ('zzz', 1, '')`, ligne('supprimee', 'zzz', 1)],
  ])('%s', async (_nom, sql, trouve) => {
    await abimer(sql)
    expect(await verifierJournal()).toEqual(trouve)
  })

  test('does not stop the portal from writing', async () => {
    await abimer(`UPDATE "JournalTete" SET rang = 1 WHERE ${duDossier(C)}`, `DELETE FROM "JournalTete" WHERE ${duDossier(A)}`)
    await ecrire({ organismeId: C }, { organismeId: A })
    expect((await lireLignes(C)).map(({ rang }) => rang)).toEqual([1, 2, 3, 4, 5])
    expect((await lireLignes(A)).map(({ rang }) => rang)).toEqual([1, 2, 3, 4])
  })
})

describe('a forged bill', () => {
  const bordereau = (raison: string, jour: string) => ({ ok: false, rupture: { quoi: 'bordereau', raison, jour } })
  const faux = `UPDATE "Bordereau" SET contenu = replace(contenu, ' 3 ', ' 2 ') WHERE jour = '2026-11-02'`

  test('its text', async () => {
    await abimer(faux)
    expect(await verifierJournal()).toEqual(bordereau('contenu', '2026-11-02'))
  })

  test('its text and SHA-256: the next bill tells', async () => {
    await abimer(faux, sceller('2026-11-02'))
    expect(await verifierJournal()).toEqual(bordereau('precedent', '2026-11-03'))
  })

  test('the last one, text and SHA-256: the head tells; with the head put back, the line', async () => {
    await abimer(
      `UPDATE "Bordereau" SET contenu = regexp_replace(contenu, '(?n) 5 .{64}$', ' 5 ' || repeat('a', 64)) WHERE jour = '2026-11-03'`,
      sceller('2026-11-03'),
    )
    expect(await verifierJournal()).toEqual(bordereau('tete', '2026-11-03'))
    await abimer(reposerTeteBordereaux)
    const rupture = { quoi: 'mention', dossier: B, rang: 5, jour: '2026-11-03' }
    expect(await verifierJournal()).toEqual({ ok: false, rupture })
  })

  test('a mention taken out of the last one: the seal tells', async () => {
    const original = await getPool().query<{ contenu: string }>(`SELECT contenu FROM "Bordereau" WHERE jour = '2026-11-03'`)
    await abimer(
      `UPDATE "Bordereau" SET sceau = 'x', contenu = regexp_replace(regexp_replace(contenu, '(?n)^01.*\\n', ''), 'dossiers 1', 'dossiers 0')
         WHERE jour = '2026-11-03'`,
      sceller('2026-11-03'),
    )
    const sceau = (octets: Uint8Array) => new TextDecoder().decode(octets) === original.rows[0]?.contenu
    expect(await verifierJournal({ sceau, horodatage: () => true })).toEqual(bordereau('sceau', '2026-11-03'))
  })

  test('deleted, in the middle or at the end, or all of them', async () => {
    await abimer(`DELETE FROM "Bordereau" WHERE jour = '2026-11-02'`)
    expect(await verifierJournal()).toEqual(bordereau('precedent', '2026-11-03'))
    await refaire()
    await abimer(`DELETE FROM "Bordereau" WHERE jour = '2026-11-03'`)
    const supprime = bordereau('suite_supprimee', '2026-11-02')
    expect(await verifierJournal()).toEqual(supprime)
    expect(phraseControle(await verifierJournal())).toBe(
      'Bordereau du 2 novembre 2026\u00a0: celui qui le suivait a été supprimé.',
    )
    await refaire()
    await abimer('DELETE FROM "Bordereau"')
    expect(phraseControle(await verifierJournal())).toBe('Bordereaux quotidiens\u00a0: ils ont tous été supprimés.')
  })

  test('deleted and made again by the night’s job: the hole stays', async () => {
    await abimer(`DELETE FROM "Bordereau" WHERE jour = '2026-11-03'`)
    expect(await etablirBordereau('2026-11-03', MERCREDI)).toEqual({ ok: true })
    expect(await verifierJournal()).toEqual(bordereau('precedent', '2026-11-03'))
  })

  test('its head changed or taken away', async () => {
    await abimer(`UPDATE "JournalTete" SET rang = 1 WHERE dossier = 'bordereaux'`)
    expect(await verifierJournal()).toEqual(bordereau('tete', '2026-11-03'))
    await abimer(`DELETE FROM "JournalTete" WHERE dossier = 'bordereaux'`)
    expect(await verifierJournal()).toEqual(bordereau('tete', '2026-11-03'))
  })
})

describe('npm run journal:verifier', () => {
  const lancer = () =>
    spawnSync(process.execPath, ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'scripts/journal-verifier.ts'], {
      encoding: 'utf8',
    })

  test('says that the journal is whole', () => {
    expect(lancer()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'Le journal est intact\u00a0: 12\u00a0lignes, 3\u00a0dossiers, 2\u00a0bordereaux.\n',
    })
  })

  test('ends with 1 and names the first broken line', async () => {
    await abimer(supprimer(C, 4), modifier(B, 2, `vers = 'x'`))
    const phrase = phraseControle(await verifierJournal())
    expect(phrase).toBe(`Dossier ${B}, ligne 2\u00a0: elle a été modifiée.`)
    expect(lancer()).toMatchObject({ status: 1, stderr: '', stdout: `${phrase}\n` })
  })
})
