import { beforeAll, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { loadRechercheAjout } from '@/lib/inscription/loaders'
import { loadOrganismes } from '@/lib/membre/loaders'
import * as rattachementActions from '@/lib/rattachement/actions'
import { loadDemarche } from '@/lib/rattachement/loaders'
import { demanderRattachement, repondreRattachement } from '@/lib/rattachement/mutations'
import * as reclamationActions from '@/lib/reclamation/actions'
import { loadOpposition } from '@/lib/reclamation/loaders'
import {
  annulerReclamation,
  deposerReclamation,
  opposer,
  ouvrirOpposition,
  refuserReclamation,
  transfererMalgreOpposition,
} from '@/lib/reclamation/mutations'
import { courriersDe } from '@/tests/support/courriels'
import { makeAgent, makeCompte, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { makeReclamation } from '@/tests/support/factories/membres'
import { dansRequete } from '@/tests/support/request'

// Whoever asks for an organisme is told nothing of it but the SIRET that was typed, nor of anybody in it, at any point.
const LE = new Date('2026-11-20T09:00:00Z')

async function preparer() {
  const { organisme, compte } = await makeGestionnaire({
    organisme: {
      raisonSociale: 'Entreprise Rosalie Vigneron',
      enseigne: 'Chez Rosalie',
      courriel: 'rosalie@vigneron.test',
      telephone1: '+33698765432',
      voie: '7 sente des Lilas',
    },
    compte: { nom: 'Rosalie Vigneron' },
  })
  const [demandeur, agent] = [await makeCompte(), await makeAgent({ nom: 'Agnès Lantier' })]
  const sessionId = (await makeSession(demandeur.id)).id
  const secrets = [
    ...[organisme.id, organisme.raisonSociale, 'Rosalie', 'rosalie@vigneron.test', '98765432', 'sente des Lilas'],
    ...[compte.id, compte.email, 'Agnès', agent.email, agent.id, 'Je m’oppose'],
  ]
  return { organisme, compte, demandeur, agent, sessionId, secrets }
}
type Monde = Awaited<ReturnType<typeof preparer>>

/** All that the person can read: the pages' data, what the forms answer, and the e-mails. */
async function lireTout({ organisme: { siret }, demandeur, sessionId }: Monde): Promise<string> {
  const pages = [
    () => loadOrganismes({}),
    () => loadDemarche(siret),
    () => loadRechercheAjout({ siret, reponse: 'pris' }),
    async () => {
      const corps = new FormData()
      corps.set('siret', siret)
      corps.set('motif', 'Encore moi.')
      return [await reclamationActions.deposer(IDLE, corps), await rattachementActions.demander(IDLE, corps)]
    },
  ]
  const issues = []
  for (const page of pages) issues.push((await dansRequete({ sessionId }, page as () => Promise<unknown>)).issue)
  const courriers = (await courriersDe(demandeur.email)).flatMap(({ html, texte }) => [html, texte])
  return JSON.stringify([issues, courriers])
}
const trahis = async (monde: Monde) => {
  const lu = await lireTout(monde)
  return monde.secrets.filter((secret) => lu.includes(secret))
}

describe('a claim', () => {
  let monde: Monde
  let id: string
  beforeAll(async () => {
    monde = await preparer()
    const { organisme, demandeur } = monde
    await deposerReclamation({ siret: organisme.siret, compteId: demandeur.id, motif: 'x' }, LE)
    id = (await getPrisma().reclamation.findFirstOrThrow({ where: { organismeId: organisme.id } })).id
  })

  test('once made', async () => expect(await trahis(monde)).toEqual([]))

  test('once the owners are asked, and one has objected: the person gets no word of it', async () => {
    const avant = await courriersDe(monde.demandeur.email)
    await ouvrirOpposition({ id, agentId: monde.agent.id, motif: 'Fondée.' }, LE)
    expect(await trahis(monde)).toEqual([])
    await opposer({ id, compteId: monde.compte.id, motif: 'Je m’oppose.' }, LE)
    expect(await trahis(monde)).toEqual([])
    expect(await courriersDe(monde.demandeur.email)).toEqual(avant)
    const { issue } = await dansRequete({ sessionId: monde.sessionId }, () => loadOpposition(id, {}))
    expect(issue).toEqual({ introuvable: true })
  })

  test('once refused', async () => {
    await refuserReclamation({ id, agentId: monde.agent.id, motif: 'Dossier incomplet.' }, LE)
    expect(await trahis(monde)).toEqual([])
  })

  test('taken back', async () => {
    const { organisme, demandeur } = monde
    const { id: autre } = await makeReclamation(
      { organismeId: organisme.id, compteId: demandeur.id },
      { statut: 'en_opposition' },
    )
    await annulerReclamation({ id: autre, compteId: demandeur.id }, LE)
    expect(await trahis(monde)).toEqual([])
  })

  test('accepted: even then the e-mails name nobody', async () => {
    const { organisme, demandeur, agent } = monde
    const { id: autre } = await makeReclamation({ organismeId: organisme.id, compteId: demandeur.id }, { statut: 'opposee' })
    expect(await transfererMalgreOpposition({ id: autre, agentId: agent.id, motif: 'x' }, LE)).toEqual({ ok: true })
    const lu = JSON.stringify(await courriersDe(demandeur.email))
    expect(monde.secrets.filter((secret) => lu.includes(secret))).toEqual([])
  })
})

describe('a request to join', () => {
  test.each(['refuser', 'accepter'] as const)('made, then answered (%s)', async (reponse) => {
    const monde = await preparer()
    const { organisme, compte, demandeur } = monde
    await demanderRattachement({ siret: organisme.siret, compteId: demandeur.id, message: null }, LE)
    expect(await trahis(monde)).toEqual([])
    const { id } = await getPrisma().rattachement.findFirstOrThrow({ where: { organismeId: organisme.id } })
    await repondreRattachement(reponse, { id, organismeId: organisme.id, parId: compte.id }, LE)
    const lu = JSON.stringify(await courriersDe(demandeur.email))
    expect(monde.secrets.filter((secret) => lu.includes(secret))).toEqual([])
    if (reponse === 'refuser') expect(await trahis(monde)).toEqual([])
  })
})
