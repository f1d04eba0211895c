import { describe, expect, test } from 'vitest'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { exigerGestionnaire, exigerMembre, PAGE_GEL } from '@/lib/core/session'
import { annuler, enregistrer } from '@/lib/demande/actions'
import { loadDemande, loadEtat, loadModification, loadNouvelleDemande } from '@/lib/demande/loaders'
import { findDocumentParCode } from '@/lib/document/data'
import { produireDocument } from '@/lib/document/jobs'
import { loadDocument } from '@/lib/document/loaders'
import { findDossier } from '@/lib/dossier/data'
import { loadGel } from '@/lib/gel/loaders'
import { changerGelOrganisme } from '@/lib/gel/mutations'
import { modifierFiche } from '@/lib/organisme/actions'
import { loadEdition, loadFiche } from '@/lib/organisme/loaders'
import { loadPreuve } from '@/lib/preuve/loaders'
import { findReacceptation } from '@/lib/reacceptation/data'
import { publierVersion } from '@/tests/support/campagne'
import { courriersDe } from '@/tests/support/courriels'
import { makeAgent, makeCompte, makeDemande, makeMembre, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const vers = { redirection: PAGE_GEL }
const session = async (id: string, organismeId?: string) => (await makeSession(id, { organismeId })).id
const envoi = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}
const issue = async (sessionId: string, travail: () => Promise<unknown>) => (await dansRequete({ sessionId }, travail)).issue

const changer = async (geste: 'geler' | 'degeler', organismeId: string, par?: string) =>
  changerGelOrganisme(geste, { organismeId, parId: par ?? (await makeAgent()).id, motif: 'Poste infecté' }, LE)

/** An organisme with an accepted demande whose PDF is there, its gestionnaire and its RGC. */
async function monde() {
  const demande = await makeDemande({ statut: 'acceptee' })
  await produireDocument({ documentId: demande.document?.id ?? '' })
  const rgc = await getPrisma().compte.findUniqueOrThrow({ where: { email: demande.rgcCourriel } })
  const gestionnaire = await getPrisma().compte.findUniqueOrThrow({ where: { id: demande.compteId } })
  return { demande, organismeId: demande.organismeId, gestionnaire, rgc }
}

describe('a frozen organisme', () => {
  test('a frozen organisme: its members read that it is, and their next action is refused [SEC-P7]', async () => {
    const { demande, organismeId, gestionnaire, rgc } = await monde()
    const [sienne, duRgc] = [await session(gestionnaire.id), await session(rgc.id)]
    expect(await changer('geler', organismeId)).toEqual({ ok: true })
    const pages = [
      () => exigerGestionnaire('/organisme'),
      () => exigerMembre('/organisme'),
      loadFiche,
      loadEdition,
      () => loadNouvelleDemande(null),
      () => loadDemande(demande.id),
      () => loadModification(demande.id),
      () => loadDocument(demande.id),
      () => loadPreuve(demande.id, null),
    ]
    const actions = [modifierFiche, enregistrer, annuler].map((action) => () => action(IDLE, envoi({ demandeId: demande.id })))
    for (const travail of [...pages, ...actions]) {
      expect(await issue(sienne, travail)).toEqual(vers)
      expect(await issue(duRgc, travail)).toEqual(vers)
    }
    expect(await issue(sienne, () => loadEtat(demande.id))).toEqual({ valeur: null })
    const { raisonSociale } = await getPrisma().organisme.findUniqueOrThrow({ where: { id: organismeId } })
    expect(await issue(sienne, loadGel)).toEqual({ valeur: { raisonSociale, geleLe: LE, autres: false } })
  })

  test('leaves its people their other organismes', async () => {
    const { organismeId, gestionnaire } = await monde()
    const autre = await makeOrganisme()
    await makeMembre(autre.id, gestionnaire.id)
    await changer('geler', organismeId)
    const ailleurs = await session(gestionnaire.id, autre.id)
    expect(await issue(ailleurs, async () => (await exigerGestionnaire('/organisme')).organismeId)).toEqual({ valeur: autre.id })
    expect(await issue(await session(gestionnaire.id, organismeId), loadFiche)).toEqual(vers)
    expect(await issue(await session(gestionnaire.id, organismeId), loadGel)).toMatchObject({ valeur: { autres: true } })
    // A session about none yet starts at one that is open.
    const neuve = await session(gestionnaire.id)
    expect(await issue(neuve, async () => (await exigerMembre('/organisme')).organismeId)).toEqual({ valeur: autre.id })
    expect(await issue(neuve, loadGel)).toEqual({ redirection: '/organisme' })
  })

  test('has an access that counts as suspended, wherever it shows, and that is asked nothing', async () => {
    const { demande, organismeId } = await monde()
    await publierVersion({ miseAJourLe: '2026-11-03', publieeLe: new Date(), avant: new Date('2026-12-20T09:00:00Z') })
    const { code } = await getPrisma().document.findFirstOrThrow({ where: { demandeId: demande.id } })
    const vus = async () => ({
      dossier: (await findDossier(demande.id))?.accesActuel?.statut,
      public: (await findDocumentParCode(code ?? ''))?.acces?.statut,
      attendue: (await findReacceptation(organismeId, new Date())) !== null,
    })
    expect(await vus()).toEqual({ dossier: 'actif', public: 'actif', attendue: true })
    await changer('geler', organismeId)
    expect(await vus()).toEqual({ dossier: 'suspendu', public: 'suspendu', attendue: false })
    await changer('degeler', organismeId)
    expect(await vus()).toEqual({ dossier: 'actif', public: 'actif', attendue: true })
  })

  test('is freed as it was', async () => {
    const { organismeId, gestionnaire } = await monde()
    const sienne = await session(gestionnaire.id)
    await changer('geler', organismeId)
    expect(await changer('degeler', organismeId)).toEqual({ ok: true })
    expect(await issue(sienne, async () => (await exigerGestionnaire('/organisme')).organismeId)).toEqual({ valeur: organismeId })
    expect(await issue(sienne, loadGel)).toEqual({ redirection: '/organisme' })
  })
})

const enAttente = async () => {
  const { rows } = await getPool().query<{ nombre: number }>(
    `SELECT count(*)::int AS nombre FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows[0]?.nombre
}

test('freezing tells each active member once, leaves the reason in the journal, and is done once', async () => {
  const { organismeId, gestionnaire, rgc } = await monde()
  await makeMembre(organismeId, gestionnaire.id, 'rgc')
  const [inactif, parti] = [await makeCompte({ activeLe: null }), await makeCompte({ desactiveLe: LE })]
  for (const { id } of [inactif, parti]) await makeMembre(organismeId, id)
  const [un, deux] = [await makeAgent(), await makeAgent()]
  // Both wait for the row before either writes: the second finds it done.
  const faits = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisme" WHERE id = ${organismeId}::uuid FOR UPDATE`
    const gestes = [un, deux].map(({ id }) => changer('geler', organismeId, id))
    await expect.poll(enAttente).toBe(2)
    return gestes
  }).then((gestes) => Promise.all(gestes))
  expect(faits.map((fait) => (fait.ok ? 'ok' : fait.code)).sort()).toEqual(['inchange', 'ok'])
  const modeles = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele)
  for (const { email } of [gestionnaire, rgc]) expect(await modeles(email)).toEqual(['organisme-gele'])
  for (const { email } of [inactif, parti]) expect(await modeles(email)).toEqual([])
  await changer('degeler', organismeId)
  expect(await modeles(rgc.email)).toEqual(['organisme-gele', 'organisme-degele'])
  const lignes = await getPrisma().journal.findMany({
    where: { organismeId, evenement: { contains: 'geler' } },
    orderBy: { id: 'asc' },
  })
  expect(lignes).toMatchObject([
    { evenement: 'organisme.geler', donnees: { motif: 'Poste infecté' } },
    { evenement: 'organisme.degeler' },
  ])
})
