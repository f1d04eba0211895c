import { beforeAll, describe, expect, test } from 'vitest'
import { getPool, getPrisma, transaction } from '@/lib/core/db'
import { findCourriel } from '@/lib/courriel/data'
import { decider } from '@/lib/decision/mutations'
import { lireLu } from '@/lib/envoi/rules'
import { findLigneAFaire, findLot } from '@/lib/lot/data'
import { faireLot } from '@/lib/lot/jobs'
import { AGENT_PARTI, INCIDENT_LIGNE } from '@/lib/lot/labels'
import { LigneDejaFaite, lancerLot, lireAvantLot, preparerLot, terminerLigne } from '@/lib/lot/mutations'
import { compterLignes, type DecisionLot } from '@/lib/lot/rules'
import { makeAgent, makeDemande } from '@/tests/support/factories'

const LE = new Date('2026-12-01T10:00:00Z')
let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent({ nom: 'Alix Lot' })).id
})

const enAttente = (nombre: number) =>
  Promise.all(Array.from({ length: nombre }, () => makeDemande({ statut: 'en_attente', agentId })))

async function preparer(demandeIds: string[], decision: DecisionLot = 'accepter', par = agentId) {
  const resultat = await preparerLot({ decision, demandeIds, agentId: par }, LE)
  if (!resultat.ok) throw new Error(resultat.code)
  return resultat
}
const lancer = (lotId: string, motif: string | null = null, par = agentId) =>
  lancerLot({ lotId, agentId: par, motif, modeleId: null }, LE)
async function relire(lotId: string) {
  const lot = await findLot(lotId)
  if (!lot) throw new Error('no lot')
  return { ...lot, comptes: compterLignes(lot.lignes) }
}
const decisions = (demandeIds: string[]) =>
  getPrisma().journal.groupBy({
    by: ['demandeId'],
    where: {
      demandeId: { in: demandeIds },
      evenement: { in: ['demande.accepter', 'demande.refuser', 'demande.demander_correction'] },
    },
    _count: true,
  })

test('two hundred accepted while another agent refuses twenty of them: two hundred outcomes, each decided once', async () => {
  const demandes: Awaited<ReturnType<typeof enAttente>> = []
  for (let rang = 0; rang < 200; rang += 20) demandes.push(...(await enAttente(20)))
  const ids = demandes.map(({ id }) => id)
  const { lotId } = await preparer(ids)
  expect(await lancer(lotId)).toEqual({ ok: true })
  const { id: autreId } = await makeAgent({ nom: 'Noa Autre' })
  const refuser = async () => {
    const faits = []
    // From both ends of the lot, so that some are met before it, some by it, and some long before.
    for (const rang of Array.from({ length: 20 }, (_, n) => (n % 2 ? 199 - n * 4 : n * 5))) {
      const { id: demandeId, acceptationId } = demandes[rang] ?? { id: '', acceptationId: '' }
      const decision = { demandeId, acceptationId: acceptationId ?? '', agentId: autreId }
      faits.push(await decider(decision, { evenement: 'refuser', motif: 'Non.', voiesRecours: 'Deux mois.' }, LE))
    }
    return faits
  }
  const [, refus] = await Promise.all([faireLot({ lotId }), refuser()])

  const refuses = refus.filter(({ ok }) => ok).length
  const { comptes, lignes, finiLe } = await relire(lotId)
  expect(finiLe).toBeInstanceOf(Date)
  expect(comptes).toEqual({ a_faire: 0, faite: 200 - refuses, refusee: refuses, echec: 0 })
  for (const { detail } of lignes.filter(({ statut }) => statut === 'refusee')) expect(detail).toContain('refusée par Noa Autre')
  const parDemande = await decisions(ids)
  expect(parDemande).toHaveLength(200)
  expect(parDemande.every(({ _count }) => _count === 1)).toBe(true)
  const statuts = await getPrisma().demande.groupBy({ by: ['statut'], where: { id: { in: ids } }, _count: true })
  expect(Object.fromEntries(statuts.map(({ statut, _count }) => [statut, _count]))).toEqual({
    acceptee: 200 - refuses,
    refusee: refuses,
  })
  expect(refuses).toBeGreaterThan(0)
}, 300_000)

describe('a lot', () => {
  test('holds what awaits a decision, the oldest first, as it was read; the rest is left aside', async () => {
    const [jeune, vieille] = [
      await makeDemande({ statut: 'en_attente', valideeLe: new Date('2026-11-20T10:00:00Z') }),
      await makeDemande({ statut: 'en_attente', valideeLe: new Date('2026-11-10T10:00:00Z') }),
    ]
    const decidee = await makeDemande({ statut: 'refusee' })
    const { lotId, ecartees } = await preparer([jeune.id, decidee.id, vieille.id, vieille.id])
    expect(ecartees).toBe(1)
    const { lignes } = await relire(lotId)
    expect(lignes.map(({ demandeId }) => demandeId)).toEqual([vieille.id, jeune.id])
    expect(await preparerLot({ decision: 'accepter', demandeIds: [decidee.id], agentId }, LE)).toEqual({
      ok: false,
      code: 'aucune',
    })
  })

  test('is launched once, by its agent alone, and does nothing before', async () => {
    const [demande] = await enAttente(1)
    const { lotId } = await preparer([demande?.id ?? ''])
    await faireLot({ lotId })
    expect((await relire(lotId)).comptes.a_faire).toBe(1)
    const { id: autre } = await makeAgent()
    expect(await lancer(lotId, null, autre)).toEqual({ ok: false, code: 'deja_lance' })
    expect([(await lancer(lotId)).ok, (await lancer(lotId)).ok]).toEqual([true, false])
    const { rows } = await getPool().query(`SELECT 1 FROM pgboss.job WHERE name = 'lot' AND data->>'lotId' = $1`, [lotId])
    expect(rows).toHaveLength(1)
  })

  test('goes on where it was after a crash, and two runs at once do each line once', async () => {
    const demandes = await enAttente(6)
    const ids = demandes.map(({ id }) => id)
    const { lotId } = await preparer(ids)
    await lancer(lotId)
    const premiere = await findLigneAFaire(lotId)
    if (!premiere) throw new Error('no line')
    const { demandeId, acceptationId } = premiere.ligne
    await decider(
      {
        ...{ demandeId, acceptationId, agentId, lotId },
        ensuite: (tx) => terminerLigne(tx, premiere.ligne, { statut: 'faite' }, LE),
      },
      { evenement: 'accepter' },
      LE,
    ) // the worker dies here
    await Promise.all([faireLot({ lotId }), faireLot({ lotId })])
    const { comptes, finiLe } = await relire(lotId)
    expect(comptes).toEqual({ a_faire: 0, faite: 6, refusee: 0, echec: 0 })
    expect(finiLe).not.toBeNull()
    expect((await decisions(ids)).map(({ _count }) => _count)).toEqual(Array(6).fill(1))
  })

  test('a line that has its outcome already takes its decision back with it', async () => {
    const [demande] = await enAttente(1)
    const { lotId } = await preparer([demande?.id ?? ''])
    await lancer(lotId)
    const ligne = (await findLigneAFaire(lotId))?.ligne
    if (!ligne) throw new Error('no line')
    await transaction((tx) => terminerLigne(tx, ligne, { statut: 'faite' }, LE))
    const ensuite = () => transaction((tx) => terminerLigne(tx, ligne, { statut: 'faite' }, LE))
    const decision = { demandeId: ligne.demandeId, acceptationId: ligne.acceptationId, agentId, ensuite }
    await expect(decider(decision, { evenement: 'accepter' }, LE)).rejects.toBeInstanceOf(LigneDejaFaite)
    expect((await getPrisma().demande.findUniqueOrThrow({ where: { id: ligne.demandeId } })).statut).toBe('en_attente')
  })

  test('a line that fails leaves the others alone', async () => {
    const demandes = await enAttente(3)
    const { lotId } = await preparer(demandes.map(({ id }) => id))
    await lancer(lotId)
    const cassee = (await relire(lotId)).lignes[1]
    // An address that no e-mail can leave for: the decision of that one throws.
    await getPrisma().demande.update({ where: { id: cassee?.demandeId ?? '' }, data: { rgcCourriel: 'pas une adresse' } })
    await faireLot({ lotId })
    const { lignes, comptes } = await relire(lotId)
    expect(comptes).toEqual({ a_faire: 0, faite: 2, refusee: 0, echec: 1 })
    expect(lignes[1]).toMatchObject({ statut: 'echec', detail: INCIDENT_LIGNE })
    expect((await getPrisma().demande.findUniqueOrThrow({ where: { id: cassee?.demandeId ?? '' } })).statut).toBe('en_attente')
  })

  test('what was validated again since is left aside, and so is all of it when the agent is gone', async () => {
    const [une, autre] = await enAttente(2)
    const { id: parti } = await makeAgent()
    const { lotId } = await preparer([une?.id ?? ''])
    await getPrisma().demande.update({ where: { id: une?.id ?? '' }, data: { acceptationId: null } })
    await lancer(lotId)
    await faireLot({ lotId })
    expect((await relire(lotId)).lignes).toMatchObject([
      { statut: 'refusee', detail: expect.stringContaining('validée de nouveau') },
    ])

    const second = await preparer([autre?.id ?? ''], 'accepter', parti)
    await lancer(second.lotId, null, parti)
    await getPrisma().compte.update({ where: { id: parti }, data: { desactiveLe: LE } })
    await faireLot({ lotId: second.lotId })
    expect((await relire(second.lotId)).lignes).toMatchObject([{ statut: 'refusee', detail: AGENT_PARTI }])
    expect((await getPrisma().demande.findUniqueOrThrow({ where: { id: autre?.id ?? '' } })).statut).toBe('en_attente')
  })
})

describe('a correction in a lot', () => {
  test('is read on its first demande, then written to each with its own words', async () => {
    const demandes = await enAttente(2)
    const { lotId } = await preparer(
      demandes.map(({ id }) => id),
      'demander_correction',
    )
    const lot = await findLot(lotId)
    if (!lot) throw new Error('no lot')
    const motif = 'Bonjour {signataire}, revoyez la fiche de {organisme}.'
    expect(await lireAvantLot(lot, { motif: null, modeleId: null, lu: null }, LE)).toEqual({ ok: false, code: 'sans_motif' })
    const lecture = await lireAvantLot(lot, { motif, modeleId: null, lu: null }, LE)
    if (!('apercu' in lecture)) throw new Error('nothing to read')
    expect(lecture.apercu.courriels[0]?.texte).toContain(`la fiche de ${lot.lignes[0]?.demande.organisme.raisonSociale}.`)
    const lu = lireLu(lecture.apercu.lu)
    expect(await lireAvantLot(lot, { motif: 'Autre.', modeleId: null, lu }, LE)).toHaveProperty('apercu')
    expect(await lireAvantLot(lot, { motif, modeleId: null, lu }, LE)).toEqual({ ok: true })

    await lancer(lotId, motif)
    await faireLot({ lotId })
    for (const { demandeId, demande } of lot.lignes) {
      const attendu = `Bonjour Madame Jeanne Essai, revoyez la fiche de ${demande.organisme.raisonSociale}.`
      const { statut, motif: dit, decideeParId } = await getPrisma().demande.findUniqueOrThrow({ where: { id: demandeId } })
      expect({ statut, dit, decideeParId }).toEqual({ statut: 'a_corriger', dit: attendu, decideeParId: agentId })
      const { id } = await getPrisma().courriel.findFirstOrThrow({ where: { demandeId, modele: 'demande-a-corriger' } })
      expect((await findCourriel(id))?.contenu?.text).toContain(attendu)
      const ligne = await getPrisma().journal.findFirstOrThrow({ where: { demandeId, evenement: 'demande.demander_correction' } })
      expect(ligne.donnees).toMatchObject({ lotId, motif: attendu })
    }
  })
})
