import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { fermerMesAutresSessions, fermerUneSession } from '@/lib/session/actions'
import { loadReste, loadSessions } from '@/lib/session/loaders'
import { makeAgent, makeCompte, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const MINUTE = 60_000
const HEURE = 60 * MINUTE
const ilYA = (ms: number) => new Date(Date.now() - ms)

const formulaire = (champs: Record<string, string> = {}) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, valeur)
  return data
}
const lister = async (sessionId: string) => {
  const { issue } = await dansRequete({ sessionId }, loadSessions)
  return 'valeur' in issue ? issue.valeur.map(({ id }) => id) : issue
}
const fermer = async (sessionId: string, session: string) =>
  (await dansRequete({ sessionId }, () => fermerUneSession(IDLE, formulaire({ session })))).issue
const ouverte = async (id: string) =>
  (await getPrisma().session.findUniqueOrThrow({ where: { id }, select: { finieLe: true } })).finieLe === null

describe('the list of one’s sessions', () => {
  test('has this one first, then the others, last used first; none of another person', async () => {
    const { id } = await makeCompte()
    const ancienne = await makeSession(id, { creeLe: ilYA(3 * HEURE), vueLe: ilYA(HEURE) })
    const ici = await makeSession(id, { creeLe: ilYA(2 * HEURE), vueLe: ilYA(30 * MINUTE) })
    const recente = await makeSession(id, { vueLe: ilYA(MINUTE) })
    await makeSession((await makeCompte()).id)
    expect(await lister(ici.id)).toEqual([ici.id, recente.id, ancienne.id])
  })

  test('leaves out what is closed, idle, too old or waits for its second factor', async () => {
    const { id } = await makeAgent()
    const ici = await makeSession(id)
    await makeSession(id, { finieLe: new Date() })
    await makeSession(id, { vueLe: ilYA(31 * MINUTE) })
    await makeSession(id, { creeLe: ilYA(12 * HEURE) })
    await makeSession(id, { attendFacteur: true })
    const limite = await makeSession(id, { creeLe: ilYA(11 * HEURE), vueLe: ilYA(29 * MINUTE) })
    expect(await lister(ici.id)).toEqual([ici.id, limite.id])
  })
})

describe('ending sessions', () => {
  test('ends the one that is named, twice like once, with one line in the journal', async () => {
    const { id } = await makeCompte()
    const [ici, autre] = [await makeSession(id), await makeSession(id)]
    for (const _ of [1, 2]) expect(await fermer(ici.id, autre.id)).toEqual({ redirection: '/mon-compte/sessions?fermee=1' })
    expect([await ouverte(ici.id), await ouverte(autre.id)]).toEqual([true, false])
    expect(await lister(autre.id)).toEqual({ redirection: '/connexion?suite=%2Fmon-compte%2Fsessions' })
    const lignes = await getPrisma().journal.findMany({ where: { compteId: id, evenement: 'compte.fermer_sessions' } })
    expect(lignes).toMatchObject([{ donnees: { nombre: 1 }, acteurId: id }])
  })

  test('of another person is like ending one that does not exist', async () => {
    const [ici, etrangere] = [await makeSession((await makeCompte()).id), await makeSession((await makeCompte()).id)]
    expect(await fermer(ici.id, etrangere.id)).toEqual({ introuvable: true })
    expect(await fermer(ici.id, '01980000-0000-7000-8000-000000000000')).toEqual({ introuvable: true })
    expect(await ouverte(etrangere.id)).toBe(true)
    expect(await fermer(ici.id, "' OR 1=1 --")).toMatchObject({ valeur: { status: 'invalid' } })
  })

  test('all at once spares this one', async () => {
    const { id } = await makeCompte()
    const [ici, une, deux] = [await makeSession(id), await makeSession(id), await makeSession(id)]
    const { issue } = await dansRequete({ sessionId: ici.id }, () => fermerMesAutresSessions(IDLE, formulaire()))
    expect(issue).toEqual({ redirection: '/mon-compte/sessions?fermee=autres' })
    expect(await Promise.all([ici, une, deux].map((session) => ouverte(session.id)))).toEqual([true, false, false])
  })
})

test('what is left of a session is told without using it, and not once it is over', async () => {
  const { id } = await makeAgent()
  const session = await makeSession(id, { creeLe: ilYA(11 * HEURE), vueLe: ilYA(26 * MINUTE) })
  const reste = async () => (await dansRequete({ sessionId: session.id }, loadReste)).issue
  const { valeur } = (await reste()) as { valeur: { inactivite: number; absolue: number } }
  expect(Math.abs(valeur.inactivite - 4 * MINUTE)).toBeLessThan(2000)
  expect(Math.abs(valeur.absolue - HEURE)).toBeLessThan(2000)
  expect((await getPrisma().session.findUniqueOrThrow({ where: { id: session.id } })).vueLe).toEqual(session.vueLe)
  await getPrisma().session.update({ where: { id: session.id }, data: { finieLe: new Date() } })
  expect(await reste()).toEqual({ valeur: null })
})
