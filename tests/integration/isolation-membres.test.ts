import { beforeAll, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import * as demandeLoaders from '@/lib/demande/loaders'
import * as documentLoaders from '@/lib/document/loaders'
import * as preuveLoaders from '@/lib/preuve/loaders'
import { makeAgent, makeCompte, makeMembre, makeSession } from '@/tests/support/factories'
import { preparerDeuxOrganismes } from '@/tests/support/isolation'
import { dansRequete } from '@/tests/support/request'

// What isolation.test.ts keeps from organisme B, and who else may read it.
let monde: Awaited<ReturnType<typeof preparerDeuxOrganismes>>
beforeAll(async () => {
  monde = await preparerDeuxOrganismes(new Date('2026-11-20T09:00:00Z'))
})

describe('the objects of an organisme', () => {
  const charger = async (sessionId: string | undefined) => {
    const pages = [
      () => demandeLoaders.loadDemande(monde.ouverte),
      () => demandeLoaders.loadModification(monde.ouverte),
      () => demandeLoaders.loadEtat(monde.ouverte),
      () => documentLoaders.loadDocument(monde.acceptee),
      () => preuveLoaders.loadPreuve(monde.acceptee, null),
    ]
    const issues = await Promise.all(
      pages.map(async (page) => (await dansRequete({ sessionId }, page as () => Promise<unknown>)).issue),
    )
    return issues.map((issue) => {
      if ('valeur' in issue) return issue.valeur === null ? 'nothing' : 'shown'
      return 'introuvable' in issue ? '404' : issue.redirection
    })
  }
  const session = async (compteId: string) => (await makeSession(compteId)).id

  test('are shown to A’s gestionnaire', async () => {
    expect(await charger(await session(monde.a.compte.id))).toEqual(['shown', 'shown', 'shown', 'shown', 'shown'])
  })

  test('are shown to A’s RGC, who changes nothing', async () => {
    const { rgcCourriel } = await getPrisma().demande.findUniqueOrThrow({ where: { id: monde.acceptee } })
    const rgc = await getPrisma().compte.findUniqueOrThrow({ where: { email: rgcCourriel } })
    expect(await charger(await session(rgc.id))).toEqual(['shown', '404', 'shown', 'shown', 'shown'])
  })

  test('are shown to an agent on the agents’ pages only, but for the PDF and its proof', async () => {
    expect(await charger(await session((await makeAgent()).id))).toEqual(['404', '404', 'nothing', 'shown', 'shown'])
  })

  test('are not shown to a person without organisme, nor to one who left it', async () => {
    const parti = await makeCompte()
    await makeMembre(monde.a.organisme.id, parti.id)
    const sessionId = (await makeSession(parti.id, { organismeId: monde.a.organisme.id })).id
    expect(await charger(sessionId)).toEqual(['shown', 'shown', 'shown', 'shown', 'shown'])
    await getPrisma().membre.deleteMany({ where: { compteId: parti.id } })
    expect(await charger(sessionId)).toEqual(['404', '404', 'nothing', 'nothing', 'nothing'])
  })

  test('ask whoever is not signed in to sign in, and come back', async () => {
    const page = `/adhesion/${monde.ouverte}`
    const versConnexion = (suite: string) => `/connexion?suite=${encodeURIComponent(suite)}`
    expect(await charger(undefined)).toEqual([
      versConnexion(page),
      versConnexion(`${page}/modifier`),
      'nothing',
      'nothing',
      'nothing',
    ])
  })
})
