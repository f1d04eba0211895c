import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { transfererReclamations } from '@/lib/reclamation/jobs'
import {
  annulerReclamation,
  deposerReclamation,
  opposer,
  ouvrirOpposition,
  refuserReclamation,
  transfererEchue,
  transfererMalgreOpposition,
} from '@/lib/reclamation/mutations'
import { finOpposition } from '@/lib/reclamation/rules'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeMembre, makeSession } from '@/tests/support/factories'
import { makeInvitation } from '@/tests/support/factories/membres'

const LE = new Date('2026-11-20T09:00:00Z')
/** Too late to object, from then on. */
const FIN = finOpposition(LE)
const AVANT = new Date(FIN.getTime() - 1)
const modeles = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele)
const textes = async (email: string) => (await courriersDe(email)).map(({ texte }) => texte).join('\n')
const relire = (id: string) => getPrisma().reclamation.findUniqueOrThrow({ where: { id } })
const gestionnaires = async (organismeId: string) =>
  (await getPrisma().membre.findMany({ where: { organismeId, role: 'gestionnaire' } })).map(({ compteId }) => compteId)
const evenements = async (organismeId: string) =>
  (await getPrisma().journal.findMany({ where: { organismeId }, orderBy: { id: 'asc' } })).map(({ evenement }) => evenement)

/** A claim that a person has made on an organisme of two gestionnaires, and an agent. */
async function deposer() {
  const { organisme, compte: un } = await makeGestionnaire()
  const [deux, demandeur, agent] = [await makeCompte(), await makeCompte(), await makeAgent()]
  await makeMembre(organisme.id, deux.id)
  const motif = 'Ma collègue est partie.'
  const depot = await deposerReclamation({ siret: organisme.siret, compteId: demandeur.id, motif }, LE)
  if (!depot.ok) throw new Error(depot.code)
  const { id } = await getPrisma().reclamation.findFirstOrThrow({ where: { organismeId: organisme.id } })
  return { organisme, un, deux, demandeur, agent, id, parAgent: { id, agentId: agent.id, motif: 'Les pièces concordent.' } }
}
async function ouvrir() {
  const monde = await deposer()
  expect(await ouvrirOpposition(monde.parAgent, LE)).toEqual({ ok: true })
  return monde
}
async function sOpposer() {
  const monde = await ouvrir()
  expect(await opposer({ id: monde.id, compteId: monde.un.id, motif: 'Je dirige toujours le centre.' }, AVANT)).toEqual({
    ok: true,
  })
  return monde
}

describe('a claim', () => {
  test('is acknowledged to who makes it, and the gestionnaires are not told yet', async () => {
    const { organisme, un, demandeur, id } = await deposer()
    expect(await modeles(demandeur.email)).toEqual(['reclamation-suivi'])
    expect(await modeles(un.email)).toEqual([])
    expect(await relire(id)).toMatchObject({ statut: 'deposee', compteId: demandeur.id, creeLe: LE, oppositionAvant: null })
    expect(await evenements(organisme.id)).toEqual(['reclamation.deposer'])
  })

  test('is one at a time on an organisme, also three at once', async () => {
    const { organisme } = await makeGestionnaire()
    const gens = await Promise.all([makeCompte(), makeCompte(), makeCompte()])
    const essais = await Promise.all(
      gens.map(({ id: compteId }) => deposerReclamation({ siret: organisme.siret, compteId, motif: 'x' }, LE)),
    )
    expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['deja_en_cours', 'deja_en_cours', 'ok'])
    const { compteId } = await getPrisma().reclamation.findFirstOrThrow({ where: { organismeId: organisme.id } })
    const encore = { siret: organisme.siret, compteId, motif: 'x' }
    expect(await deposerReclamation(encore, LE)).toEqual({ ok: false, code: 'deja_deposee' })
  })

  test('is refused to a gestionnaire, and on what is not registered', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const essayer = (siret: string) => deposerReclamation({ siret, compteId: compte.id, motif: 'x' }, LE)
    expect(await essayer(organisme.siret)).toEqual({ ok: false, code: 'deja_membre' })
    expect(await essayer('99900000000000')).toEqual({ ok: false, code: 'introuvable' })
  })

  test('taken back by who made it is over; by anybody else it is not there', async () => {
    const { un, demandeur, id } = await ouvrir()
    expect(await annulerReclamation({ id, compteId: un.id }, LE)).toEqual({ ok: false, code: 'introuvable' })
    expect(await annulerReclamation({ id, compteId: demandeur.id }, LE)).toEqual({ ok: true })
    expect(await textes(un.email)).toContain('Rien ne change pour votre organisme')
    expect(await annulerReclamation({ id, compteId: demandeur.id }, LE)).toEqual({ ok: false, code: 'deja_decidee' })
  })
})

describe('an agent', () => {
  test('refuses with a reason, which only the person who claims gets', async () => {
    const { organisme, un, demandeur, agent, id, parAgent } = await deposer()
    expect(await refuserReclamation({ ...parAgent, motif: 'Rien ne le montre.' }, LE)).toEqual({ ok: true })
    expect(await textes(demandeur.email)).toContain('Rien ne le montre.')
    expect(await modeles(un.email)).toEqual([])
    expect(await relire(id)).toMatchObject({ statut: 'refusee', decideeParId: agent.id, decisionMotif: 'Rien ne le montre.' })
    expect(await evenements(organisme.id)).toEqual(['reclamation.deposer', 'reclamation.refuser'])
    expect(await ouvrirOpposition(parAgent, LE)).toEqual({ ok: false, code: 'deja_decidee' })
  })

  test('opens the period of objection: every gestionnaire is told who claims, and until when', async () => {
    const { organisme, un, deux, demandeur, agent, id } = await ouvrir()
    for (const { email } of [un, deux]) {
      expect(await modeles(email)).toEqual(['reclamation-opposition'])
      expect(await textes(email)).toContain(demandeur.email)
      expect(await textes(email)).toContain('jusqu’au 27 novembre 2026 inclus')
      expect(await textes(email)).not.toContain('Ma collègue est partie.')
    }
    expect(await relire(id)).toMatchObject({ statut: 'en_opposition', oppositionAvant: FIN, examineeParId: agent.id })
    expect(await modeles(demandeur.email)).toEqual(['reclamation-suivi'])
    expect(await evenements(organisme.id)).toEqual(['reclamation.deposer', 'reclamation.ouvrir_opposition'])
  })

  test('who comes second changes nothing', async () => {
    for (let fois = 0; fois < 5; fois += 1) {
      const { parAgent, id } = await deposer()
      const essais = await Promise.all([ouvrirOpposition(parAgent, LE), refuserReclamation(parAgent, LE)])
      const { statut } = await relire(id)
      // A refusal is possible after the opening too: both may have been done, in that order.
      expect(essais[1]?.ok ? 'refusee' : 'en_opposition').toBe(statut)
    }
  })
})

describe('without an objection', () => {
  test('the organisme changes hands once the delay is over, and everybody is told', async () => {
    const { organisme, un, deux, demandeur, id } = await ouvrir()
    const [session, invitation] = [await makeSession(un.id), await makeInvitation(organisme.id, { inviteParId: demandeur.id })]
    await transfererReclamations(AVANT)
    expect(await relire(id)).toMatchObject({ statut: 'en_opposition' })
    await transfererReclamations(FIN)
    expect(await relire(id)).toMatchObject({ statut: 'transferee', transfereeLe: FIN })
    expect(await gestionnaires(organisme.id)).toEqual([demandeur.id])
    expect(await getPrisma().session.findUnique({ where: { id: session.id } })).toMatchObject({ finieLe: FIN })
    expect(await getPrisma().invitation.findUnique({ where: { id: invitation.id } })).toMatchObject({ annuleeLe: FIN })
    expect(await modeles(demandeur.email)).toEqual(['reclamation-suivi', 'reclamation-suivi'])
    for (const { email } of [un, deux]) expect(await textes(email)).toContain('vous n’en êtes plus gestionnaire')
    expect((await evenements(organisme.id)).at(-1)).toBe('reclamation.transferer')
  })

  test('run twice, or twice at once, it is done once', async () => {
    const { organisme, un, demandeur } = await ouvrir()
    await Promise.all([transfererReclamations(FIN), transfererReclamations(FIN)])
    await transfererReclamations(FIN)
    expect((await evenements(organisme.id)).filter((nom) => nom === 'reclamation.transferer')).toHaveLength(1)
    expect(await modeles(un.email)).toEqual(['reclamation-opposition', 'reclamation-opposition'])
    expect(await modeles(demandeur.email)).toHaveLength(2)
  })

  test.each(['"Membre"', '"Session"', '"Courriel"', '"Journal"'])(
    'interrupted (%s), it is done by the next run',
    async (table) => {
      const { organisme, un, demandeur, id } = await ouvrir()
      await makeSession(un.id)
      const avant = await empreinteDeLaBase()
      await expect(avecPanne(table, 'ecriture', () => transfererReclamations(FIN))).rejects.toThrow()
      expect(await empreinteDeLaBase()).toEqual(avant)
      await transfererReclamations(FIN)
      expect(await relire(id)).toMatchObject({ statut: 'transferee' })
      expect(await gestionnaires(organisme.id)).toEqual([demandeur.id])
    },
  )

  test('one that fails does not keep the others', async () => {
    const [perdue, autre] = [await ouvrir(), await ouvrir()]
    await getPrisma().compte.update({ where: { id: perdue.demandeur.id }, data: { geleLe: LE } })
    await transfererReclamations(FIN)
    expect((await relire(perdue.id)).statut).toBe('en_opposition')
    expect((await relire(autre.id)).statut).toBe('transferee')
    expect(await refuserReclamation(perdue.parAgent, FIN)).toEqual({ ok: true })
  })

  test('the RGC keeps that role, and who claims may be the RGC', async () => {
    const { organisme, un, demandeur } = await ouvrir()
    await makeMembre(organisme.id, un.id, 'rgc')
    await transfererReclamations(FIN)
    const restants = await getPrisma().membre.findMany({ where: { organismeId: organisme.id }, orderBy: { role: 'asc' } })
    expect(restants.map(({ compteId, role }) => [compteId, role])).toEqual([
      [demandeur.id, 'gestionnaire'],
      [un.id, 'rgc'],
    ])
  })
})

describe('an objection', () => {
  test('stops the transfer, and the person who claims learns nothing of it', async () => {
    const { organisme, un, demandeur, id } = await sOpposer()
    await transfererReclamations(FIN)
    expect(await relire(id)).toMatchObject({ statut: 'opposee', opposeeParId: un.id, opposeeLe: AVANT })
    expect(await gestionnaires(organisme.id)).toContain(un.id)
    expect(await modeles(demandeur.email)).toEqual(['reclamation-suivi'])
    const lignes = await getPrisma().journal.findMany({ where: { organismeId: organisme.id, evenement: 'reclamation.opposer' } })
    expect(JSON.stringify(lignes.map(({ donnees }) => donnees))).not.toContain('Je dirige')
  })

  test('is too late once the delay is over, even before the job has run', async () => {
    const { un, id } = await ouvrir()
    expect(await opposer({ id, compteId: un.id, motif: 'x' }, FIN)).toEqual({ ok: false, code: 'trop_tard' })
    expect(await opposer({ id, compteId: un.id, motif: 'x' }, AVANT)).toEqual({ ok: true })
    expect(await opposer({ id, compteId: un.id, motif: 'x' }, AVANT)).toEqual({ ok: false, code: 'deja_decidee' })
  })

  test('and the end of the delay exclude each other', async () => {
    for (let fois = 0; fois < 6; fois += 1) {
      const { organisme, un, demandeur, id } = await ouvrir()
      const [objection, transfert] = await Promise.all([
        opposer({ id, compteId: un.id, motif: 'x' }, AVANT),
        transfererEchue(id, FIN),
      ])
      expect([objection.ok, transfert.ok].filter(Boolean)).toHaveLength(1)
      expect((await gestionnaires(organisme.id)).includes(demandeur.id)).toBe(transfert.ok)
    }
  })

  test('is the gestionnaires’ alone', async () => {
    const { organisme, demandeur, id } = await ouvrir()
    const rgc = await makeCompte()
    await makeMembre(organisme.id, rgc.id, 'rgc')
    const autre = (await makeGestionnaire()).compte
    for (const { id: compteId } of [demandeur, rgc, autre])
      expect(await opposer({ id, compteId, motif: 'x' }, AVANT)).toEqual({ ok: false, code: 'introuvable' })
    const { id: fermee } = await deposer()
    expect(await opposer({ id: fermee, compteId: autre.id, motif: 'x' }, AVANT)).toEqual({ ok: false, code: 'introuvable' })
  })

  test('is decided by an agent with reasons: the organisme is kept', async () => {
    const { organisme, un, deux, demandeur, parAgent } = await sOpposer()
    expect(await refuserReclamation({ ...parAgent, motif: 'Votre dossier est incomplet.' }, FIN)).toEqual({ ok: true })
    expect(await textes(demandeur.email)).toContain('Votre dossier est incomplet.')
    for (const { email } of [un, deux]) expect(await textes(email)).toContain('Rien ne change pour votre organisme')
    expect((await gestionnaires(organisme.id)).sort()).toEqual([un.id, deux.id].sort())
  })

  test('… or the organisme is transferred all the same', async () => {
    const { organisme, un, demandeur, parAgent, id, agent } = await sOpposer()
    expect(await transfererMalgreOpposition(parAgent, FIN)).toEqual({ ok: true })
    expect(await gestionnaires(organisme.id)).toEqual([demandeur.id])
    expect(await textes(un.email)).toContain('vous n’en êtes plus gestionnaire')
    expect(await relire(id)).toMatchObject({ statut: 'transferee', decideeParId: agent.id, transfereeLe: FIN })
    expect(await transfererMalgreOpposition(parAgent, FIN)).toEqual({ ok: false, code: 'deja_decidee' })
  })

  test('no agent transfers what nobody objected to, nor before the end', async () => {
    const { parAgent } = await ouvrir()
    expect(await transfererMalgreOpposition(parAgent, AVANT)).toEqual({ ok: false, code: 'deja_decidee' })
    expect(await transfererMalgreOpposition(parAgent, FIN)).toEqual({ ok: false, code: 'deja_decidee' })
    expect(await transfererEchue(parAgent.id, AVANT)).toEqual({ ok: false, code: 'trop_tot' })
  })
})
