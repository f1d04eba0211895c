import { expect, test } from 'vitest'
import { changerRole, desactiver, inviter, reactiver, reinviter } from '@/lib/agent/actions'
import { loadAgent, loadAgents, loadInvitation } from '@/lib/agent/loaders'
import { changerAgent } from '@/lib/agent/mutations'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { makeAgent, makeCompte, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-02T09:00:00Z')
const administrateur = () => makeAgent({ role: 'administrateur' })
const envoi = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}
const ouvrir = async (compteId: string) => (await makeSession(compteId)).id
const relire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })

test('what concerns agents exists for administrateurs only', async () => {
  const cible = (await makeAgent()).id
  const invitation = envoi({ email: 'nouvelle@essai.test', nom: 'X', role: 'agent' })
  const travaux = [
    () => loadAgents({}),
    () => loadAgent(cible),
    () => loadInvitation(),
    () => inviter(IDLE, invitation),
    ...[reinviter, desactiver, reactiver].map((action) => () => action(IDLE, envoi({ compteId: cible }))),
    () => changerRole(IDLE, envoi({ compteId: cible, role: 'administrateur' })),
  ]
  const [agent, organisme] = [await ouvrir((await makeAgent()).id), await ouvrir((await makeCompte()).id)]
  const refus = async (sessionId?: string) =>
    Promise.all(travaux.map(async (travail) => (await dansRequete<unknown>({ sessionId }, travail)).issue))
  for (const sessionId of [agent, organisme])
    for (const issue of await refus(sessionId)) expect(issue).toEqual({ introuvable: true })
  for (const issue of await refus())
    expect(issue).toEqual({ redirection: expect.stringMatching(/^\/connexion\?suite=%2Fadmin%2Fagents/) })
  expect(await relire(cible)).toMatchObject({ role: 'agent', desactiveLe: null })
})

test('disabled account or demoted agent → next action refused [SEC-P7]', async () => {
  const [par, autre, cible] = [await administrateur(), await administrateur(), await makeAgent()]
  for (const [changement, attendu] of [
    ['agent', { redirection: '/connexion?suite=%2Fadmin%2Fagents' }],
    ['desactiver', { redirection: '/connexion?suite=%2Fadmin%2Fagents' }],
  ] as const) {
    const sessionId = await ouvrir(autre.id)
    const agir = () => dansRequete({ sessionId }, () => desactiver(IDLE, envoi({ compteId: cible.id })))
    await changerAgent(changement, { compteId: autre.id, parId: par.id }, LE)
    expect((await agir()).issue).toEqual(attendu)
  }
  // Signed in again, an agent who was demoted is one: the page does not exist.
  await changerAgent('reactiver', { compteId: autre.id, parId: par.id }, LE)
  const sessionId = await ouvrir(autre.id)
  const { issue } = await dansRequete({ sessionId }, () => desactiver(IDLE, envoi({ compteId: cible.id })))
  expect(issue).toEqual({ introuvable: true })
  expect(await relire(cible.id)).toMatchObject({ desactiveLe: null })
})

test('an administrateur invites, and is sent back to the new account; what is wrong is said beside its field', async () => {
  const sessionId = await ouvrir((await administrateur()).id)
  const saisir = (champs: Record<string, string>) => dansRequete({ sessionId }, () => inviter(IDLE, envoi(champs)))
  const saisie = {
    email: 'Sacha.Petit@Essai.test',
    nom: 'Sacha Petit',
    role: 'administrateur',
    statut: 'x',
    activeLe: '2020-01-01',
  }
  const { issue } = await saisir(saisie)
  const cree = await getPrisma().compte.findUniqueOrThrow({ where: { email: 'sacha.petit@essai.test' } })
  expect(issue).toEqual({ redirection: `/admin/agents/${cree.id}?fait=invite` })
  expect(cree).toMatchObject({ role: 'administrateur', activeLe: null })
  expect((await saisir(saisie)).issue).toMatchObject({ valeur: { status: 'invalid', values: { nom: 'Sacha Petit' } } })
  const vide = await saisir({ email: 'x', nom: ' ', role: 'organisme' })
  const erreurs = 'valeur' in vide.issue && vide.issue.valeur.status === 'invalid' ? vide.issue.valeur.fieldErrors : {}
  expect(Object.keys(erreurs)).toEqual(['email', 'nom', 'role'])
})

test.each(['x', '', '0193a1b2-0000-7000-8000-00000000dead', "' OR 1=1"])('%j is not an agent: 404', async (id) => {
  const sessionId = await ouvrir((await administrateur()).id)
  expect((await dansRequete({ sessionId }, () => loadAgent(id))).issue).toEqual({ introuvable: true })
})
