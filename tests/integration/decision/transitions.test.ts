import { beforeAll, describe, expect, test } from 'vitest'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma } from '@/lib/core/db'
import { accepterDemande, demanderCorrection, refuserDemande } from '@/lib/decision/mutations'
import { annulerDemande, modifierDemande, validerDemande } from '@/lib/demande/mutations'
import { EVENEMENTS, type Evenement, STATUTS, type Statut } from '@/lib/demande/rules'
import { makeAgent, makeCompte, makeDemande, personnes } from '@/tests/support/factories'

const LE = new Date('2026-12-01T10:00:00Z')
const ABSENT = '00000000-0000-7000-8000-000000000000'
type Demande = Awaited<ReturnType<typeof makeDemande>>

let agentId: string
let sha256: string
beforeAll(async () => {
  await installerCgu()
  sha256 = (await getCguEnVigueur(new Date())).sha256
  agentId = (await makeAgent({ nom: 'Sacha Lemaire' })).id
})

/** Does one event the way the pages do. */
function faire(evenement: Evenement, { id: demandeId, organismeId, compteId, acceptationId }: Demande) {
  const sur = { demandeId, organismeId, compteId }
  const lue = { demandeId, acceptationId: acceptationId ?? ABSENT, agentId }
  const contexte = { adresse: '192.0.2.1', navigateur: 'essai', requeteId: 'essai' }
  switch (evenement) {
    case 'modifier':
      return modifierDemande({ ...sur, personnes: personnes() }, LE)
    case 'valider':
      return validerDemande({ ...sur, accepte: true, sha256, contexte }, LE)
    case 'annuler':
      return annulerDemande(sur, LE)
    case 'accepter':
      return accepterDemande(lue, LE)
    case 'demander_correction':
      return demanderCorrection({ ...lue, motif: 'À revoir.', commentaires: { rgcNom: 'Incomplet.' } }, LE)
    case 'refuser':
      return refuserDemande({ ...lue, motif: 'Non.', voiesRecours: 'Deux mois.' }, LE)
  }
}

// Where each event may start, and where it leads; anything else is refused. Agents decide from en_attente only.
const PERMIS: Record<Evenement, Partial<Record<Statut, Statut>>> = {
  modifier: { brouillon: 'brouillon', en_attente: 'brouillon', a_corriger: 'brouillon' },
  valider: { brouillon: 'en_attente' },
  annuler: { brouillon: 'annulee', en_attente: 'annulee', a_corriger: 'annulee' },
  accepter: { en_attente: 'acceptee' },
  demander_correction: { en_attente: 'a_corriger' },
  refuser: { en_attente: 'refusee' },
}
const CAS = EVENEMENTS.flatMap((evenement) =>
  STATUTS.map((statut) => [evenement, statut, PERMIS[evenement][statut] ?? null] as const),
)

test.each(CAS)('%s from %s → %s', async (evenement, statut, attendu) => {
  const demande = await makeDemande({ statut })
  const combien = () => getPrisma().journal.count({ where: { demandeId: demande.id, evenement: `demande.${evenement}` } })
  const avant = await combien()
  const resultat = await faire(evenement, demande)
  const apres = await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })
  expect(resultat.ok).toBe(attendu !== null)
  expect(apres.statut).toBe(attendu ?? statut)
  expect((await combien()) - avant).toBe(attendu === null ? 0 : 1)
  if (attendu === null) expect(apres).toMatchObject({ decideeLe: demande.decideeLe, modifieeLe: demande.modifieeLe })
})

describe('reasons', () => {
  const courriels = (demandeId: string) => getPrisma().courriel.findMany({ where: { demandeId }, select: { modele: true } })
  const ligne = (demandeId: string, evenement: string) =>
    getPrisma().journal.findFirstOrThrow({ where: { demandeId, evenement }, select: { acteurId: true, donnees: true } })

  test('of a correction are on the demande, in the journal and in an e-mail', async () => {
    const demande = await makeDemande({ statut: 'en_attente' })
    await faire('demander_correction', demande)
    const dit = { motif: 'À revoir.', commentaires: { rgcNom: 'Incomplet.' } }
    expect(await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).toMatchObject({
      ...dit,
      voiesRecours: null,
      decideeLe: LE,
      decideeParId: agentId,
    })
    expect(await ligne(demande.id, 'demande.demander_correction')).toMatchObject({
      acteurId: agentId,
      donnees: { ...dit, delaiHeures: expect.any(Number) },
    })
    expect(await courriels(demande.id)).toEqual([{ modele: 'demande-a-corriger' }])
  })

  test('of a refusal go with the ways of appeal', async () => {
    const demande = await makeDemande({ statut: 'en_attente' })
    await faire('refuser', demande)
    const dit = { motif: 'Non.', voiesRecours: 'Deux mois.' }
    expect(await getPrisma().demande.findUniqueOrThrow({ where: { id: demande.id } })).toMatchObject(dit)
    expect(await ligne(demande.id, 'demande.refuser')).toMatchObject({
      acteurId: agentId,
      donnees: { ...dit, delaiHeures: expect.any(Number) },
    })
    expect(await courriels(demande.id)).toEqual([{ modele: 'demande-refusee' }])
  })

  test('reach the active gestionnaires only', async () => {
    const demande = await makeDemande({ statut: 'en_attente' })
    const { organismeId } = demande
    for (const compte of [await makeCompte({ activeLe: null }), await makeCompte({ desactiveLe: LE })])
      await getPrisma().membre.create({ data: { organismeId, compteId: compte.id, role: 'gestionnaire' } })
    await faire('refuser', demande)
    expect(await courriels(demande.id)).toHaveLength(1)
  })
})

describe('a decision', () => {
  test('that comes second is told who decided what, and when', async () => {
    const demande = await makeDemande({ statut: 'en_attente' })
    await faire('refuser', demande)
    expect(await faire('accepter', demande)).toEqual({
      ok: false,
      code: 'deja_decidee',
      autre: { statut: 'refusee', par: 'Sacha Lemaire', le: LE },
    })
  })

  test('on what the organisme has changed and validated again meanwhile is not taken', async () => {
    const lue = await makeDemande({ statut: 'en_attente' })
    await faire('modifier', lue)
    await faire('valider', lue)
    for (const evenement of ['accepter', 'refuser', 'demander_correction'] as const)
      expect(await faire(evenement, lue)).toEqual({ ok: false, code: 'validee_de_nouveau' })
    expect(await getPrisma().demande.findUniqueOrThrow({ where: { id: lue.id } })).toMatchObject({
      statut: 'en_attente',
      decideeParId: null,
    })
  })

  test('on a demande that does not exist is refused', async () => {
    const lue = { demandeId: ABSENT, acceptationId: ABSENT, agentId }
    expect(await accepterDemande(lue, LE)).toEqual({ ok: false, code: 'introuvable' })
  })
})
