import { describe, expect, test } from 'vitest'
import { getPrisma, transaction } from '@/lib/core/db'
import { estConnu } from '@/lib/session/data'
import { donnerFacteur, finirSessions, ouvrirSession } from '@/lib/session/mutations'
import { empreinteAppareil } from '@/lib/session/rules'
import { makeAgent, makeCompte, makeSession } from '@/tests/support/factories'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const NAVIGATEUR = { navigateur: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', jetonAppareil: null }
const ouvrir = (compteId: string, jetonAppareil: string | null = null, methode: 'mot_de_passe' | 'cle_acces' = 'mot_de_passe') =>
  transaction((tx) => ouvrirSession(tx, { compteId, methode, ...NAVIGATEUR, jetonAppareil }, MAINTENANT))
const appareils = (compteId: string) => getPrisma().appareil.findMany({ where: { compteId } })

describe('opening a session', () => {
  test('makes the browser known once, of which only a fingerprint is kept', async () => {
    const { id } = await makeCompte()
    const premiere = await ouvrir(id)
    expect(premiere).toMatchObject({ attendFacteur: false, appareil: expect.stringMatching(/^[\w-]{43}$/) })
    const seconde = await ouvrir(id, premiere.appareil)
    expect(seconde.appareil).toBeNull()
    expect(await appareils(id)).toMatchObject([{ empreinte: empreinteAppareil(id, premiere.appareil ?? ''), vuLe: MAINTENANT }])
    expect(await getPrisma().compte.findUnique({ where: { id } })).toMatchObject({ connecteLe: MAINTENANT })
  })

  test('does not know another account’s browser, which keeps its cookie; a made-up token is replaced', async () => {
    const [un, autre] = [await makeCompte(), await makeCompte()]
    const { appareil } = await ouvrir(un.id)
    expect(await estConnu(autre.email, appareil ?? '')).toBe(false)
    expect((await ouvrir(autre.id, appareil)).appareil).toBeNull()
    expect([await estConnu(un.email, appareil ?? ''), await estConnu(autre.email, appareil ?? '')]).toEqual([true, true])
    expect((await ouvrir(un.id, 'inventé')).appareil).toMatch(/^[\w-]{43}$/)
    expect([(await appareils(un.id)).length, (await appareils(autre.id)).length]).toEqual([2, 1])
    expect([await estConnu('inconnue@essai.test', appareil ?? ''), await estConnu(un.email, 'inventé')]).toEqual([false, false])
  })

  test('several at once from one browser make one row of it', async () => {
    const { id } = await makeCompte()
    const { appareil } = await ouvrir(id)
    await getPrisma().appareil.deleteMany({ where: { compteId: id } })
    await Promise.all([1, 2, 3].map(() => ouvrir(id, appareil)))
    expect(await appareils(id)).toHaveLength(1)
  })

  test('waits for the second factor after a password, not after a passkey; the browser is known only then', async () => {
    const agent = await makeAgent({ totpSecret: 'x', totpConfirmeLe: MAINTENANT })
    expect(await ouvrir(agent.id, null, 'cle_acces')).toMatchObject({ attendFacteur: false })
    const { sessionId, attendFacteur, appareil } = await ouvrir(agent.id)
    expect([attendFacteur, appareil, (await appareils(agent.id)).length]).toEqual([true, null, 1])
    const donner = () => transaction((tx) => donnerFacteur(tx, { sessionId, compteId: agent.id, ...NAVIGATEUR }, MAINTENANT))
    expect(await donner()).toEqual({ ok: true, appareil: expect.any(String) })
    expect(await donner()).toEqual({ ok: false, appareil: null })
    expect(await getPrisma().session.findUnique({ where: { id: sessionId } })).toMatchObject({
      attendFacteur: false,
      facteurLe: MAINTENANT,
    })
  })
})

test('ending the sessions of an account spares the one that is named, and the other accounts', async () => {
  const [un, autre] = [await makeCompte(), await makeCompte()]
  const [ici] = [await makeSession(un.id), await makeSession(un.id), await makeSession(autre.id)]
  expect(await transaction((tx) => finirSessions(tx, un.id, MAINTENANT, ici?.id))).toBe(1)
  expect(await transaction((tx) => finirSessions(tx, un.id, MAINTENANT))).toBe(1)
  expect(await getPrisma().session.count({ where: { finieLe: null, compteId: { in: [un.id, autre.id] } } })).toBe(1)
})
