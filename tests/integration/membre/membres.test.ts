import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { exigerGestionnaire, getSession } from '@/lib/core/session'
import { findMembres } from '@/lib/membre/data'
import { changerMembre, changerOrganisme } from '@/lib/membre/mutations'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeGestionnaire, makeMembre, makeSession } from '@/tests/support/factories'
import { makeInvitation, makeRattachement } from '@/tests/support/factories/membres'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const lire = async (sessionId: string) => (await dansRequete({ sessionId }, getSession)).issue
const roles = async (organismeId: string) =>
  (await getPrisma().membre.findMany({ where: { organismeId } })).map(({ compteId, role }) => `${compteId} ${role}`)
const lignes = (organismeId: string) => getPrisma().journal.findMany({ where: { organismeId }, orderBy: { id: 'asc' } })

/** An organisme of two gestionnaires. */
async function deux() {
  const { organisme, compte } = await makeGestionnaire()
  const autre = await makeCompte()
  await makeMembre(organisme.id, autre.id)
  return { organisme, moi: compte, autre }
}

describe('who is taken the role of gestionnaire', () => {
  test('loses access at the next request, is told, and the invitations sent by this person are void', async () => {
    const { organisme, moi, autre } = await deux()
    const session = await makeSession(autre.id, { organismeId: organisme.id })
    const sienne = await makeInvitation(organisme.id, { inviteParId: autre.id })
    const mienne = await makeInvitation(organisme.id, { inviteParId: moi.id })
    const geste = { organismeId: organisme.id, compteId: autre.id, parId: moi.id }
    expect(await changerMembre('retirer', geste, LE)).toEqual({ ok: true })
    expect(await lire(session.id)).toEqual({ valeur: null })
    expect(await roles(organisme.id)).toEqual([`${moi.id} gestionnaire`])
    expect((await courriersDe(autre.email)).map(({ modele }) => modele)).toEqual(['membre-change'])
    expect((await courriersDe(autre.email))[0]?.texte).not.toContain(moi.email)
    const relire = async (id: string) => (await getPrisma().invitation.findUniqueOrThrow({ where: { id } })).annuleeLe
    expect([await relire(sienne.id), await relire(mienne.id)]).toEqual([LE, null])
    expect(await lignes(organisme.id)).toMatchObject([{ evenement: 'membre.retirer', acteurId: moi.id, compteId: autre.id }])
  })

  test('keeps the organismes that are left, and never acts for the lost one again', async () => {
    const { organisme, moi, autre } = await deux()
    const { id: ailleurs } = (await makeGestionnaire()).organisme
    await makeMembre(ailleurs, autre.id)
    await changerMembre('retirer', { organismeId: organisme.id, compteId: autre.id, parId: moi.id }, LE)
    const session = await makeSession(autre.id, { organismeId: organisme.id })
    const { issue } = await dansRequete({ sessionId: session.id }, () => exigerGestionnaire('/organisme'))
    expect(issue).toMatchObject({ valeur: { organismeId: ailleurs } })
  })

  test('keeps the role of RGC, which only a demande changes', async () => {
    const { organisme, moi, autre } = await deux()
    await makeMembre(organisme.id, autre.id, 'rgc')
    const geste = { organismeId: organisme.id, compteId: autre.id, parId: moi.id }
    expect(await changerMembre('retirer', geste, LE)).toEqual({ ok: true })
    expect(await changerMembre('retirer', geste, LE)).toEqual({ ok: false, code: 'rgc_seul' })
    expect((await roles(organisme.id)).sort()).toEqual([`${moi.id} gestionnaire`, `${autre.id} rgc`].sort())
    expect(await changerMembre('promouvoir', geste, LE)).toEqual({ ok: true })
    expect(await roles(organisme.id)).toHaveLength(3)
  })
})

describe('leaving', () => {
  test('keeps the session, which goes on without the organisme', async () => {
    const { organisme, moi, autre } = await deux()
    const session = await makeSession(autre.id, { organismeId: organisme.id })
    const geste = { organismeId: organisme.id, compteId: autre.id, parId: autre.id }
    expect(await changerMembre('quitter', geste, LE)).toEqual({ ok: true })
    expect(await lire(session.id)).toMatchObject({ valeur: { organismeId: null, membres: [] } })
    expect(await courriersDe(autre.email)).toEqual([])
    expect(await changerMembre('quitter', { organismeId: organisme.id, compteId: moi.id, parId: moi.id }, LE)).toEqual({
      ok: false,
      code: 'dernier_gestionnaire',
    })
  })
})

describe('an organisme always keeps a gestionnaire who can act', () => {
  test.each([
    ['who leave at once', 'quitter', 'quitter'],
    ['who remove each other at once', 'retirer', 'retirer'],
    ['of whom one leaves while the other removes', 'quitter', 'retirer'],
  ] as const)('of two %s', async (_nom, geste, autreGeste) => {
    for (let fois = 0; fois < 8; fois += 1) {
      const { organisme, moi, autre } = await deux()
      const faire = (quoi: 'quitter' | 'retirer', par: string, contre: string) =>
        changerMembre(quoi, { organismeId: organisme.id, compteId: quoi === 'quitter' ? par : contre, parId: par }, LE)
      const essais = await Promise.all([faire(geste, moi.id, autre.id), faire(autreGeste, autre.id, moi.id)])
      expect(essais.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await roles(organisme.id)).toHaveLength(1)
    }
  })

  test.each([
    ['not activated', { activeLe: null }],
    ['disabled', { desactiveLe: LE }],
    ['frozen', { geleLe: LE }],
  ])('one whose account is %s does not count', async (_nom, etat) => {
    const { organisme, moi, autre } = await deux()
    await getPrisma().compte.update({ where: { id: autre.id }, data: etat })
    const geste = { organismeId: organisme.id, compteId: moi.id, parId: moi.id }
    expect(await changerMembre('quitter', geste, LE)).toEqual({ ok: false, code: 'dernier_gestionnaire' })
  })
})

describe('a change that is refused, or that fails', () => {
  test('writes nothing', async () => {
    const { organisme, moi, autre } = await deux()
    const etranger = (await makeGestionnaire()).compte
    const avant = await empreinteDeLaBase()
    const essayer = (geste: 'retirer' | 'promouvoir', compteId: string, parId: string) =>
      changerMembre(geste, { organismeId: organisme.id, compteId, parId }, LE)
    expect(await essayer('retirer', autre.id, etranger.id)).toEqual({ ok: false, code: 'introuvable' })
    expect(await essayer('retirer', etranger.id, moi.id)).toEqual({ ok: false, code: 'introuvable' })
    expect(await essayer('retirer', moi.id, moi.id)).toEqual({ ok: false, code: 'soi_meme' })
    expect(await essayer('promouvoir', autre.id, moi.id)).toEqual({ ok: false, code: 'deja_gestionnaire' })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test.each(['"Journal"', '"Courriel"', '"Session"'])('leaves nothing half done (%s)', async (table) => {
    const { organisme, moi, autre } = await deux()
    await makeSession(autre.id)
    const avant = await empreinteDeLaBase()
    const geste = { organismeId: organisme.id, compteId: autre.id, parId: moi.id }
    await expect(avecPanne(table, 'ecriture', () => changerMembre('retirer', geste, LE))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})

describe('the session', () => {
  test('goes on to an organisme of the person, and to no other', async () => {
    const { organisme, moi } = await deux()
    const { organisme: second } = await makeGestionnaire()
    const { organisme: etranger } = await makeGestionnaire()
    await makeMembre(second.id, moi.id)
    const session = await makeSession(moi.id, { organismeId: organisme.id })
    const changer = (organismeId: string) => changerOrganisme({ id: session.id, compteId: moi.id }, organismeId)
    expect(await changer(second.id)).toBe(true)
    expect(await lire(session.id)).toMatchObject({ valeur: { organismeId: second.id } })
    expect(await changer(etranger.id)).toBe(false)
    expect(await changer('01900000-0000-7000-8000-000000000000')).toBe(false)
    expect(await lire(session.id)).toMatchObject({ valeur: { organismeId: second.id } })
  })

  test('of another person is never moved', async () => {
    const { organisme, moi, autre } = await deux()
    const session = await makeSession(autre.id)
    expect(await changerOrganisme({ id: session.id, compteId: moi.id }, organisme.id)).toBe(false)
  })

  test('that nobody chose an organisme for is about the first one that was joined', async () => {
    const { compte, organisme } = await makeGestionnaire()
    const { organisme: second } = await makeGestionnaire()
    await makeMembre(second.id, compte.id)
    const where = { organismeId_compteId_role: { organismeId: second.id, compteId: compte.id, role: 'gestionnaire' } } as const
    await getPrisma().membre.update({ where, data: { creeLe: new Date('2020-01-01') } })
    const session = await makeSession(compte.id)
    expect(await lire(session.id)).toMatchObject({ valeur: { organismeId: second.id } })
    expect(organisme.id).not.toBe(second.id)
  })
})

test('the list has each person once with every role, the open invitations, and who asks', async () => {
  const { organisme, moi, autre } = await deux()
  await makeMembre(organisme.id, moi.id, 'rgc')
  await makeInvitation(organisme.id, { email: 'a@essai.test', expireLe: LE })
  await makeInvitation(organisme.id, { email: 'b@essai.test', accepteeLe: LE })
  await makeInvitation(organisme.id, { email: 'c@essai.test', annuleeLe: LE })
  await makeRattachement(organisme.id, (await makeCompte()).id, { statut: 'refuse' })
  await makeRattachement(organisme.id, (await makeCompte({ email: 'd@essai.test' })).id, { message: 'Bonjour' })
  const { membres, invitations, rattachements } = await findMembres(organisme.id, LE)
  expect(membres.map(({ compteId, roles: siens }) => [compteId, siens.toSorted()])).toEqual([
    [moi.id, ['gestionnaire', 'rgc']],
    [autre.id, ['gestionnaire']],
  ])
  expect(invitations).toMatchObject([{ email: 'a@essai.test', expiree: true }])
  expect(rattachements).toMatchObject([{ message: 'Bonjour', compte: { email: 'd@essai.test' } }])
})
