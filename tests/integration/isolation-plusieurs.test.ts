import { beforeAll, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import * as invitationActions from '@/lib/invitation/actions'
import * as invitationData from '@/lib/invitation/data'
import * as invitationLoaders from '@/lib/invitation/loaders'
import * as invitationMutations from '@/lib/invitation/mutations'
import * as membreActions from '@/lib/membre/actions'
import * as membreData from '@/lib/membre/data'
import * as membreLoaders from '@/lib/membre/loaders'
import * as membreMutations from '@/lib/membre/mutations'
import * as rattachementActions from '@/lib/rattachement/actions'
import * as rattachementLoaders from '@/lib/rattachement/loaders'
import * as rattachementMutations from '@/lib/rattachement/mutations'
import * as reclamationActions from '@/lib/reclamation/actions'
import * as reclamationData from '@/lib/reclamation/data'
import * as reclamationLoaders from '@/lib/reclamation/loaders'
import * as reclamationMutations from '@/lib/reclamation/mutations'
import { empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeGestionnaire, makeMembre, makeSession } from '@/tests/support/factories'
import { makeInvitation, makeRattachement, makeReclamation } from '@/tests/support/factories/membres'
import { dansRequete } from '@/tests/support/request'

// Organisme B, and whoever claims nothing, asks for the people of A, its invitations, requests and claims, by every way there is.
const LE = new Date('2026-11-20T09:00:00Z')
const ABSENT = '01900000-0000-7000-8000-000000000000'

async function preparer() {
  const a = await makeGestionnaire({ organisme: { raisonSociale: 'Secrets de Alpha' }, compte: { email: 'alpha@alpha.test' } })
  const [collegue, demandeur] = [
    await makeCompte({ email: 'collegue@alpha.test' }),
    await makeCompte({ email: 'paul@alpha.test' }),
  ]
  await makeMembre(a.organisme.id, collegue.id)
  const objet = { organismeId: a.organisme.id, compteId: demandeur.id }
  const b = await makeGestionnaire()
  return {
    ...{ a, b, collegue },
    session: (await makeSession(b.compte.id)).id,
    invitation: await makeInvitation(a.organisme.id, { email: 'invitee@alpha.test' }),
    rattachement: await makeRattachement(a.organisme.id, demandeur.id, { message: 'Message de Alpha' }),
    reclamation: await makeReclamation(objet, { statut: 'en_opposition', oppositionAvant: new Date('2100-01-01') }),
  }
}
type Monde = Awaited<ReturnType<typeof preparer>>
let monde: Monde
beforeAll(async () => {
  monde = await preparer()
})

const corps = (champs: object) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, String(valeur))
  return data
}
const enTantQueB = async <T>({ session }: Monde, travail: () => Promise<T>) =>
  (await dansRequete({ sessionId: session }, travail)).issue
const parB = ({ b }: Monde) => ({ organismeId: b.organisme.id, parId: b.compte.id })

const LECTURES: Record<string, (m: Monde) => Promise<unknown>> = {
  'membre/data findMembres': ({ b }) => membreData.findMembres(b.organisme.id, LE),
  'membre/data listDemarches': ({ b }) => membreData.listDemarches(b.compte.id),
  'membre/loaders loadMembres': (m) => enTantQueB(m, () => membreLoaders.loadMembres({})),
  'membre/loaders loadOrganismes': (m) => enTantQueB(m, () => membreLoaders.loadOrganismes({})),
  'rattachement/loaders loadDemarche': (m) => enTantQueB(m, () => rattachementLoaders.loadDemarche(m.a.organisme.siret)),
  'reclamation/data findOpposable': ({ b, reclamation }) => reclamationData.findOpposable(reclamation.id, b.compte.id),
  'reclamation/loaders loadOpposition': (m) => enTantQueB(m, () => reclamationLoaders.loadOpposition(m.reclamation.id, {})),
  'reclamation/loaders loadReclamation': (m) => enTantQueB(m, () => reclamationLoaders.loadReclamation(m.reclamation.id, {})),
  'reclamation/loaders loadReclamations': (m) => enTantQueB(m, () => reclamationLoaders.loadReclamations({})),
}

type Cible = { membre: string; invitation: string; rattachement: string; reclamation: string; organisme: string }
const cibles = ({ a, collegue, invitation, rattachement, reclamation }: Monde): Cible => ({
  membre: collegue.id,
  invitation: invitation.id,
  rattachement: rattachement.id,
  reclamation: reclamation.id,
  organisme: a.organisme.id,
})
const absentes: Cible = {
  ...{ membre: ABSENT, invitation: ABSENT, rattachement: ABSENT },
  ...{ reclamation: ABSENT, organisme: ABSENT },
}
const action = (m: Monde, faire: typeof membreActions.retirer, champs: object) => enTantQueB(m, () => faire(IDLE, corps(champs)))

/** What is aimed at A's: each is answered like one that does not exist, and writes nothing. */
const ECRITURES: Record<string, (m: Monde, c: Cible) => Promise<unknown>> = {
  'membre/mutations changerMembre': (m, { membre }) =>
    membreMutations.changerMembre('retirer', { ...parB(m), compteId: membre }, LE),
  'membre/mutations changerOrganisme': (m, { organisme }) =>
    membreMutations.changerOrganisme({ id: m.session, compteId: m.b.compte.id }, organisme),
  'membre/actions choisirOrganisme': (m, { organisme }) => action(m, membreActions.choisirOrganisme, { organismeId: organisme }),
  'membre/actions retirer': (m, { membre }) => action(m, membreActions.retirer, { compteId: membre }),
  'membre/actions promouvoir': (m, { membre }) => action(m, membreActions.promouvoir, { compteId: membre }),
  'invitation/mutations changerInvitation': (m, { invitation }) =>
    invitationMutations.changerInvitation('annuler', { ...parB(m), invitationId: invitation }, LE),
  'invitation/actions annuler': (m, { invitation }) => action(m, invitationActions.annuler, { invitationId: invitation }),
  'invitation/actions renvoyer': (m, { invitation }) => action(m, invitationActions.renvoyer, { invitationId: invitation }),
  'rattachement/mutations repondreRattachement': (m, { rattachement }) =>
    rattachementMutations.repondreRattachement('accepter', { ...parB(m), id: rattachement }, LE),
  'rattachement/mutations annulerRattachement': ({ b }, { rattachement }) =>
    rattachementMutations.annulerRattachement({ id: rattachement, compteId: b.compte.id }, LE),
  'rattachement/actions accepter': (m, { rattachement }) =>
    action(m, rattachementActions.accepter, { rattachementId: rattachement }),
  'rattachement/actions refuser': (m, { rattachement }) =>
    action(m, rattachementActions.refuser, { rattachementId: rattachement }),
  'rattachement/actions annuler': (m, { rattachement }) =>
    action(m, rattachementActions.annuler, { rattachementId: rattachement }),
  'reclamation/mutations annulerReclamation': ({ b }, { reclamation }) =>
    reclamationMutations.annulerReclamation({ id: reclamation, compteId: b.compte.id }, LE),
  'reclamation/mutations opposer': ({ b }, { reclamation }) =>
    reclamationMutations.opposer({ id: reclamation, compteId: b.compte.id, motif: 'x' }, LE),
  'reclamation/actions annuler': (m, { reclamation }) => action(m, reclamationActions.annuler, { reclamationId: reclamation }),
  'reclamation/actions sOpposer': (m, { reclamation }) =>
    action(m, reclamationActions.sOpposer, { reclamationId: reclamation, motif: 'x' }),
  'reclamation/actions ouvrir': (m, { reclamation }) =>
    action(m, reclamationActions.ouvrir, { reclamationId: reclamation, motifOuverture: 'x' }),
  'reclamation/actions refuser': (m, { reclamation }) =>
    action(m, reclamationActions.refuser, { reclamationId: reclamation, motifRefus: 'x' }),
  'reclamation/actions transferer': (m, { reclamation }) =>
    action(m, reclamationActions.transferer, { reclamationId: reclamation, motifTransfert: 'x' }),
}

/** Where anybody asks about a SIRET or holds a link, an agent decides, or the caller has the proof of access already. */
const AUTRES = [
  'membre/mutations verrouillerOrganisme',
  'membre/mutations listMembresPourDecider',
  'membre/mutations ajouterGestionnaire',
  'membre/mutations oterGestionnaire',
  'membre/actions quitter', // carries no identifier
  'invitation/data findInvitation', // whoever has the token
  'invitation/loaders loadInvitation',
  'invitation/mutations inviterMembre', // for one's own organisme
  'invitation/mutations accepterInvitation',
  'invitation/mutations creerCompteInvite',
  'invitation/actions inviter',
  'invitation/actions accepter',
  'invitation/actions creerCompte',
  'rattachement/mutations demanderRattachement',
  'rattachement/actions demander',
  'reclamation/data listReclamations', // agents, as the loaders tested above
  'reclamation/data findReclamation',
  'reclamation/data listEchues',
  'reclamation/mutations deposerReclamation',
  'reclamation/mutations ouvrirOpposition', // agents, as the actions tested above
  'reclamation/mutations refuserReclamation',
  'reclamation/mutations transfererMalgreOpposition',
  'reclamation/mutations transfererEchue',
  'reclamation/actions deposer',
]

const MODULES = {
  'membre/data': membreData,
  'membre/mutations': membreMutations,
  'membre/loaders': membreLoaders,
  'membre/actions': membreActions,
  'invitation/data': invitationData,
  'invitation/mutations': invitationMutations,
  'invitation/loaders': invitationLoaders,
  'invitation/actions': invitationActions,
  'rattachement/mutations': rattachementMutations,
  'rattachement/loaders': rattachementLoaders,
  'rattachement/actions': rattachementActions,
  'reclamation/data': reclamationData,
  'reclamation/mutations': reclamationMutations,
  'reclamation/loaders': reclamationLoaders,
  'reclamation/actions': reclamationActions,
}

test('every read and write of the people of an organisme has its line here', () => {
  const connus = [...Object.keys(LECTURES), ...Object.keys(ECRITURES), ...AUTRES]
  const exports = Object.entries(MODULES).flatMap(([module, contenu]) =>
    Object.entries(contenu).flatMap(([nom, valeur]) => (typeof valeur === 'function' ? [`${module} ${nom}`] : [])),
  )
  expect(exports.sort()).toEqual(connus.sort())
})

test.each(Object.keys(LECTURES))('B reads nothing of A: %s', async (nom) => {
  const lu = JSON.stringify((await LECTURES[nom]?.(monde)) ?? null)
  const traces = ['Alpha', 'alpha.test', monde.a.organisme.id, monde.a.compte.id, monde.collegue.id, monde.invitation.id]
  expect(traces.filter((trace) => lu.includes(trace))).toEqual([])
})

test.each(Object.keys(ECRITURES))(
  'B changes nothing of A’s, and is told the same as of what does not exist: %s [SEC-A3]',
  async (nom) => {
    const avant = await empreinteDeLaBase()
    const repondu = JSON.stringify(await ECRITURES[nom]?.(monde, cibles(monde)))
    const apres = await empreinteDeLaBase()
    expect(Object.keys(apres).filter((table) => apres[table] !== avant[table] && table !== 'public."LimiteDebit"')).toEqual([])
    const absent = JSON.stringify(await ECRITURES[nom]?.(monde, absentes))
    const anonyme = (texte: string) => texte.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
    expect(anonyme(repondu)).toBe(anonyme(absent))
    expect(repondu).toMatch(/introuvable|false/)
  },
)

test('A’s own gestionnaire reads them', async () => {
  const session = (await makeSession(monde.a.compte.id)).id
  const lire = async (charger: () => Promise<unknown>) =>
    JSON.stringify((await dansRequete({ sessionId: session }, charger)).issue)
  const membres = await lire(() => membreLoaders.loadMembres({}))
  for (const trace of ['collegue@alpha.test', 'invitee@alpha.test', 'Message de Alpha', 'paul@alpha.test'])
    expect(membres).toContain(trace)
  expect(await lire(() => reclamationLoaders.loadOpposition(monde.reclamation.id, {}))).toContain('paul@alpha.test')
})

test('A’s RGC reads none of it', async () => {
  const rgc = await makeCompte()
  await makeMembre(monde.a.organisme.id, rgc.id, 'rgc')
  await getPrisma().compte.update({ where: { id: rgc.id }, data: { demonstration: true } }) // no second factor to give here
  const session = (await makeSession(rgc.id)).id
  for (const charger of [() => membreLoaders.loadMembres({}), () => reclamationLoaders.loadOpposition(monde.reclamation.id, {})])
    expect((await dansRequete({ sessionId: session }, charger as () => Promise<unknown>)).issue).toEqual({ introuvable: true })
})
