import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { loadDemande } from '@/lib/demande/loaders'
import { ecrire, noter, repondre } from '@/lib/message/actions'
import { listFilsNonLus } from '@/lib/message/data'
import { loadFilAgents, loadFilOrganisme, loadFilsNonLus } from '@/lib/message/loaders'
import { ecrireAOrganisme, ecrireAuxAgents, ecrireNote, marquerLus } from '@/lib/message/mutations'
import { loadFiche } from '@/lib/organisme/loaders'
import { makeAgent, makeDemande, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-27T10:00:00Z')
const SECRET = 'Je soupçonne un prête-nom'
const envoi = (demandeId: string, texte: string, fichier?: File) => {
  const donnees = new FormData()
  donnees.set('demandeId', demandeId)
  donnees.set('texte', texte)
  if (fichier) donnees.set('piece', fichier)
  return donnees
}
const nonLus = async (id: string) => {
  const { nonLusAgents, nonLusOrganisme } = await getPrisma().demande.findUniqueOrThrow({ where: { id } })
  return { agents: nonLusAgents, organisme: nonLusOrganisme }
}
const avis = (demandeId: string) => getPrisma().courriel.count({ where: { demandeId, modele: 'message-recu' } })
const ouvrir = async (compteId: string) => ({ sessionId: (await makeSession(compteId)).id })

test('a thread: each side is counted what it has not read, and told once until it has', async () => {
  const { id: demandeId, organismeId, compteId } = await makeDemande({ statut: 'en_attente' })
  const agent = await makeAgent({ nom: 'Camille Durand' })
  await ecrireAOrganisme({ demandeId, compteId: agent.id, texte: 'Bonjour' }, LE)
  await ecrireAOrganisme({ demandeId, compteId: agent.id, texte: 'Encore moi' }, LE)
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 2 })
  expect(await avis(demandeId)).toBe(1)
  const organisme = await dansRequete(await ouvrir(compteId), () => loadFilOrganisme(demandeId, {}))
  expect(organisme.issue).toMatchObject({ valeur: { nonLus: 2, messages: [{ texte: 'Bonjour' }, { texte: 'Encore moi' }] } })
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 0 })
  await ecrireAuxAgents({ demandeId, organismeId, compteId, texte: 'Voici' }, LE)
  expect(await nonLus(demandeId)).toEqual({ agents: 1, organisme: 0 })
  const dernier = await getPrisma().courriel.findFirstOrThrow({ where: { destinataire: agent.email }, orderBy: { id: 'desc' } })
  expect(dernier.modele).toBe('message-recu') // the agent who wrote last follows the demande
  expect((await listFilsNonLus(null)).fils).toContainEqual(expect.objectContaining({ id: demandeId, nonLusAgents: 1 }))
  await dansRequete(await ouvrir(agent.id), () => loadFilAgents(demandeId, {}))
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 0 })
})

test('twenty messages at once are all counted, and told of once; one that comes while others are read stays unread', async () => {
  const { id: demandeId } = await makeDemande({ statut: 'en_attente' })
  const { id: compteId } = await makeAgent()
  await Promise.all(Array.from({ length: 20 }, (_, n) => ecrireAOrganisme({ demandeId, compteId, texte: `Message ${n}` }, LE)))
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 20 })
  expect(await avis(demandeId)).toBe(1)
  await Promise.all([marquerLus(demandeId, 'organisme', 20), marquerLus(demandeId, 'organisme', 20)])
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 0 })
  await ecrireAOrganisme({ demandeId, compteId, texte: 'Un de plus' }, LE)
  expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 1 })
})

describe('a note', () => {
  test('is read by agents, and by no member of the organisme anywhere', async () => {
    const { id: demandeId, organismeId, compteId } = await makeDemande({ statut: 'en_attente' })
    const { id: agentId } = await makeAgent()
    await ecrireNote({ demandeId, compteId: agentId, texte: SECRET }, LE)
    expect(await nonLus(demandeId)).toEqual({ agents: 0, organisme: 0 })
    const agents = await dansRequete(await ouvrir(agentId), () => loadFilAgents(demandeId, {}))
    expect(JSON.stringify(agents.issue)).toContain(SECRET)
    const session = await ouvrir(compteId)
    for (const page of [() => loadFilOrganisme(demandeId, {}), () => loadDemande(demandeId), () => loadFiche()]) {
      const { issue } = await dansRequete<unknown>(session, page)
      expect(issue).toHaveProperty('valeur')
      expect(JSON.stringify(issue)).not.toContain(SECRET)
      expect(JSON.stringify(issue)).not.toContain('message.noter')
    }
    expect(await getPrisma().courriel.count({ where: { organismeId, modele: 'message-recu' } })).toBe(0)
    const lignes = await getPrisma().journal.findMany({ where: { evenement: 'message.noter', acteurId: agentId } })
    expect(lignes).toMatchObject([{ organismeId: null, demandeId: null, compteId: agentId, dossier: agentId }])
    expect(JSON.stringify(lignes[0]?.donnees)).not.toContain(SECRET)
  })

  test('is read by the code of this noun alone: nothing else selects messages', () => {
    const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
      .filter((chemin) => /\.tsx?$/.test(chemin) && !chemin.startsWith('generated'))
      .filter((chemin) =>
        /"Message"|\bmessages: (?:true|\{ *(?:where|select|orderBy))/.test(readFileSync(`lib/${chemin}`, 'utf8')),
      )
    expect(sources.sort()).toEqual(['message/data.ts', 'message/mutations.ts'])
  })
})

test('what was said is never changed nor deleted', async () => {
  const { id: demandeId } = await makeDemande({ statut: 'en_attente' })
  await ecrireNote({ demandeId, compteId: (await makeAgent()).id, texte: 'Tel quel' }, LE)
  const prisma = getPrisma()
  await expect(prisma.message.updateMany({ where: { demandeId }, data: { texte: 'Autre' } })).rejects.toThrow(/append-only/)
  await expect(prisma.message.deleteMany({ where: { demandeId } })).rejects.toThrow(/append-only/)
  await expect(prisma.$executeRawUnsafe('TRUNCATE "Message"')).rejects.toThrow(/append-only/)
})

test('another organisme’s thread is one that does not exist, and agents’ pages do not exist for organismes', async () => {
  const { id: demandeId } = await makeDemande({ statut: 'en_attente' })
  const autre = await makeDemande({ statut: 'en_attente' })
  const session = await ouvrir(autre.compteId)
  const refuses = [
    () => loadFilOrganisme(demandeId, {}),
    () => loadFilAgents(demandeId, {}),
    () => loadFilsNonLus({}),
    () => ecrire(IDLE, envoi(demandeId, 'Bonjour')),
    () => repondre(IDLE, envoi(demandeId, 'Bonjour')),
    () => noter(IDLE, envoi(demandeId, 'Bonjour')),
  ]
  for (const refuse of refuses) expect((await dansRequete<unknown>(session, refuse)).issue).toEqual({ introuvable: true })
  expect(await getPrisma().message.count({ where: { demandeId } })).toBe(0)
})

test('a file is refused with a clear sentence, and the text is kept; an empty message is refused', async () => {
  const { id: demandeId, compteId } = await makeDemande({ statut: 'en_attente' })
  const session = await ouvrir(compteId)
  const avecFichier = envoi(demandeId, 'Voici mon attestation', new File(['%PDF-1.7'], 'attestation.pdf'))
  expect((await dansRequete(session, () => ecrire(IDLE, avecFichier))).issue).toMatchObject({
    valeur: { status: 'refused', code: 'fichier', values: { texte: 'Voici mon attestation' } },
  })
  expect((await dansRequete(session, () => ecrire(IDLE, envoi(demandeId, ' ')))).issue).toMatchObject({
    valeur: { status: 'invalid', fieldErrors: { texte: 'Écrivez votre message.' } },
  })
  expect(await getPrisma().message.count({ where: { demandeId } })).toBe(0)
  expect((await dansRequete(session, () => ecrire(IDLE, envoi(demandeId, 'Voici mon attestation')))).issue).toEqual({
    redirection: `/adhesion/${demandeId}/messages?fait=envoye`,
  })
})
