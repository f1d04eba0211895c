import { beforeAll, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import type { FormAction } from '@/lib/core/form-state'
import { lancer, preparer } from '@/lib/lot/actions'
import { faireLot } from '@/lib/lot/jobs'
import { loadAvancement, loadLot, loadLots } from '@/lib/lot/loaders'
import { envoyer, etatDe } from '@/tests/support/actions'
import { makeAgent, makeCompte, makeDemande, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

let sessionId: string
let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent()).id
  sessionId = (await makeSession(agentId)).id
})

const agir = (action: FormAction, champs: [string, string][], par = sessionId) => envoyer(action, champs, par)
async function preparerDe(champs: [string, string][]) {
  const issue = await agir(preparer, [['decision', 'accepter'], ...champs])
  const adresse = 'redirection' in issue ? issue.redirection : ''
  const [, lotId = '', ecartees = ''] = /^\/admin\/lots\/([0-9a-f-]{36})(?:\?ecartees=(\d+))?$/.exec(adresse) ?? []
  return { lotId, ecartees, issue }
}
const demandesDe = async (lotId: string) =>
  (await getPrisma().lotLigne.findMany({ where: { lotId }, orderBy: { rang: 'asc' } })).map(({ demandeId }) => demandeId)

test('the ticked demandes make a lot, one alone too, and none is said', async () => {
  const [une, deux] = [await makeDemande({ statut: 'en_attente' }), await makeDemande({ statut: 'en_attente' })]
  const decidee = await makeDemande({ statut: 'refusee' })
  expect(await demandesDe((await preparerDe([['demandeId', une.id]])).lotId)).toEqual([une.id])
  const plusieurs = await preparerDe([une.id, deux.id, decidee.id].map((id) => ['demandeId', id]))
  expect((await demandesDe(plusieurs.lotId)).sort()).toEqual([une.id, deux.id].sort())
  expect(plusieurs.ecartees).toBe('1')
  expect(etatDe((await preparerDe([])).issue)).toMatchObject({ status: 'refused', code: 'aucune' })
  expect(etatDe(await agir(preparer, [['demandeId', une.id]]))).toMatchObject({
    status: 'invalid',
    fieldErrors: { decision: expect.any(String) },
  })
})

test('a whole list of the queue makes a lot: what its filter finds and awaits, whatever the page', async () => {
  const { id: organismeId, siret } = await makeOrganisme()
  await makeDemande({ statut: 'refusee', organismeId })
  const demande = await makeDemande({ statut: 'en_attente', organismeId })
  const { lotId } = await preparerDe([
    ['toutes', 'on'],
    ['requete', `q=siret:${siret}`],
  ])
  expect(await demandesDe(lotId)).toEqual([demande.id])
  const { issue } = await preparerDe([
    ['toutes', 'on'],
    ['requete', 'q=avant:pas-une-date'],
  ])
  expect(etatDe(issue)).toMatchObject({ status: 'refused', code: 'aucune' })
})

test('a lot is read, launched, and followed by its agent and administrateurs alone', async () => {
  const demande = await makeDemande({ statut: 'en_attente' })
  const { lotId } = await preparerDe([['demandeId', demande.id]])
  const autre = (await makeSession((await makeAgent()).id)).id
  const chef = (await makeSession((await makeAgent({ role: 'administrateur' })).id)).id
  const voir = async (par?: string) => (await dansRequete({ sessionId: par }, () => loadLot(lotId, { ecartees: '2' }))).issue
  expect(await voir(sessionId)).toMatchObject({ valeur: { sien: true, ecartees: 2 } })
  expect(await voir(chef)).toMatchObject({ valeur: { sien: false } })
  expect(await voir(autre)).toEqual({ introuvable: true })
  expect(etatDe(await agir(lancer, [['lotId', lotId]], chef))).toMatchObject({ code: 'introuvable' })

  const lecture = etatDe(await agir(lancer, [['lotId', lotId]]))
  expect(lecture).toMatchObject({ status: 'apercu', courriels: [{}, {}] })
  const lu = lecture.status === 'apercu' ? lecture.lu : ''
  expect(
    await agir(lancer, [
      ['lotId', lotId],
      ['lu', lu],
    ]),
  ).toEqual({ redirection: `/admin/lots/${lotId}` })
  expect(
    etatDe(
      await agir(lancer, [
        ['lotId', lotId],
        ['lu', lu],
      ]),
    ),
  ).toMatchObject({ code: 'deja_lance' })

  const suivre = async (par?: string) => (await dansRequete({ sessionId: par }, () => loadAvancement(lotId))).issue
  expect(await suivre(sessionId)).toEqual({ valeur: 'en_cours/1' })
  const lister = async (par: string) => (await dansRequete({ sessionId: par }, loadLots)).issue
  expect(await lister(autre)).toEqual({ valeur: [] })
  expect(await lister(sessionId)).toMatchObject({
    valeur: expect.arrayContaining([expect.objectContaining({ id: lotId, total: 1 })]),
  })
  await faireLot({ lotId })
  expect(await suivre(chef)).toEqual({ valeur: 'fini/0' })
  for (const par of [autre, (await makeSession((await makeCompte()).id)).id, undefined])
    expect(await suivre(par)).toEqual({ valeur: null })
})

test('the reason of a correction is asked for beside its field', async () => {
  const demande = await makeDemande({ statut: 'en_attente' })
  const { lotId } = await preparerDe([
    ['decision', 'demander_correction'],
    ['demandeId', demande.id],
  ])
  expect(lotId).toBe('') // two decisions at once are none
  const issue = await agir(preparer, [
    ['decision', 'demander_correction'],
    ['demandeId', demande.id],
  ])
  const id = 'redirection' in issue ? issue.redirection.slice('/admin/lots/'.length) : ''
  expect(
    etatDe(
      await agir(lancer, [
        ['lotId', id],
        ['motif', ''],
      ]),
    ),
  ).toMatchObject({ status: 'invalid', fieldErrors: { motif: expect.any(String) } })
  expect(
    etatDe(
      await agir(lancer, [
        ['lotId', id],
        ['motif', '{x}'],
      ]),
    ),
  ).toMatchObject({ fieldErrors: { motif: expect.stringContaining('{x}') } })
})
