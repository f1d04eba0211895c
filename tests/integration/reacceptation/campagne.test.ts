import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { getPool, getPrisma } from '@/lib/core/db'
import { ecrireCampagne } from '@/lib/reacceptation/jobs'
import { ecrireLot } from '@/lib/reacceptation/mutations'
import { copierOrganismes, courrielsDeCampagne, publierVersion } from '@/tests/support/campagne'
import { courriersDe } from '@/tests/support/courriels'
import { makeCompte, makeDemande, makeMembre } from '@/tests/support/factories'

const JOUR = 86_400_000
const MAINTENANT = new Date()
const a = (jours: number) => new Date(MAINTENANT.getTime() + jours * JOUR)

// Each test has a world of its own: the journal, the acceptations and the versions stay, as they must; only the e-mails,
// the accesses and the campaigns of the one before are put aside.
let date = 1
beforeEach(async () => {
  await getPool().query(
    `DELETE FROM "Courriel"; DELETE FROM "CampagneCgu"; UPDATE "Acces" SET statut = 'retire' WHERE statut = 'actif'`,
  )
})

/** A version in force, to be accepted again; each one is of another day. */
async function publier({ publieeLe = new Date(), avant = a(30) }: { publieeLe?: Date; avant?: Date } = {}) {
  date += 1
  return publierVersion({ miseAJourLe: `2027-01-${String(date).padStart(2, '0')}`, publieeLe, avant })
}
const makeAccepte = (donnees: Parameters<typeof makeDemande>[0] = {}) => makeDemande({ statut: 'acceptee', ...donnees })
const adresse = async (compteId: string) => (await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId } })).email
const ecrits = async () => (await courrielsDeCampagne()).map(({ destinataire }) => destinataire)

describe('the e-mail of a campaign', () => {
  test('goes to each active gestionnaire, with what to accept, until when and where', async () => {
    const demande = await makeAccepte()
    const [second, inactif] = [await makeCompte(), await makeCompte({ activeLe: null })]
    await makeMembre(demande.organismeId, second.id)
    await makeMembre(demande.organismeId, inactif.id)
    const version = await publier({ avant: new Date('2028-02-03T23:00:00Z') })
    await ecrireCampagne({ cguVersionId: version.id })
    const premier = await adresse(demande.compteId)
    expect(await ecrits()).toEqual([premier, second.email].sort())
    const [courriel] = await courriersDe(premier)
    expect(courriel?.modele).toBe('cgu-modifiees')
    expect(courriel?.texte).toContain('3 février 2028 inclus')
    expect(courriel?.texte).toContain(`http://kairos.test:3000/adhesion/${demande.id}\n`)
  })

  test('leaves out who has no open access, who accepted the text already, and who has nothing accepted', async () => {
    const [suspendu, fini] = [await makeAccepte(), await makeAccepte()]
    await getPrisma().acces.update({ where: { id: suspendu.accesId ?? '' }, data: { statut: 'suspendu' } })
    await getPrisma().acces.update({ where: { id: fini.accesId ?? '' }, data: { debut: a(-900), fin: new Date() } })
    await makeDemande({ statut: 'en_attente' })
    const demande = await makeAccepte()
    await publier()
    await makeAccepte() // accepts the version in force
    await ecrireCampagne({})
    expect(await ecrits()).toEqual([await adresse(demande.compteId)])
  })

  test('goes to who has an open demande too, which would accept the new text anyway', async () => {
    const { organismeId, compteId } = await makeAccepte()
    await publier()
    await makeDemande({ statut: 'en_attente', organismeId, compteId, nature: 'modification' })
    await ecrireCampagne({})
    expect(await ecrits()).toEqual([await adresse(compteId)])
  })
})

describe('the job of a version', () => {
  test('does nothing when it was taken back', async () => {
    await makeAccepte()
    const { id } = await publier({ publieeLe: a(1) })
    await getPrisma().cguVersion.delete({ where: { id } })
    await ecrireCampagne({ cguVersionId: id })
    expect(await ecrits()).toEqual([])
  })

  test('comes back later when the version is not in force yet', async () => {
    await makeAccepte()
    const publieeLe = a(1)
    const { id } = await publier({ publieeLe })
    await expect(ecrireCampagne({ cguVersionId: id }, new Date(publieeLe.getTime() - 1))).rejects.toThrow('not in force yet')
    expect(await ecrits()).toEqual([])
    await ecrireCampagne({ cguVersionId: id }, publieeLe)
    expect(await ecrits()).toHaveLength(1)
    await getPrisma().cguVersion.delete({ where: { id } })
  })

  test('asks for the version in force when another one came meanwhile, with the first delay, once', async () => {
    const demande = await makeAccepte()
    const [premiere, seconde] = [await publier({ avant: a(10) }), await publier({ avant: a(40) })]
    await ecrireCampagne({ cguVersionId: premiere.id })
    await ecrireCampagne({ cguVersionId: seconde.id })
    const courriels = await courriersDe(await adresse(demande.compteId))
    expect(courriels).toHaveLength(1)
    const jour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' })
    expect(courriels[0]?.texte).toContain(`Au plus tard le\u00a0: ${jour.format(a(10))}`.replace(/ 1 /, ' 1er '))
    expect(courriels[0]?.texte).toContain(`${seconde.miseAJourLe.getUTCDate()} janvier 2027`)
  })
})

test('the daily job writes to who got an access under the old text after the campaign began, and to nobody again', async () => {
  const tot = await makeAccepte()
  const tard = await makeDemande({ statut: 'en_attente' })
  await publier()
  await ecrireCampagne({})
  expect(await ecrits()).toEqual([await adresse(tot.compteId)])
  const acces = await getPrisma().acces.create({ data: { organismeId: tard.organismeId, debut: a(-1), fin: a(900) } })
  const data = { statut: 'acceptee', decideeLe: new Date(), accesId: acces.id } as const
  await getPrisma().demande.update({ where: { id: tard.id }, data })
  await ecrireCampagne({})
  expect(await ecrits()).toEqual([await adresse(tot.compteId), await adresse(tard.compteId)].sort())
})

describe('each person gets one e-mail, and one job, of 250 organismes', { timeout: 60_000 }, () => {
  async function preparer() {
    const modele = await makeAccepte()
    const copies = await copierOrganismes(modele.id, 250)
    await publier()
    return [...copies, await adresse(modele.compteId)].sort().map((destinataire) => ({ destinataire, travaux: 1 }))
  }

  test('when the job runs twice, then by two workers at once', async () => {
    const attendus = await preparer()
    await Promise.all([ecrireCampagne({}), ecrireCampagne({})])
    expect(await courrielsDeCampagne()).toEqual(attendus)
    await ecrireCampagne({})
    expect(await courrielsDeCampagne()).toEqual(attendus)
  })

  test('when it stops after a lot', async () => {
    const attendus = await preparer()
    const { ecrits: premiers, suite } = await ecrireLot(null, new Date())
    expect(premiers).toBe(100)
    expect(suite).not.toBeNull()
    expect(await courrielsDeCampagne()).toHaveLength(100)
    await ecrireCampagne({})
    expect(await courrielsDeCampagne()).toEqual(attendus)
  })

  test('when its process is killed', async () => {
    const attendus = await preparer()
    const args = ['--import', './scripts/hooks.mjs', '--import', 'tsx', 'tests/support/ecrire-campagne.ts']
    const processus = spawn(process.execPath, args, { env: process.env, stdio: ['ignore', 'ignore', 'inherit'] })
    await vi.waitFor(async () => expect((await courrielsDeCampagne()).length).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 20,
    })
    processus.kill('SIGKILL')
    await once(processus, 'exit')
    expect([100, 200]).toContain((await courrielsDeCampagne()).length)
    await ecrireCampagne({})
    expect(await courrielsDeCampagne()).toEqual(attendus)
  })
})
