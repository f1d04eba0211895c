import { createHmac } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changerMotDePasse } from '@/lib/compte/mutations'
import { sessionCookie } from '@/lib/core/auth'
import { getPrisma } from '@/lib/core/db'
import { getSecret } from '@/lib/core/env'
import { exigerAgent, exigerGestionnaire, getSession, observerSession, poserSession, retirerSession } from '@/lib/core/session'
import { fermerSession } from '@/lib/session/mutations'
import {
  avecTotp,
  cookieDeSession,
  makeAgent,
  makeCompte,
  makeGestionnaire,
  makeMembre,
  makeOrganisme,
  makeSession,
} from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const T0 = new Date('2026-11-02T09:00:00Z')
const MINUTE = 60_000
const HEURE = 60 * MINUTE

// Only the clock's reading: timers stay real.
const le = (ms: number) => vi.setSystemTime(new Date(T0.getTime() + ms))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  le(0)
})
afterEach(() => vi.useRealTimers())

const ouvrir = async (compteId: string) => (await makeSession(compteId, { creeLe: T0, vueLe: T0 })).id
const lire = async (sessionId: string) => (await dansRequete({ sessionId }, getSession)).issue
const lireCookie = async (valeur: string) =>
  (await dansRequete({ cookies: { [sessionCookie().name]: valeur } }, getSession)).issue
const personne = { valeur: null }

describe('a session', () => {
  test('says who, with which role, for which organisme', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const id = await ouvrir(compte.id)
    const { raisonSociale, siret } = organisme
    const membres = [{ organismeId: organisme.id, role: 'gestionnaire', raisonSociale, siret }]
    const { email } = compte
    const attendue = {
      id,
      compteId: compte.id,
      email,
      nom: null,
      role: 'organisme',
      organismeId: organisme.id,
      membres,
      gelees: [],
      demonstration: false,
      aFacteur: false,
      fins: { inactivite: new Date(T0.getTime() + 2 * HEURE), absolue: new Date(T0.getTime() + 12 * HEURE) },
      facteurExige: false,
      facteurManquant: false,
      preuveLe: T0,
    }
    expect(await lire(id)).toEqual({ valeur: attendue })
  })

  test.each([
    ['an organisme', makeCompte, 120 * MINUTE],
    ['an agent', makeAgent, 30 * MINUTE],
  ])('of %s ends when it stays idle', async (_nom, makePersonne, limite) => {
    const id = await ouvrir((await makePersonne()).id)
    le(limite + 1)
    expect(await lire(id)).toEqual(personne)
    le(limite)
    expect(await lire(id)).toMatchObject({ valeur: { id } })
    le(2 * limite) // the use just before counts
    expect(await lire(id)).toMatchObject({ valeur: { id } })
  })

  test('ends 12 hours after it began, however busy', async () => {
    const id = await ouvrir((await makeCompte()).id)
    const { value } = await cookieDeSession(id)
    for (let heure = 1; heure < 12; heure += 1) {
      le(heure * HEURE)
      expect(await lireCookie(value)).toMatchObject({ valeur: { id } })
    }
    le(12 * HEURE - 1)
    expect(await lireCookie(value)).toMatchObject({ valeur: { id } })
    le(12 * HEURE)
    expect(await lire(id)).toEqual(personne) // with a cookie that says it is fresh
  })

  test('writes its last use once a minute at most', async () => {
    const id = await ouvrir((await makeCompte()).id)
    const vueLe = async () => (await getPrisma().session.findUniqueOrThrow({ where: { id } })).vueLe.getTime() - T0.getTime()
    le(MINUTE)
    await lire(id)
    expect(await vueLe()).toBe(0)
    le(MINUTE + 1)
    await lire(id)
    expect(await vueLe()).toBe(MINUTE + 1)
  })

  test('that a page looks at by itself is not used, and still ends', async () => {
    const id = await ouvrir((await makeAgent()).id)
    const observer = async () => (await dansRequete({ sessionId: id }, observerSession)).issue
    for (let minute = 5; minute <= 30; minute += 5) {
      le(minute * MINUTE)
      expect(await observer()).toMatchObject({ valeur: { id, fins: { inactivite: new Date(T0.getTime() + 30 * MINUTE) } } })
    }
    le(30 * MINUTE + 1)
    expect([await observer(), await lire(id)]).toEqual([personne, personne])
  })

  test('is over at once after sign-out, a password change elsewhere, and the closing of its account [SEC-P6] [SEC-P7] [SEC-P11]', async () => {
    const { id: compteId } = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const [une, deux, trois] = [await ouvrir(compteId), await ouvrir(compteId), await ouvrir(compteId)]
    await fermerSession(une, T0)
    expect(await lire(une)).toEqual(personne)
    const changement = { compteId, sessionId: trois, actuel: MOT_DE_PASSE, nouveau: 'tout autre chose que prévu' }
    await changerMotDePasse(changement, T0)
    expect([await lire(deux), await lire(trois)]).toMatchObject([personne, { valeur: { id: trois } }])
    await getPrisma().compte.update({ where: { id: compteId }, data: { desactiveLe: T0 } })
    expect(await lire(trois)).toEqual(personne)
  })

  test('of an agent who no longer is one opens no agents’ page', async () => {
    const { id: compteId } = await makeAgent()
    const sessionId = await ouvrir(compteId)
    const entrer = () => dansRequete({ sessionId }, () => exigerAgent('/admin/demandes'))
    expect((await entrer()).issue).toMatchObject({ valeur: { compteId } })
    await getPrisma().compte.update({ where: { id: compteId }, data: { role: 'organisme' } })
    expect((await entrer()).issue).toEqual({ introuvable: true })
  })
})

describe('a cookie that the portal did not write is nobody’s [SEC-P8]', () => {
  const base64 = (valeur: object) => Buffer.from(JSON.stringify(valeur)).toString('base64url')

  test.each<[string, (sub: string) => string | Promise<string>]>([
    ['empty', () => ''],
    ['the identifier alone', (sub) => sub],
    ['of another key', (sub) => encode({ token: { sub }, secret: 'another-secret-of-the-tests-0123456789' })],
    ['unsigned (alg: none)', (sub) => `${base64({ alg: 'none' })}.${base64({ sub, role: 'administrateur' })}.`],
    [
      'signed where it should be encrypted',
      (sub) => {
        const debut = `${base64({ alg: 'HS256' })}.${base64({ sub })}`
        return `${debut}.${createHmac('sha256', getSecret()).update(debut).digest('base64url')}`
      },
    ],
    [
      'with one sign changed',
      async (sub) => {
        const valeur = await encode({ token: { sub }, secret: getSecret() })
        // Not the last one: part of its bits are padding, and say nothing.
        const rang = valeur.length - 10
        return valeur.slice(0, rang) + (valeur[rang] === 'A' ? 'B' : 'A') + valeur.slice(rang + 1)
      },
    ],
    ['past its end', (sub) => encode({ token: { sub }, secret: getSecret(), maxAge: -60 })],
    [
      'about a session that does not exist',
      () => encode({ token: { sub: '7f0c2a52-5d3e-4c1b-9a56-0123456789ab' }, secret: getSecret() }),
    ],
    ['about something else', () => encode({ token: { sub: "' OR 1=1 --" }, secret: getSecret() })],
    ['about nothing', () => encode({ token: {}, secret: getSecret() })],
  ])('%s', async (_nom, forger) => {
    const id = await ouvrir((await makeAgent()).id)
    expect(await lireCookie(await forger(id))).toEqual(personne)
    expect(await lire(id)).toMatchObject({ valeur: { id } })
  })

  test('and a role written in it counts for nothing', async () => {
    const id = await ouvrir((await makeCompte()).id)
    const valeur = await encode({ token: { sub: id, role: 'administrateur', email: 'admin@essai.test' }, secret: getSecret() })
    expect(await lireCookie(valeur)).toMatchObject({ valeur: { id, role: 'organisme' } })
  })
})

describe('the gates', () => {
  test('let a gestionnaire act for the organisme of the session, and nobody else', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const entrer = async (sessionId?: string) =>
      (await dansRequete({ sessionId }, () => exigerGestionnaire('/organisme?a=1'))).issue
    expect(await entrer(await ouvrir(compte.id))).toMatchObject({ valeur: { organismeId: organisme.id, compteId: compte.id } })
    expect(await entrer(await ouvrir((await makeAgent()).id))).toEqual({ introuvable: true })
    expect(await entrer()).toEqual({ redirection: '/connexion?suite=%2Forganisme%3Fa%3D1' })
    // A session row that names an organisme its person is not a member of gives no right on it.
    const intrus = await makeSession((await makeCompte()).id, { organismeId: organisme.id, creeLe: T0, vueLe: T0 })
    expect(await entrer(intrus.id)).toEqual({ introuvable: true })
  })

  test('act for one organisme at a time, with the role held there', async () => {
    const { organisme, compte } = await makeGestionnaire({ compte: avecTotp() })
    const [second, gere] = [await makeOrganisme(), await makeOrganisme()]
    await makeMembre(second.id, compte.id, 'rgc')
    await makeMembre(gere.id, compte.id, 'gestionnaire')
    const entrer = async (organismeId: string) => {
      const session = await makeSession(compte.id, { organismeId, creeLe: T0, vueLe: T0 })
      return (await dansRequete({ sessionId: session.id }, () => exigerGestionnaire('/organisme'))).issue
    }
    expect(await entrer(organisme.id)).toMatchObject({ valeur: { organismeId: organisme.id } })
    expect(await entrer(gere.id)).toMatchObject({ valeur: { organismeId: gere.id } })
    expect(await entrer(second.id)).toEqual({ introuvable: true })
  })

  test('give the browser a cookie that opens the session, and take it back', async () => {
    const id = await ouvrir((await makeCompte()).id)
    const { poses } = await dansRequete({}, () => poserSession(id, null))
    const [valeur = ''] = Object.values(poses)
    expect(Object.keys(poses)).toEqual([sessionCookie().name])
    expect(valeur).not.toContain(id)
    expect(await lireCookie(valeur)).toMatchObject({ valeur: { id } })
    const retrait = await dansRequete({ sessionId: id }, retirerSession)
    expect(retrait.poses).toEqual({ [sessionCookie().name]: '' })
  })
})
