import { describe, expect, test } from 'vitest'
import { retablirAcces, retirerAcces, suspendreAcces } from '@/lib/acces/actions'
import { listEtapesAcces } from '@/lib/acces/data'
import { suivreLesEcheances } from '@/lib/acces/jobs'
import { changerAcces } from '@/lib/acces/mutations'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { revoquer } from '@/lib/rgc/actions'
import { revoquerRgc } from '@/lib/rgc/mutations'
import { makeAgent, makeCompte, makeDemande, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date()
const JOUR = 86_400_000
const MOTIF = 'Des connexions inhabituelles ont été relevées.'
const acceptee = async (creeLe?: Date) => {
  const demande = await makeDemande({ statut: 'acceptee', creeLe })
  if (!demande.acces) throw new Error('No access')
  return { ...demande, acces: demande.acces }
}
const relire = (id: string) => getPrisma().acces.findUniqueOrThrow({ where: { id } })
const envoyes = async (organismeId: string, modele: string) =>
  (await getPrisma().courriel.findMany({ where: { organismeId, modele }, orderBy: { id: 'asc' } })).map(
    ({ destinataire, sujet }) => ({ destinataire, sujet }),
  )
const lignes = (organismeId: string, evenement: string) =>
  getPrisma().journal.findMany({
    where: { organismeId, evenement },
    select: { de: true, vers: true, donnees: true, acteurId: true },
  })

test('an agent suspends, restores, then withdraws: the access, the journal and the e-mails say so', async () => {
  const { organismeId, acces, compteId, rgcCourriel } = await acceptee()
  const { id: agentId } = await makeAgent()
  const { email } = await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId } })
  const agir = (geste: 'suspendre' | 'retablir' | 'retirer') =>
    changerAcces(geste, { organismeId, accesId: acces.id, motif: MOTIF, agentId }, LE)
  expect(await agir('retablir')).toEqual({ ok: false, code: 'impossible' })
  expect(await agir('suspendre')).toEqual({ ok: true })
  expect(await relire(acces.id)).toMatchObject({ statut: 'suspendu', motif: MOTIF, fin: acces.fin })
  expect(await agir('suspendre')).toEqual({ ok: false, code: 'impossible' })
  expect(await agir('retablir')).toEqual({ ok: true })
  expect(await relire(acces.id)).toMatchObject({ statut: 'actif', motif: null, fin: acces.fin })
  expect(await agir('retirer')).toEqual({ ok: true })
  expect(await relire(acces.id)).toMatchObject({ statut: 'retire', motif: MOTIF })
  expect(await agir('retablir')).toEqual({ ok: false, code: 'impossible' })
  expect((await listEtapesAcces(organismeId)).map(({ evenement }) => evenement)).toEqual(['suspendre', 'retablir', 'retirer'])
  expect(await lignes(organismeId, 'acces.retirer')).toEqual([
    { de: 'actif', vers: 'retire', donnees: { accesId: acces.id, motif: MOTIF }, acteurId: agentId },
  ])
  const courriels = await envoyes(organismeId, 'acces-modifie')
  expect(courriels).toHaveLength(6)
  expect(new Set(courriels.map(({ destinataire }) => destinataire))).toEqual(new Set([email, rgcCourriel]))
  expect([...new Set(courriels.map(({ sujet }) => sujet))]).toEqual([
    'Votre accès est suspendu – Kairos',
    'Votre accès est rétabli – Kairos',
    'Votre accès est retiré – Kairos',
  ])
})

test('of twenty agents who withdraw at once, one does; another organisme’s access does not exist', async () => {
  const { organismeId, acces } = await acceptee()
  const { id: agentId } = await makeAgent()
  const autre = await acceptee()
  const geste = { organismeId, accesId: acces.id, motif: MOTIF, agentId }
  const faits = await Promise.all(Array.from({ length: 20 }, () => changerAcces('retirer', geste, LE)))
  expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await lignes(organismeId, 'acces.retirer')).toHaveLength(1)
  expect(await changerAcces('retirer', { ...geste, accesId: autre.acces.id }, LE)).toEqual({ ok: false, code: 'introuvable' })
  expect(await relire(autre.acces.id)).toMatchObject({ statut: 'actif' })
})

test('an access whose end has passed is for the clock alone', async () => {
  const { organismeId, acces } = await acceptee()
  const geste = { organismeId, accesId: acces.id, motif: MOTIF, agentId: (await makeAgent()).id }
  expect(await changerAcces('suspendre', geste, acces.fin)).toEqual({ ok: false, code: 'impossible' })
  expect(await changerAcces('suspendre', geste, new Date(acces.fin.getTime() - 1))).toEqual({ ok: true })
})

describe('the clock', () => {
  test('people are told once at each of 90, 30 and 7 days, and when it has ended, however often the job runs', async () => {
    const { organismeId, acces } = await acceptee()
    const a = (jours: number) => new Date(acces.fin.getTime() - jours * JOUR - 12 * 3_600_000)
    for (const jours of [91, 89, 88, 29, 6]) for (let fois = 0; fois < 2; fois += 1) await suivreLesEcheances(a(jours))
    const sujets = async () => (await envoyes(organismeId, 'acces-echeance')).map(({ sujet }) => sujet)
    const attendus = ['dans 90 jours', 'dans 30 jours', 'dans 7 jours'].flatMap((quand) => [quand, quand])
    expect(await sujets()).toEqual(attendus.map((quand) => `Votre accès se termine ${quand} – Kairos`))
    expect(await relire(acces.id)).toMatchObject({ statut: 'actif' })
    await suivreLesEcheances(new Date(acces.fin.getTime() - 1))
    expect(await relire(acces.id)).toMatchObject({ statut: 'actif' })
    await Promise.all([suivreLesEcheances(acces.fin), suivreLesEcheances(acces.fin)])
    expect(await relire(acces.id)).toMatchObject({ statut: 'expire' })
    expect((await sujets()).slice(6)).toEqual(Array(2).fill('Votre accès est terminé – Kairos'))
    expect(await lignes(organismeId, 'acces.expirer')).toHaveLength(1)
  })

  test('a withdrawn access is told of no more', async () => {
    const { organismeId, acces } = await acceptee()
    const geste = { organismeId, accesId: acces.id, motif: MOTIF, agentId: (await makeAgent()).id }
    await changerAcces('retirer', geste, LE)
    await suivreLesEcheances(acces.fin)
    expect(await relire(acces.id)).toMatchObject({ statut: 'retire' })
    expect(await envoyes(organismeId, 'acces-echeance')).toEqual([])
  })
})

describe('« Révoquer le RGC »', () => {
  test('takes the role at once, tells everyone, and a modification is due until another is named', async () => {
    const { organismeId, rgcCourriel, compteId } = await acceptee()
    const { id: agentId } = await makeAgent()
    const { email } = await getPrisma().compte.findUniqueOrThrow({ where: { id: compteId } })
    expect(await revoquerRgc({ organismeId, motif: MOTIF, agentId }, LE)).toEqual({ ok: true })
    expect(await getPrisma().membre.count({ where: { organismeId, role: 'rgc' } })).toBe(0)
    expect(await getPrisma().organisme.findUniqueOrThrow({ where: { id: organismeId } })).toMatchObject({
      rgcRevoqueLe: LE,
      rgcRevoqueMotif: MOTIF,
    })
    expect((await envoyes(organismeId, 'rgc-revoque')).map(({ destinataire }) => destinataire)).toEqual([rgcCourriel])
    expect((await envoyes(organismeId, 'rgc-a-nommer')).map(({ destinataire }) => destinataire)).toEqual([email])
    expect(await revoquerRgc({ organismeId, motif: MOTIF, agentId }, LE)).toEqual({ ok: false, code: 'sans_rgc' })
    expect(await lignes(organismeId, 'rgc.revoquer')).toHaveLength(1)
  })
})

test('these gestures exist for agents only, and want a reason', async () => {
  const { organismeId, acces, compteId } = await acceptee()
  const envoi = (motif: string) => {
    const donnees = new FormData()
    for (const [nom, valeur] of Object.entries({ organismeId, accesId: acces.id, motif })) donnees.set(nom, valeur)
    return donnees
  }
  const actions = [suspendreAcces, retablirAcces, retirerAcces, revoquer]
  for (const id of [compteId, (await makeCompte()).id]) {
    const sessionId = (await makeSession(id)).id
    for (const action of actions)
      expect((await dansRequete({ sessionId }, () => action(IDLE, envoi(MOTIF)))).issue).toEqual({ introuvable: true })
  }
  const sessionId = (await makeSession((await makeAgent()).id)).id
  for (const action of actions) {
    const { issue } = await dansRequete({ sessionId }, () => action(IDLE, envoi(' ')))
    expect(issue).toMatchObject({ valeur: { status: 'invalid', fieldErrors: { motif: expect.any(String) } } })
  }
  expect((await dansRequete({ sessionId }, () => suspendreAcces(IDLE, envoi(MOTIF)))).issue).toEqual({
    redirection: `/admin/organismes/${organismeId}?acces=suspendre#acces`,
  })
  expect(await relire(acces.id)).toMatchObject({ statut: 'suspendu' })
})
