import { beforeAll, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { verifierMotDePasse } from '@/lib/core/mot-de-passe'
import { findCourriel } from '@/lib/courriel/data'
import { accepterDemande } from '@/lib/decision/mutations'
import { makeAgent, makeCompte, makeDemande, makeGestionnaire } from '@/tests/support/factories'

const BISSEXTILE = new Date('2028-02-29T10:00:00Z')
const FIN = new Date('2031-02-28T23:00:00Z')
const UN_JOUR = 86_400_000
type Demande = Awaited<ReturnType<typeof makeDemande>>

let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent()).id
})

const accepter = ({ id, acceptationId }: Demande, maintenant = BISSEXTILE) =>
  accepterDemande({ demandeId: id, acceptationId: acceptationId ?? '', agentId }, maintenant)
async function relire(id: string) {
  const include = { acces: true, acceptation: { include: { document: true } } } as const
  const demande = await getPrisma().demande.findUniqueOrThrow({ where: { id }, include })
  return { ...demande, document: demande.acceptation?.document ?? null }
}
const courrielsDe = (demandeId: string) =>
  getPrisma().courriel.findMany({
    where: { demandeId },
    orderBy: { id: 'asc' },
    select: { id: true, modele: true, destinataire: true },
  })
const journalDe = (demandeId: string) =>
  getPrisma().journal.findMany({
    where: { demandeId, creeLe: { gte: BISSEXTILE } },
    orderBy: { id: 'asc' },
    select: { evenement: true, acteurType: true, acteurId: true, de: true, vers: true, creeLe: true },
  })
const rgcDe = async (organismeId: string) => {
  const membres = await getPrisma().membre.findMany({ where: { organismeId, role: 'rgc' }, select: { compte: true } })
  return membres.map(({ compte }) => compte)
}
const tachesDe = (cle: string, valeur: string) =>
  getPrisma().$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.job WHERE data->>${cle} = ${valeur}`

describe('an accepted first demande', () => {
  let demande: Demande
  let gestionnaire: string
  beforeAll(async () => {
    const { organisme, compte } = await makeGestionnaire()
    gestionnaire = compte.email
    demande = await makeDemande({ statut: 'en_attente', organismeId: organisme.id, compteId: compte.id })
    expect(await accepter(demande)).toEqual({ ok: true })
  })

  test('opens the access for three years, to the last of the month where the day is missing', async () => {
    expect(await relire(demande.id)).toMatchObject({
      statut: 'acceptee',
      decideeLe: BISSEXTILE,
      decideeParId: agentId,
      acces: { statut: 'actif', debut: BISSEXTILE, fin: FIN, organismeId: demande.organismeId },
    })
  })

  test('names the RGC, with a provisional password for 21 days', async () => {
    const [rgc, ...autres] = await rgcDe(demande.organismeId)
    expect(autres).toEqual([])
    expect(rgc).toMatchObject({ email: demande.rgcCourriel, role: 'organisme', activeLe: BISSEXTILE })
    expect(rgc?.provisoireExpireLe).toEqual(new Date(BISSEXTILE.getTime() + 21 * UN_JOUR))
  })

  test('orders the PDF, once', async () => {
    const { document } = await relire(demande.id)
    expect(document).toMatchObject({ statut: 'en_preparation', contenu: null, essais: 0 })
    expect(await tachesDe('documentId', document?.id ?? '')).toEqual([{ name: 'document' }])
  })

  test('leaves its lines in the journal, by the agent and at that instant', async () => {
    const par = { acteurType: 'agent', acteurId: agentId, creeLe: BISSEXTILE }
    expect(await journalDe(demande.id)).toEqual([
      { ...par, evenement: 'demande.accepter', de: 'en_attente', vers: 'acceptee' },
      { ...par, evenement: 'acces.ouvrir', de: null, vers: null },
    ])
  })

  test('puts one e-mail for the gestionnaire and one for the RGC in the outbox, each with its job', async () => {
    const courriels = await courrielsDe(demande.id)
    expect(courriels.map(({ modele, destinataire }) => [modele, destinataire])).toEqual([
      ['rgc-nomme', demande.rgcCourriel],
      ['demande-acceptee', gestionnaire],
    ])
    for (const { id } of courriels) expect(await tachesDe('courrielId', id)).toEqual([{ name: 'courriel' }])
  })

  test('the password that the RGC reads is the one that opens; the database holds it nowhere else', async () => {
    const [premier] = await courrielsDe(demande.id)
    const texte = (await findCourriel(premier?.id ?? ''))?.contenu?.text ?? ''
    const motDePasse = /\b[a-zA-Z2-9]{5}(?:-[a-zA-Z2-9]{5}){3}\b/.exec(texte)?.[0] ?? ''
    const [rgc] = await rgcDe(demande.organismeId)
    expect(await verifierMotDePasse(motDePasse, rgc?.motDePasse ?? null)).toBe(true)
    const brut = await getPrisma().courriel.findUniqueOrThrow({ where: { id: premier?.id ?? '' } })
    expect(brut.contenu).not.toContain(motDePasse)
  })
})

test('an RGC who has an account keeps its password and reads no other', async () => {
  const rgc = await makeCompte({ motDePasse: 'un mot de passe bien à lui' })
  const demande = await makeDemande({ statut: 'en_attente', personnes: { rgcCourriel: rgc.email } })
  await accepter(demande)
  expect(await rgcDe(demande.organismeId)).toMatchObject([{ id: rgc.id, motDePasse: rgc.motDePasse, provisoireExpireLe: null }])
})

describe('a modification', () => {
  test('replaces signataire and RGC while the clock runs on', async () => {
    const premiere = await makeDemande({ statut: 'acceptee', decideeLe: new Date('2027-05-04T10:00:00Z') })
    const { organismeId, compteId } = premiere
    const demande = await makeDemande({ statut: 'en_attente', nature: 'modification', organismeId, compteId })
    expect(await accepter(demande)).toEqual({ ok: true })

    const { acces, document } = await relire(demande.id)
    expect(acces).toEqual(premiere.acces)
    expect(document?.id).not.toBe(premiere.document?.id)
    expect(await rgcDe(organismeId)).toMatchObject([{ email: demande.rgcCourriel }])
    expect((await courrielsDe(demande.id)).map(({ modele, destinataire }) => [modele, destinataire])).toEqual([
      ['rgc-remplace', premiere.rgcCourriel],
      ['rgc-nomme', demande.rgcCourriel],
      ['demande-acceptee', expect.any(String)],
    ])
    expect((await journalDe(demande.id)).map(({ evenement }) => evenement)).toEqual(['demande.accepter'])
  })

  test('of the signataire alone leaves the RGC as it is, and writes nothing to them', async () => {
    const premiere = await makeDemande({ statut: 'acceptee', decideeLe: new Date('2027-05-04T10:00:00Z') })
    const { organismeId, compteId, rgcCourriel } = premiere
    const gens = { rgcCourriel, signataireNom: 'Suivante' }
    const demande = await makeDemande({ statut: 'en_attente', nature: 'modification', organismeId, compteId, personnes: gens })
    const avant = await rgcDe(organismeId)
    await accepter(demande)
    expect(await rgcDe(organismeId)).toEqual(avant)
    expect((await courrielsDe(demande.id)).map(({ modele }) => modele)).toEqual(['demande-acceptee'])
  })

  test('whose access has ended meanwhile opens a new one', async () => {
    const premiere = await makeDemande({ statut: 'acceptee', decideeLe: new Date('2025-02-27T10:00:00Z') })
    const { organismeId, compteId } = premiere
    const demande = await makeDemande({ statut: 'en_attente', nature: 'modification', organismeId, compteId })
    await accepter(demande)
    expect((await relire(demande.id)).acces).toMatchObject({ statut: 'actif', debut: BISSEXTILE, fin: FIN })
    expect((await relire(premiere.id)).acces).toMatchObject({ statut: 'expire', fin: premiere.acces?.fin })
  })
})

test('a renouvellement adds three years to the current end', async () => {
  const premiere = await makeDemande({ statut: 'acceptee', decideeLe: new Date('2025-03-10T10:00:00Z') })
  const { organismeId, compteId, rgcCourriel } = premiere
  const gens = { rgcCourriel }
  const demande = await makeDemande({ statut: 'en_attente', nature: 'renouvellement', organismeId, compteId, personnes: gens })
  await accepter(demande)
  expect((await relire(demande.id)).acces).toMatchObject({
    id: premiere.acces?.id,
    debut: premiere.acces?.debut,
    fin: new Date('2031-03-10T23:00:00Z'),
  })
  expect((await journalDe(demande.id)).map(({ evenement }) => evenement)).toEqual(['demande.accepter', 'acces.prolonger'])
})
