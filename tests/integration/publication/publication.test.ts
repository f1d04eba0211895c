import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findBrouillon } from '@/lib/brouillon/data'
import { modifierBrouillon } from '@/lib/brouillon/mutations'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPool, getPrisma } from '@/lib/core/db'
import { listVersions } from '@/lib/publication/data'
import { publierBrouillon, retirerVersion } from '@/lib/publication/mutations'
import { compterReacceptations, findReacceptation } from '@/lib/reacceptation/data'
import { ecrireCampagne } from '@/lib/reacceptation/jobs'
import { courrielsDeCampagne } from '@/tests/support/campagne'
import { avecPanne } from '@/tests/support/database'
import { makeAgent, makeCompte, makeDemande, makeMembre } from '@/tests/support/factories'
import { lignesJournal, lireSituation, makeBrouillon, publier, texteNeuf, travaux } from '@/tests/support/publication'

const JOUR = 86_400_000
let parId = ''
beforeAll(async () => {
  await installerCgu()
  parId = (await makeAgent({ role: 'administrateur' })).id
})
// What is in force stays: each test publishes after the ones before. Versions to come, campaigns and e-mails are put aside.
beforeEach(async () => {
  await getPool().query(`DELETE FROM "CguVersion" WHERE "publieeLe" > now() + interval '1 minute'; DELETE FROM "CampagneCgu";
    DELETE FROM "CguBrouillon"; DELETE FROM "Courriel"; UPDATE "Acces" SET statut = 'retire' WHERE statut = 'actif'`)
})
let jours = 0
/** Another date each time, after the ones before. */
const date = () => {
  jours += 1
  return new Date(Date.now() + jours * JOUR).toISOString().slice(0, 10)
}
const dans = (nombre: number) => new Date(Date.now() + nombre * JOUR).toISOString().slice(0, 10)
const choix = (autres = {}) => ({ miseAJourLe: date(), vigueur: null, delai: null, ...autres })
const versionDe = async (texte: string) =>
  getPrisma().cguVersion.findUnique({ where: { sha256: sha256(texte) }, include: { campagne: true } })

describe('publishing', () => {
  test('at once: the text in force, its campaign, its job, one line, and no draft any more', async () => {
    const texte = texteNeuf()
    const id = await makeBrouillon(parId, texte)
    const maintenant = new Date()
    const resultat = await publier(id, choix({ delai: 30 }), parId, maintenant)
    expect(resultat).toMatchObject({ ok: true, publieeLe: maintenant })
    const version = await versionDe(texte)
    expect(version).toMatchObject({ texte, publieeLe: maintenant, campagne: { creeLe: maintenant } })
    expect(await getCguEnVigueur(maintenant)).toMatchObject({ texte })
    expect(await findBrouillon(id)).toBeNull()
    expect(await travaux('campagne', 'cguVersionId', version?.id ?? '')).toHaveLength(1)
    expect((await lignesJournal('cgu.publier')).at(-1)).toMatchObject({
      dossier: 'portail',
      acteurId: parId,
      donnees: {
        cguVersionId: version?.id,
        sha256: sha256(texte),
        publieeLe: maintenant.toISOString(),
        avant: version?.campagne?.avant.toISOString(),
      },
    })
  })

  test('at a date: nothing changes before midnight in Paris, and the e-mails wait until then', async () => {
    const demande = await makeDemande({ statut: 'acceptee' })
    const avant = await getCguEnVigueur(new Date())
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix({ vigueur: dans(3), delai: 10 }), parId, new Date())
    const version = await versionDe(texte)
    const publieeLe = version?.publieeLe ?? new Date()
    const paris = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' })
    expect(paris.format(publieeLe)).toMatch(/ 00:00:00$/)
    expect((await getCguEnVigueur(new Date(publieeLe.getTime() - 1))).sha256).toBe(avant.sha256)
    expect((await getCguEnVigueur(publieeLe)).texte).toBe(texte)
    const [depart] = await travaux('campagne', 'cguVersionId', version?.id ?? '')
    expect((depart?.getTime() ?? 0) - publieeLe.getTime()).toBeGreaterThanOrEqual(0)
    expect((depart?.getTime() ?? 0) - publieeLe.getTime()).toBeLessThan(60_000)
    expect(await findReacceptation(demande.organismeId, new Date())).toBeNull()
    expect(await findReacceptation(demande.organismeId, publieeLe)).toMatchObject({ avant: version?.campagne?.avant })
    await ecrireCampagne({ cguVersionId: version?.id }, publieeLe)
    expect(await courrielsDeCampagne()).toHaveLength(1)
  })

  test('without a new acceptation: no campaign, no job, no e-mail', async () => {
    await makeDemande({ statut: 'acceptee' })
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix(), parId, new Date())
    const version = await versionDe(texte)
    expect(version?.campagne).toBeNull()
    expect(await travaux('campagne', 'cguVersionId', version?.id ?? '')).toEqual([])
    await ecrireCampagne({})
    expect(await courrielsDeCampagne()).toEqual([])
  })

  test.each([
    ['"Journal"', 'ecriture'],
    ['"Journal"', 'validation'],
    ['"CampagneCgu"', 'ecriture'],
  ] as const)('is all or nothing when %s fails (%s)', async (table, quand) => {
    const texte = texteNeuf()
    const id = await makeBrouillon(parId, texte)
    const travaux = async () => (await getPool().query(`SELECT count(*) FROM pgboss.job WHERE name = 'campagne'`)).rows
    const avant = await travaux()
    await expect(avecPanne(table, quand, () => publier(id, choix({ delai: 5 }), parId, new Date()))).rejects.toThrow('panne')
    expect(await versionDe(texte)).toBeNull()
    expect(await findBrouillon(id)).toMatchObject({ texte })
    expect(await travaux()).toEqual(avant)
  })

  test('the summary counts who will be asked and how many e-mails leave', async () => {
    const [premier] = [await makeDemande({ statut: 'acceptee' }), await makeDemande({ statut: 'acceptee' })]
    await makeDemande({ statut: 'en_attente' })
    await makeMembre(premier.organismeId, (await makeCompte()).id)
    await makeMembre(premier.organismeId, (await makeCompte({ activeLe: null })).id)
    expect(await compterReacceptations(new Date())).toEqual({ organismes: 2, courriels: 3 })
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix({ delai: 5 }), parId, new Date())
    await ecrireCampagne({ cguVersionId: (await versionDe(texte))?.id })
    expect(await courrielsDeCampagne()).toHaveLength(3)
  })
})

describe('two administrateurs at once', () => {
  test('publishing the same draft: one wins, the other finds it gone', async () => {
    const id = await makeBrouillon(parId)
    const maintenant = new Date()
    const vu = await lireSituation(id, maintenant)
    const resultats = await Promise.all(
      [choix(), choix()].map((voulu) => publierBrouillon({ brouillonId: id, choix: voulu, vu, parId }, maintenant)),
    )
    expect(resultats.map((resultat) => resultat.ok || resultat.code).sort()).toEqual(['introuvable', true])
  })

  test('publishing two drafts: one wins, the other is told that its summary is out of date', async () => {
    const ids = [await makeBrouillon(parId), await makeBrouillon(parId)]
    const avant = (await listVersions()).length
    const maintenant = new Date()
    const vus = [await lireSituation(ids[0] ?? '', maintenant), await lireSituation(ids[1] ?? '', maintenant)]
    const resultats = await Promise.all(
      ids.map((brouillonId, rang) => publierBrouillon({ brouillonId, choix: choix(), vu: vus[rang] ?? '', parId }, maintenant)),
    )
    expect(resultats.map((resultat) => resultat.ok || resultat.code).sort()).toEqual(['situation_changee', true])
    expect(await listVersions()).toHaveLength(avant + 1)
    const perdant = ids[resultats.findIndex(({ ok }) => !ok)]
    expect(await findBrouillon(perdant ?? '')).not.toBeNull()
  })

  test('one saves the draft that the other publishes', async () => {
    const id = await makeBrouillon(parId)
    const maintenant = new Date()
    const vu = await lireSituation(id, maintenant)
    const modifieLe = (await findBrouillon(id))?.modifieLe ?? maintenant
    await modifierBrouillon({ brouillonId: id, vu: modifieLe, texte: texteNeuf(), parId }, maintenant)
    expect(await publierBrouillon({ brouillonId: id, choix: choix(), vu, parId }, maintenant)).toEqual({
      ok: false,
      code: 'situation_changee',
    })
  })

  test('a summary of yesterday is told to be out of date: its deadline was another', async () => {
    const id = await makeBrouillon(parId)
    const vu = await lireSituation(id, new Date(Date.now() - JOUR))
    expect(await publierBrouillon({ brouillonId: id, choix: choix({ delai: 5 }), vu, parId }, new Date())).toMatchObject({
      code: 'situation_changee',
    })
  })

  test('a text that a draft holds though the form would not is not published', async () => {
    const { id } = await getPrisma().cguBrouillon.create({ data: { texte: 'sans titre', modifieParId: parId } })
    expect(await publier(id, choix(), parId, new Date())).toMatchObject({
      ok: false,
      code: 'texte',
      refus: { code: 'sans_article' },
    })
  })

  test('the same text is not published twice, whatever its date', async () => {
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix(), parId, new Date())
    expect(await publier(await makeBrouillon(parId, texte), choix(), parId, new Date())).toEqual({
      ok: false,
      code: 'texte_deja_publie',
    })
  })
})

describe('taking a version back', () => {
  async function publierPourPlusTard() {
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix({ vigueur: dans(2), delai: 5 }), parId, new Date())
    return { texte, cguVersionId: (await versionDe(texte))?.id ?? '' }
  }

  test('before it is in force: it is gone with its campaign, its text is a draft, one line says so', async () => {
    const { texte, cguVersionId } = await publierPourPlusTard()
    const resultat = await retirerVersion({ cguVersionId, parId }, new Date())
    expect(await versionDe(texte)).toBeNull()
    expect(await getPrisma().campagneCgu.count({ where: { cguVersionId } })).toBe(0)
    expect(await findBrouillon(resultat.ok ? resultat.brouillonId : '')).toMatchObject({ texte })
    expect((await lignesJournal('cgu.retirer')).at(-1)).toMatchObject({
      acteurId: parId,
      donnees: { cguVersionId, sha256: sha256(texte) },
    })
    await ecrireCampagne({ cguVersionId }, new Date(Date.now() + 3 * JOUR)) // its job finds nothing to do
    expect(await courrielsDeCampagne()).toEqual([])
  })

  test('by two at once: one line, one draft', async () => {
    const { cguVersionId } = await publierPourPlusTard()
    const avant = (await lignesJournal('cgu.retirer')).length
    const resultats = await Promise.all([1, 2].map(() => retirerVersion({ cguVersionId, parId }, new Date())))
    expect(resultats.map((resultat) => resultat.ok || resultat.code).sort()).toEqual(['introuvable', true])
    expect(await lignesJournal('cgu.retirer')).toHaveLength(avant + 1)
    expect(await getPrisma().cguBrouillon.count()).toBe(1)
  })

  test('once it is in force is refused, whatever the clock of the process says', async () => {
    const texte = texteNeuf()
    await publier(await makeBrouillon(parId, texte), choix(), parId, new Date())
    const cguVersionId = (await versionDe(texte))?.id ?? ''
    expect(await retirerVersion({ cguVersionId, parId }, new Date('2026-01-01'))).toEqual({ ok: false, code: 'en_vigueur' })
    expect(await versionDe(texte)).not.toBeNull()
  })
})
