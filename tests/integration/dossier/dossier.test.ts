import { expect, test } from 'vitest'
import { getPrisma, transaction } from '@/lib/core/db'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { findDossier, findSuite } from '@/lib/dossier/data'
import { makeAgent, makeDemande, makeGestionnaire } from '@/tests/support/factories'

const LE = new Date('2026-12-01T10:00:00.123Z')

test('one file holds the fiche, the proof, accesses, people and the other demandes, and no byte of the PDF', async () => {
  const { organisme, compte } = await makeGestionnaire()
  const suite = { organismeId: organisme.id, compteId: compte.id }
  const premiere = await makeDemande({ statut: 'acceptee', ...suite })
  const seconde = await makeDemande({ statut: 'en_attente', nature: 'modification', ...suite })
  const dossier = await findDossier(seconde.id)
  expect(dossier).toMatchObject({
    demande: { id: seconde.id, document: null, acceptation: { compteId: compte.id, adresseIp: '192.0.2.10' } },
    organisme: { siret: organisme.siret },
    accesActuel: { id: premiere.accesId, statut: 'actif' },
    acces: [{ id: premiere.accesId }],
    membres: [
      { role: 'gestionnaire', compte: { email: compte.email } },
      { role: 'rgc', compte: { email: premiere.rgcCourriel } },
    ],
    autres: [{ id: premiere.id, statut: 'acceptee', rgcNom: premiere.rgcNom }],
    examen: null,
    examens: [],
  })
  expect((await findDossier(premiere.id))?.demande.document).not.toHaveProperty('contenu')
})

test('is null when there is none', async () => {
  expect(await findDossier('00000000-0000-7000-8000-000000000000')).toBeNull()
  expect(await findSuite('00000000-0000-7000-8000-000000000000')).toEqual({ journal: [], courriels: [], modeles: [], noms: {} })
})

test('beside it: the journal, the names of who acted, and the e-mails of this organisme alone, without their contents', async () => {
  const agent = await makeAgent({ nom: 'Sacha Lemaire' })
  const demande = await makeDemande({ statut: 'refusee', agentId: agent.id, motif: 'Motif\u00a0: «\u00a0"x"\u00a0»' })
  const autre = await makeDemande({ statut: 'en_attente' })
  const props = { raisonSociale: 'Essai', siret: '1'.repeat(14), deposeeLe: LE, lien: 'https://kairos.test/' }
  const ecrire = (organismeId: string, demandeId: string) =>
    transaction((tx) => ajouterCourriel(tx, { modele: 'demande-recue', destinataire: 'a@b.test', organismeId, demandeId, props }))
  const id = await ecrire(demande.organismeId, demande.id)
  await ecrire(autre.organismeId, autre.id)
  await getPrisma().courriel.update({ where: { id }, data: { statut: 'remis', envoyeLe: LE, suiviLe: LE } })

  const suite = await findSuite(demande.id)
  const { email } = await getPrisma().compte.findUniqueOrThrow({ where: { id: demande.compteId } })
  expect(suite.noms).toEqual({ [agent.id]: `Sacha Lemaire, ${agent.email}`, [demande.compteId]: email })
  expect(suite.journal.map(({ evenement, motif }) => [evenement, motif])).toEqual([
    ['demande.enregistrer', null],
    ['demande.valider', null],
    ['demande.refuser', 'Motif\u00a0: «\u00a0"x"\u00a0»'],
  ])
  expect(suite.journal[0]?.le).toEqual(demande.creeLe)
  expect(suite.courriels).toEqual([
    {
      id,
      demandeId: demande.id,
      modele: 'demande-recue',
      destinataire: 'a@b.test',
      statut: 'remis',
      essais: 0,
      erreur: null,
      creeLe: expect.any(Date),
      envoyeLe: LE,
      suiviLe: LE,
    },
  ])
})
