import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadCompteVu } from '@/lib/compte/loaders'
import { listAlertes } from '@/lib/consultation/data'
import { compterConsultation, loadLimite } from '@/lib/consultation/loaders'
import { noterConsultation } from '@/lib/consultation/mutations'
import { type Genre, jourDe, LIMITES_CONSULTATION } from '@/lib/consultation/rules'
import { getPrisma } from '@/lib/core/db'
import { loadDossier } from '@/lib/decision/loaders'
import { loadDemande, loadEtat, loadModification, loadNouvelleDemande } from '@/lib/demande/loaders'
import { produireDocument } from '@/lib/document/jobs'
import { loadDocument } from '@/lib/document/loaders'
import { loadEdition, loadFiche } from '@/lib/organisme/loaders'
import { loadPreuve } from '@/lib/preuve/loaders'
import { loadOrganismeDetail } from '@/lib/repertoire/loaders'
import { courriersDe } from '@/tests/support/courriels'
import { makeAgent, makeCompte, makeDemande, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const MIDI = new Date('2026-11-20T11:00:00Z')
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(MIDI)
})
afterEach(() => vi.useRealTimers())

const { alerte, maximum } = LIMITES_CONSULTATION.organisme.lecture
const deja = (compteId: string, genre: Genre, nombre: number, le = MIDI) =>
  getPrisma().consultation.create({ data: { compteId, jour: jourDe(le), genre, nombre } })
const compter = async (compteId: string, genre: Genre = 'lecture') =>
  (await dansRequete({}, () => compterConsultation({ compteId, role: 'organisme' }, genre))).issue
const nombres = async (compteId: string) =>
  (await getPrisma().consultation.findMany({ where: { compteId }, orderBy: [{ jour: 'asc' }, { genre: 'asc' }] })).map(
    ({ genre, nombre, jour }) => `${jour.toISOString().slice(0, 10)} ${genre} ${nombre}`,
  )
const alertes = async (email: string) =>
  (await courriersDe(email)).filter(({ modele }) => modele === 'consultation-alerte').map(({ texte }) => texte)

describe('the first limit of a day', () => {
  test('is told to administrateurs when it is reached, not one before, once per person and day', async () => {
    const [admin, parti] = [
      await makeAgent({ role: 'administrateur' }),
      await makeAgent({ role: 'administrateur', desactiveLe: MIDI }),
    ]
    const compte = await makeCompte()
    await deja(compte.id, 'lecture', alerte - 2)
    expect(await compter(compte.id)).toEqual({ valeur: null })
    expect(await alertes(admin.email)).toEqual([])
    expect(await compter(compte.id)).toEqual({ valeur: null })
    expect(await alertes(admin.email)).toHaveLength(1)
    expect((await alertes(admin.email))[0]).toMatch(
      new RegExp(`${compte.email}[\\s\\S]*${alerte}[\\s\\S]*/admin/comptes/${compte.id}`),
    )
    await compter(compte.id)
    await deja(compte.id, 'export', 100)
    await compter(compte.id, 'export')
    expect(await alertes(admin.email)).toHaveLength(1)
    expect(await alertes(parti.email)).toEqual([])
    const lignes = await getPrisma().journal.findMany({ where: { compteId: compte.id } })
    expect(lignes).toMatchObject([
      {
        evenement: 'consultation.alerter',
        acteurType: 'systeme',
        donnees: { jour: '2026-11-20', genre: 'lecture', nombre: alerte },
      },
    ])
    const vues = (await listAlertes(MIDI)).filter(({ compteId }) => compteId === compte.id)
    expect(vues.map(({ genre }) => genre).sort()).toEqual(['export', 'lecture'])
  })

  test('an alert that was cut off is told at the next reading', async () => {
    const admin = await makeAgent({ role: 'administrateur' })
    const compte = await makeCompte()
    await deja(compte.id, 'lecture', alerte + 5) // counted, and the process ended there
    await compter(compte.id)
    expect(await alertes(admin.email)).toHaveLength(1)
  })

  test('of many at once, each is counted and one tells', async () => {
    const admin = await makeAgent({ role: 'administrateur' })
    const compte = await makeCompte()
    await deja(compte.id, 'lecture', alerte - 4)
    const issues = await Promise.all(Array.from({ length: 12 }, () => compter(compte.id)))
    expect(issues).toEqual(Array.from({ length: 12 }, () => ({ valeur: null })))
    expect(await nombres(compte.id)).toEqual([`2026-11-20 lecture ${alerte + 8}`])
    expect(await alertes(admin.email)).toHaveLength(1)
  })
})

describe('the second limit', () => {
  test('lets the last one through and refuses the next until midnight in Paris', async () => {
    const compte = await makeCompte()
    await deja(compte.id, 'lecture', maximum - 1)
    expect(await compter(compte.id)).toEqual({ valeur: null })
    const refusee = { redirection: '/limite-du-jour' }
    expect(await compter(compte.id)).toEqual(refusee)
    vi.setSystemTime(new Date('2026-11-20T22:59:59.999Z'))
    expect(await compter(compte.id)).toEqual(refusee)
    vi.setSystemTime(new Date('2026-11-20T23:00:00Z'))
    expect(await compter(compte.id)).toEqual({ valeur: null })
    expect(await nombres(compte.id)).toEqual([`2026-11-20 lecture ${maximum + 2}`, '2026-11-21 lecture 1'])
  })

  test('of many at once, no more than the limit pass', async () => {
    const compte = await makeCompte()
    await deja(compte.id, 'lecture', maximum - 3)
    const issues = await Promise.all(Array.from({ length: 10 }, () => compter(compte.id)))
    expect(issues.filter((issue) => 'valeur' in issue)).toHaveLength(3)
  })

  test('is of one person and one kind: reading goes on when exporting is over, and another person reads', async () => {
    const [un, deux] = [await makeCompte(), await makeCompte()]
    await deja(un.id, 'export', LIMITES_CONSULTATION.organisme.export.maximum)
    expect(await compter(un.id, 'export')).toEqual({ redirection: '/limite-du-jour?genre=export' })
    expect(await compter(un.id)).toEqual({ valeur: null })
    expect(await compter(deux.id, 'export')).toEqual({ valeur: null })
    const sessionId = (await makeSession(un.id)).id
    expect((await dansRequete({ sessionId }, () => loadLimite('export'))).issue).toEqual({
      valeur: { genre: 'export', role: 'organisme' },
    })
  })
})

test('the statement counts and reads along', async () => {
  const { id: compteId } = await makeCompte()
  expect(await noterConsultation({ compteId, genre: 'lecture' }, MIDI)).toEqual({ nombre: 1, alertee: false, lu: null })
  expect(await noterConsultation({ compteId, genre: 'lecture' }, MIDI)).toEqual({ nombre: 2, alertee: false, lu: null })
})

describe('what counts', () => {
  const compteApres = async (compteId: string, travail: () => Promise<unknown>) => {
    const sessionId = (await makeSession(compteId)).id
    await getPrisma().consultation.deleteMany({ where: { compteId } })
    await dansRequete({ sessionId }, travail)
    return (await nombres(compteId)).map((ligne) => ligne.replace('2026-11-20 ', ''))
  }

  test('for agents: dossiers, organismes, accounts; PDFs and proofs', async () => {
    vi.useRealTimers()
    const agent = await makeAgent()
    const demande = await makeDemande({ statut: 'acceptee' })
    await produireDocument({ documentId: demande.document?.id ?? '' })
    const jour = jourDe(new Date()).toISOString().slice(0, 10)
    const apres = async (travail: () => Promise<unknown>) =>
      (await compteApres(agent.id, travail)).map((ligne) => ligne.replace(`${jour} `, ''))
    expect(await apres(() => loadDossier(demande.id, {}))).toEqual(['lecture 1'])
    expect(await apres(() => loadOrganismeDetail(demande.organismeId))).toEqual(['lecture 1'])
    expect(await apres(() => loadCompteVu(demande.compteId))).toEqual(['lecture 1'])
    expect(await apres(() => loadDocument(demande.id))).toEqual(['export 1'])
    expect(await apres(() => loadPreuve(demande.id, null))).toEqual(['export 1'])
  })

  test('for members: the fiche and its form, the demande and its forms; PDFs and proofs; not what a page asks alone', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const demande = await makeDemande({ organismeId: organisme.id, compteId: compte.id })
    const pages = [
      loadFiche,
      loadEdition,
      () => loadNouvelleDemande(null),
      () => loadDemande(demande.id),
      () => loadModification(demande.id),
    ]
    for (const page of pages) expect(await compteApres(compte.id, page)).toEqual(['lecture 1'])
    expect(await compteApres(compte.id, () => loadDocument(demande.id))).toEqual(['export 1'])
    expect(await compteApres(compte.id, () => loadPreuve(demande.id, null))).toEqual(['export 1'])
    expect(await compteApres(compte.id, () => loadEtat(demande.id))).toEqual([])
    const { compte: etranger } = await makeGestionnaire()
    expect(await compteApres(etranger.id, () => loadDocument(demande.id))).toEqual([])
  })

  test('beyond the limit nothing of it is read', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const demande = await makeDemande({ organismeId: organisme.id, compteId: compte.id })
    await deja(compte.id, 'lecture', maximum)
    await deja(compte.id, 'export', 1000)
    const sessionId = (await makeSession(compte.id)).id
    const issue = async (travail: () => Promise<unknown>) => (await dansRequete({ sessionId }, travail)).issue
    expect(await issue(loadFiche)).toEqual({ redirection: '/limite-du-jour' })
    expect(await issue(() => loadDemande(demande.id))).toEqual({ redirection: '/limite-du-jour' })
    expect(await issue(() => loadPreuve(demande.id, null))).toEqual({ redirection: '/limite-du-jour?genre=export' })
  })
})
