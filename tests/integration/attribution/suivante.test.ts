import { describe, expect, test } from 'vitest'
import { changerAgent } from '@/lib/agent/mutations'
import { libererDemande, marquerPresence, oublierPresences, prendreDemande, prendreSuivante } from '@/lib/attribution/mutations'
import { PRESENCE_GARDEE_MS, PRESENCE_MS } from '@/lib/attribution/rules'
import { getPrisma } from '@/lib/core/db'
import { accepterDemande } from '@/lib/decision/mutations'
import { makeAgent, makeDemande } from '@/tests/support/factories'
import { ecartsDeLaFile } from '@/tests/support/file'

const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const apres = (ms: number) => new Date(MAINTENANT.getTime() + ms)
const enCharge = async (id: string) => (await getPrisma().demande.findUniqueOrThrow({ where: { id } })).agentId
const lignes = (demandeId: string) =>
  getPrisma().journal.findMany({ where: { donnees: { path: ['demandeId'], equals: demandeId } }, orderBy: { id: 'asc' } })

describe('« Je m’en charge »', () => {
  test('assigns the demande, once, and says so in the organisme’s dossier', async () => {
    const [un, deux] = [await makeAgent(), await makeAgent()]
    const { id, organismeId } = await makeDemande({ statut: 'en_attente' })
    const prendre = (agentId: string, attendu: string | null = null) =>
      prendreDemande({ demandeId: id, agentId, attendu }, MAINTENANT)
    const issues = await Promise.all([prendre(un.id), prendre(deux.id)])
    expect(issues.map((issue) => (issue.ok ? 'ok' : issue.code)).sort()).toEqual(['deja_prise', 'ok'])
    const gagnant = issues[0]?.ok ? un.id : deux.id
    const perdant = issues[0]?.ok ? deux.id : un.id
    expect(await enCharge(id)).toBe(gagnant)
    expect(await libererDemande({ demandeId: id, agentId: perdant }, MAINTENANT)).toEqual({ ok: false, code: 'pas_a_vous' })
    expect(await prendre(perdant, gagnant)).toEqual({ ok: true }) // in the other’s place, knowing it
    expect(await libererDemande({ demandeId: id, agentId: perdant }, MAINTENANT)).toEqual({ ok: true })
    expect(await enCharge(id)).toBeNull()
    expect(
      (await lignes(id)).map(({ evenement, acteurId, organismeId: ou, demandeId }) => [evenement, acteurId, ou, demandeId]),
    ).toEqual([
      ['demande.attribuer', gagnant, organismeId, null],
      ['demande.attribuer', perdant, organismeId, null],
      ['demande.liberer', perdant, organismeId, null],
    ])
  })

  test('is refused for what awaits nothing, and for what does not exist', async () => {
    const { id: agentId } = await makeAgent()
    const { id } = await makeDemande({ statut: 'acceptee' })
    const absente = '01900000-0000-7000-8000-000000000000'
    expect(await prendreDemande({ demandeId: id, agentId, attendu: null }, MAINTENANT)).toEqual({
      ok: false,
      code: 'rien_a_prendre',
    })
    expect(await prendreDemande({ demandeId: absente, agentId, attendu: null }, MAINTENANT)).toMatchObject({
      code: 'introuvable',
    })
    expect(await libererDemande({ demandeId: absente, agentId }, MAINTENANT)).toMatchObject({ code: 'introuvable' })
  })

  test('ends for an agent who leaves, and the decision keeps who had it', async () => {
    const [{ id: parId }, { id: compteId }] = [await makeAgent({ role: 'administrateur' }), await makeAgent()]
    await makeAgent({ role: 'administrateur' })
    const { id } = await makeDemande({ statut: 'en_attente' })
    const decidee = await makeDemande({ statut: 'en_attente' })
    for (const demandeId of [id, decidee.id]) await prendreDemande({ demandeId, agentId: compteId, attendu: null }, MAINTENANT)
    await accepterDemande({ demandeId: decidee.id, acceptationId: decidee.acceptationId ?? '', agentId: compteId }, MAINTENANT)
    expect(await changerAgent('desactiver', { compteId, parId }, MAINTENANT)).toEqual({ ok: true })
    expect([await enCharge(id), await enCharge(decidee.id)]).toEqual([null, compteId])
  })
})

describe('« Suivante »', () => {
  test('two agents who press it a hundred times each at once never get the same demande, and get the oldest', async () => {
    await getPrisma().demande.updateMany({ data: { statut: 'annulee' } })
    const debut = Date.parse('2026-10-01T08:00:00Z')
    const voulues: string[] = []
    for (let n = 0; n < 210; n++)
      voulues.push((await makeDemande({ statut: 'en_attente', valideeLe: new Date(debut + n * 60_000) })).id)
    const agents = [await makeAgent(), await makeAgent()]
    const prises = await Promise.all(
      agents.map(async ({ id }) => {
        // All at once but for the pool: ten are under way at any time.
        const siennes = await Promise.all(Array.from({ length: 100 }, () => prendreSuivante(id, MAINTENANT)))
        return siennes.map((prise) => (prise.ok ? prise.demandeId : prise.code))
      }),
    )
    const toutes = prises.flat()
    expect(toutes).toHaveLength(200)
    expect(new Set(toutes).size).toBe(200)
    expect(toutes.toSorted()).toEqual(voulues.slice(0, 200).toSorted())
    for (const [rang, { id }] of agents.entries())
      expect(await getPrisma().demande.count({ where: { agentId: id, id: { in: prises[rang] ?? [] } } })).toBe(100)
    expect(await ecartsDeLaFile()).toEqual({ lignes: [], comptes: [], mots: [] })
  }, 120_000)

  test('passes over what is being decided, without waiting, and says when nothing is left', async () => {
    const { id: agentId } = await makeAgent()
    await getPrisma().demande.updateMany({ data: { statut: 'annulee' } })
    const premiere = await makeDemande({ statut: 'en_attente', valideeLe: apres(-3_600_000) })
    const seconde = await makeDemande({ statut: 'en_attente', valideeLe: MAINTENANT })
    await getPrisma().$transaction(async (tx) => {
      await tx.demande.update({ where: { id: premiere.id }, data: { statut: 'refusee' } })
      expect(await prendreSuivante(agentId, MAINTENANT)).toEqual({ ok: true, demandeId: seconde.id })
      expect(await prendreSuivante(agentId, MAINTENANT)).toEqual({ ok: false, code: 'aucune' })
    })
    expect(await prendreSuivante(agentId, MAINTENANT)).toEqual({ ok: false, code: 'aucune' })
  })
})

describe('who has a demande open', () => {
  test('is told to the others for a minute and a half after the last sign of life', async () => {
    const { id: demandeId } = await makeDemande({ statut: 'en_attente' })
    const [alix, noa] = [await makeAgent({ nom: 'Alix Premier' }), await makeAgent({ nom: 'Noa Second' })]
    const voir = async (compteId: string, maintenant: Date) =>
      (await marquerPresence({ demandeId, compteId }, maintenant)).presents
    expect(await voir(alix.id, MAINTENANT)).toEqual([])
    expect(await voir(noa.id, apres(PRESENCE_MS - 1))).toEqual(['Alix Premier'])
    expect(await voir(noa.id, apres(PRESENCE_MS))).toEqual([])
    expect(await voir(alix.id, apres(PRESENCE_MS))).toEqual(['Noa Second'])
    expect((await marquerPresence({ demandeId, compteId: noa.id, aNommer: [noa.id] }, apres(PRESENCE_MS))).noms).toEqual({
      [alix.id]: `Alix Premier, ${alix.email}`,
      [noa.id]: `Noa Second, ${noa.email}`,
    })
    expect(await oublierPresences(apres(PRESENCE_MS + PRESENCE_GARDEE_MS))).toBe(0)
    expect(await oublierPresences(apres(PRESENCE_MS + PRESENCE_GARDEE_MS + 1))).toBe(2)
  })
})
