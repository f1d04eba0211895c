import { describe, expect, test } from 'vitest'
import { activerCompte, connecter } from '@/lib/compte/mutations'
import { appliquerConservation } from '@/lib/conservation/jobs'
import { supprimerNonActive, traiterInactif } from '@/lib/conservation/mutations'
import { getPrisma, transaction } from '@/lib/core/db'
import { adresseEffacee } from '@/lib/donnees/rules'
import { creerJeton } from '@/lib/jeton/mutations'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import {
  avecTotp,
  makeAgent,
  makeCompte,
  makeDemande,
  makeGestionnaire,
  makeMembre,
  makeSession,
} from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'

const LE = new Date('2026-11-28T02:30:00Z') // 3 h 30 in Paris
const le = (texte: string) => new Date(texte)
const lire = (id: string) => getPrisma().compte.findUnique({ where: { id } })
const organisme = (id: string) => getPrisma().organisme.findUnique({ where: { id } })
const lignes = async (compteId: string) =>
  (await getPrisma().journal.findMany({ where: { compteId }, orderBy: { id: 'asc' } })).map(({ evenement }) => evenement)
const modeles = async (adresse: string) => (await courriersDe(adresse)).map(({ modele }) => modele)

describe('an account that was never activated', () => {
  const neuf = (creeLe: Date) => makeGestionnaire({ compte: { activeLe: null, creeLe } })

  test.each([
    ['2026-10-28T23:00:00.000Z', true], // 29 October in Paris: the thirtieth day is not over
    ['2026-10-28T22:59:59.999Z', false],
    ['2026-10-28T22:59:59.998Z', false],
  ])('made at %s, stays: %s', async (creeLe, reste) => {
    const { compte, organisme: sien } = await neuf(le(creeLe))
    await appliquerConservation(LE)
    expect((await lire(compte.id)) !== null).toBe(reste)
    expect((await organisme(sien.id)) !== null).toBe(reste)
    expect(await lignes(compte.id)).toEqual(reste ? [] : ['compte.supprimer_non_active'])
  })

  const VIEUX = le('2026-10-01T09:00:00Z')

  test('stays while a link sent to it works, until the link is over', async () => {
    const { compte } = await neuf(VIEUX)
    const { jeton } = await transaction((tx) => creerJeton(tx, compte.id, 'activation', LE))
    await appliquerConservation(LE)
    expect(await lire(compte.id)).not.toBeNull()
    await appliquerConservation(new Date(LE.getTime() + 24 * 3_600_000))
    expect(await lire(compte.id)).toBeNull()
    expect(await activerCompte(jeton, LE)).toEqual({ ok: false, code: 'inconnu' })
  })

  test('leaves its organisme to who else belongs to it, to its demandes, to who waits for it', async () => {
    const [partage, demande, attendu] = [await neuf(VIEUX), await neuf(VIEUX), await neuf(VIEUX)]
    await makeMembre(partage.organisme.id, (await makeCompte()).id)
    await makeDemande({ statut: 'annulee', organismeId: demande.organisme.id, compteId: demande.compte.id })
    await getPrisma().rattachement.create({ data: { organismeId: attendu.organisme.id, compteId: (await makeCompte()).id } })
    await appliquerConservation(LE)
    for (const { compte, organisme: sien } of [partage, demande, attendu]) {
      expect(await lire(compte.id)).toBeNull()
      expect(await organisme(sien.id)).not.toBeNull()
    }
  })

  test('activated at the very moment it would go, it is one or the other', async () => {
    const { compte } = await neuf(VIEUX)
    const [supprime] = await Promise.all([
      supprimerNonActive(compte.id, LE),
      getPrisma().compte.updateMany({ where: { id: compte.id, activeLe: null }, data: { activeLe: LE } }),
    ])
    expect((await lire(compte.id)) === null).toBe(supprime)
  })

  test('an agent who never came goes too; a frozen account waits', async () => {
    const agent = await makeAgent({ activeLe: null, creeLe: VIEUX })
    const gele = await makeCompte({ activeLe: null, creeLe: VIEUX, geleLe: LE })
    await appliquerConservation(LE)
    expect([await lire(agent.id), (await lire(gele.id))?.id]).toEqual([null, gele.id])
  })
})

describe('an unused account', () => {
  const ancien = (donnees: Parameters<typeof makeCompte>[0] = {}) =>
    makeCompte({
      creeLe: le('2024-01-01T09:00:00Z'),
      activeLe: le('2024-01-01T10:00:00Z'),
      connecteLe: le('2024-12-01T09:00:00Z'),
      ...donnees,
    })
  const PREAVIS = LE
  const FIN = le('2026-12-29T02:30:00Z')

  test('is told thirty days before, once, then erased; its person may still come back meanwhile', async () => {
    const [parti, revenu] = [await ancien({ nom: 'Jeanne' }), await ancien({ motDePasse: MOT_DE_PASSE })]
    await appliquerConservation(PREAVIS)
    await appliquerConservation(PREAVIS)
    expect(await modeles(parti.email)).toEqual(['compte-inactif'])
    expect((await courriersDe(parti.email))[0]?.texte).toContain('28 décembre 2026')
    expect(await connecter(revenu.email, MOT_DE_PASSE, le('2026-12-10T09:00:00Z'))).toMatchObject({ ok: true })
    await appliquerConservation(le('2026-12-28T02:30:00Z'))
    expect((await lire(parti.id))?.effaceLe).toBeNull()
    await appliquerConservation(FIN)
    expect(await lire(parti.id)).toMatchObject({ email: adresseEffacee(parti.id), nom: null, effaceLe: FIN, desactiveLe: FIN })
    expect(await lire(revenu.id)).toMatchObject({ email: revenu.email, effaceLe: null })
    expect(await modeles(parti.email)).toEqual(['compte-supprime'])
    expect(await lignes(parti.id)).toEqual(['compte.prevenir_inactif', 'compte.fermer_inactif'])
  })

  test('stays while its person answers for an access or an open demande, or is its RGC', async () => {
    const seul = await ancien()
    const accepte = await makeDemande({ statut: 'acceptee' })
    await getPrisma().membre.deleteMany({ where: { organismeId: accepte.organismeId } })
    await makeMembre(accepte.organismeId, seul.id)
    const rgc = await ancien()
    await makeMembre(accepte.organismeId, rgc.id, 'rgc')
    expect(await traiterInactif(seul.id, PREAVIS)).toBe('rien')
    expect(await traiterInactif(rgc.id, PREAVIS)).toBe('rien')
    await getPrisma().acces.updateMany({ where: { organismeId: accepte.organismeId }, data: { statut: 'retire' } })
    expect(await traiterInactif(seul.id, PREAVIS)).toBe('prevenir')
    expect(await traiterInactif(rgc.id, PREAVIS)).toBe('prevenir')
  })

  test('of an agent is disabled and keeps its name, but for the last administrateur', async () => {
    const dates = {
      creeLe: le('2024-01-01T09:00:00Z'),
      activeLe: le('2024-01-01T10:00:00Z'),
      connecteLe: le('2024-06-01T09:00:00Z'),
    }
    const prevenu = { ...dates, preavisLe: le('2026-06-01T09:00:00Z') }
    const agent = await makeAgent({ ...prevenu, nom: 'Camille Durand' })
    await getPrisma().compte.updateMany({ where: { role: 'administrateur' }, data: { desactiveLe: LE } })
    const [un, deux] = [
      await makeAgent({ ...prevenu, role: 'administrateur' }),
      await makeAgent({ ...prevenu, role: 'administrateur' }),
    ]
    const session = await makeSession(agent.id)
    await appliquerConservation(LE)
    expect(await lire(agent.id)).toMatchObject({ desactiveLe: LE, effaceLe: null, nom: 'Camille Durand', email: agent.email })
    expect((await getPrisma().session.findUniqueOrThrow({ where: { id: session.id } })).finieLe).toEqual(LE)
    expect([await lire(un.id), await lire(deux.id)].map((compte) => compte?.desactiveLe)).toEqual([LE, null])
  })

  test('a frozen, a disabled and a demonstration account are left alone', async () => {
    for (const donnees of [{ geleLe: LE }, { desactiveLe: LE }, { demonstration: true }]) {
      const { id, email } = await ancien(donnees)
      await appliquerConservation(LE)
      expect(await modeles(email)).toEqual([])
      expect(await lire(id)).toMatchObject({ preavisLe: null, effaceLe: null })
    }
  })
})

test('run twice, or stopped in the middle, it comes to the same', async () => {
  const dates = {
    creeLe: le('2023-01-01T09:00:00Z'),
    activeLe: le('2023-01-01T10:00:00Z'),
    connecteLe: le('2024-01-01T09:00:00Z'),
  }
  const monde = async () => {
    const neuf = await makeGestionnaire({ compte: { activeLe: null, creeLe: le('2026-10-01T09:00:00Z') } })
    const prevenu = await makeCompte({ ...dates, ...avecTotp(), preavisLe: le('2026-06-01T09:00:00Z') })
    const oublie = await makeCompte(dates)
    return { neuf: neuf.compte.id, prevenu: prevenu.id, oublie: oublie.id }
  }
  const etat = async ({ neuf, prevenu, oublie }: Awaited<ReturnType<typeof monde>>) => ({
    neuf: await lire(neuf),
    prevenu: (await lire(prevenu))?.effaceLe,
    oublie: (await lire(oublie))?.preavisLe,
    lignes: [await lignes(neuf), await lignes(prevenu), await lignes(oublie)],
  })
  const temoin = await monde()
  await appliquerConservation(LE)
  const attendu = await etat(temoin)
  expect(attendu).toMatchObject({ neuf: null, prevenu: LE, oublie: LE })
  const avant = await empreinteDeLaBase()
  await appliquerConservation(LE)
  expect(await empreinteDeLaBase()).toEqual(avant)
  // The database fails at the first e-mail: what was done before stays, the rest is done by the next run.
  const coupe = await monde()
  await expect(avecPanne('"Courriel"', 'ecriture', () => appliquerConservation(LE))).rejects.toThrow()
  expect((await lire(coupe.neuf)) === null && (await lire(coupe.oublie))?.preavisLe).toBeNull()
  await appliquerConservation(LE)
  expect(await etat(coupe)).toEqual(attendu)
})
