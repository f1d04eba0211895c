import 'server-only'
import { type Tx, transaction, transactionRejouee } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import type { PropsParModele } from '@/lib/courriel/rules'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Acteur } from '@/lib/journal/rules'
import { ajouterGestionnaire, listMembresPourDecider, oterGestionnaire, verrouillerOrganisme } from '@/lib/membre/mutations'
import { peutAgir } from '@/lib/membre/rules'
import { finirSessions } from '@/lib/session/mutations'
import {
  deciderDepot,
  deciderReclamation,
  type EvenementReclamation,
  finOpposition,
  OUVERTES,
  type RefusDepot,
  type RefusReclamation,
} from './rules'

type Depot = { siret: string; compteId: string; motif: string }
type Issue = Result<object, RefusReclamation | 'introuvable'>

const SELECT = {
  id: true,
  statut: true,
  oppositionAvant: true,
  compteId: true,
  organismeId: true,
  compte: { select: { email: true, activeLe: true, desactiveLe: true, geleLe: true } },
  organisme: { select: { raisonSociale: true, siret: true } },
} as const
type Lue = Prisma.ReclamationGetPayload<{ select: typeof SELECT }>

/** Tells the person who claims: nothing of the organisme but the SIRET that this person gave. */
function ecrireAuDemandeur(tx: Tx, lue: Pick<Lue, 'compte' | 'organisme'>, etape: Etape, motif: string | null) {
  const props = { etape, siret: lue.organisme.siret, motif, lien: `${getBaseUrl()}/organismes` }
  return ajouterCourriel(tx, { modele: 'reclamation-suivi', destinataire: lue.compte.email, props })
}
type Etape = PropsParModele['reclamation-suivi']['etape']

/** Tells those who manage, or managed, the organisme; none that is disabled. */
async function ecrireAuxGestionnaires(
  tx: Tx,
  { id, organismeId, organisme, compte }: Lue,
  { etape, avant }: { etape: PropsParModele['reclamation-opposition']['etape']; avant: Date | null },
  destinataires: string[],
): Promise<void> {
  const lien = etape === 'ouverte' ? `${getBaseUrl()}/opposition/${id}` : `${getBaseUrl()}/organismes`
  const props = { ...organisme, etape, email: compte.email, avant, lien }
  for (const destinataire of destinataires)
    await ajouterCourriel(tx, { modele: 'reclamation-opposition', destinataire, organismeId, props })
}

async function gestionnairesDe(tx: Tx, organismeId: string) {
  const membres = await listMembresPourDecider(tx, organismeId)
  return membres.filter(({ roles, desactiveLe }) => roles.includes('gestionnaire') && !desactiveLe)
}

const tracer = (
  tx: Tx,
  lue: Lue,
  evenement: EvenementReclamation,
  acteur: Acteur,
  vers: string,
  motif: string | null,
  le: Date,
) =>
  ecrireJournal(tx, {
    acteur,
    evenement: `reclamation.${evenement}`,
    organismeId: lue.organismeId,
    compteId: lue.compteId,
    de: lue.statut,
    vers,
    donnees: { reclamationId: lue.id, ...(motif ? { motif } : {}) },
    maintenant: le,
  })

async function deposerDansTransaction(tx: Tx, { siret, compteId, motif }: Depot, maintenant: Date) {
  const organisme = await tx.organisme.findUnique({
    where: { siret },
    select: {
      id: true,
      membres: { where: { compteId, role: 'gestionnaire' } },
      reclamations: { where: { statut: { in: [...OUVERTES] } }, select: { compteId: true }, take: 1 },
    },
  })
  const [ouverte] = organisme?.reclamations ?? []
  const decision = deciderDepot({
    inscrit: organisme !== null,
    dejaMembre: (organisme?.membres.length ?? 0) > 0,
    ouverte: ouverte ? (ouverte.compteId === compteId ? 'sienne' : 'autre') : null,
  })
  if (!organisme || !decision.ok) return decision.ok ? refus('introuvable') : decision
  const data = { organismeId: organisme.id, compteId, motif, creeLe: maintenant }
  const creee = await tx.reclamation.create({ data, select: SELECT })
  await ecrireAuDemandeur(tx, creee, 'recue', null)
  const acteur = { type: 'membre', compteId } as const
  const donnees = { reclamationId: creee.id }
  const ligne = { acteur, evenement: 'reclamation.deposer', organismeId: organisme.id, compteId, donnees, maintenant } as const
  await ecrireJournal(tx, { ...ligne, vers: creee.statut })
  return ok({})
}

/** « Je n’ai plus accès à ce compte »: agents will examine it. One at a time on an organisme. */
export const deposerReclamation = (depot: Depot, maintenant: Date): Promise<Result<object, RefusDepot>> =>
  transactionRejouee((tx) => deposerDansTransaction(tx, depot, maintenant))

type Passage = {
  evenement: EvenementReclamation
  acteur: Acteur
  motif?: string | null
  /** Who may reach this claim; another one does not exist. */
  where?: Prisma.ReclamationWhereInput
  parAgent?: boolean
  data: Prisma.ReclamationUncheckedUpdateManyInput
  /** What follows once this request is the one that moved it. */
  suite: (tx: Tx, lue: Lue) => Promise<unknown>
}

/** One step of a claim: the people of its organisme are held, so that an objection and the end of the delay exclude each other. */
function passer(
  id: string,
  { evenement, acteur, motif = null, parAgent, where, data, suite }: Passage,
  maintenant: Date,
): Promise<Issue> {
  return transaction(async (tx) => {
    const visee = await tx.reclamation.findFirst({ where: { AND: [{ id }, where ?? {}] }, select: { organismeId: true } })
    if (!visee) return refus('introuvable')
    await verrouillerOrganisme(tx, visee.organismeId)
    const lue = await tx.reclamation.findUniqueOrThrow({ where: { id }, select: SELECT })
    const decision = deciderReclamation(lue, evenement, { maintenant, parAgent, demandeurActif: peutAgir(lue.compte) })
    if (!decision.ok) return decision
    const { vers } = decision
    const { count } = await tx.reclamation.updateMany({ where: { id, statut: lue.statut }, data: { ...data, statut: vers } })
    if (count !== 1) return refus('deja_decidee')
    await suite(tx, lue)
    await tracer(tx, lue, evenement, acteur, vers, motif, maintenant)
    return ok({})
  })
}

/** Tells the gestionnaires, if they were asked before, that nothing changes. */
async function direSansSuite(tx: Tx, lue: Lue): Promise<void> {
  if (lue.oppositionAvant === null) return
  const gens = (await gestionnairesDe(tx, lue.organismeId)).map(({ email }) => email)
  await ecrireAuxGestionnaires(tx, lue, { etape: 'close', avant: null }, gens)
}

/** « Annuler ma réclamation », by the person who claims. */
export const annulerReclamation = ({ id, compteId }: { id: string; compteId: string }, maintenant: Date): Promise<Issue> =>
  passer(
    id,
    {
      evenement: 'annuler',
      acteur: { type: 'membre', compteId },
      where: { compteId },
      data: {},
      suite: direSansSuite,
    },
    maintenant,
  )

type ParAgent = { id: string; agentId: string; motif: string }

/** « Ouvrir la période d’opposition »: the present gestionnaires are told, and have JOURS_OPPOSITION days. */
export function ouvrirOpposition({ id, agentId, motif }: ParAgent, maintenant: Date): Promise<Issue> {
  const avant = finOpposition(maintenant)
  const suite = async (tx: Tx, lue: Lue) => {
    const gens = (await gestionnairesDe(tx, lue.organismeId)).map(({ email }) => email)
    await ecrireAuxGestionnaires(tx, lue, { etape: 'ouverte', avant }, gens)
  }
  const data = { examineeLe: maintenant, examineeParId: agentId, reponse: motif, oppositionAvant: avant }
  const acteur = { type: 'agent', compteId: agentId } as const
  return passer(id, { evenement: 'ouvrir_opposition', acteur, motif, data, suite }, maintenant)
}

/** « Refuser la réclamation », at any time before the transfer, with a reason for the person who claims. */
export function refuserReclamation({ id, agentId, motif }: ParAgent, maintenant: Date): Promise<Issue> {
  const suite = async (tx: Tx, lue: Lue) => {
    await ecrireAuDemandeur(tx, lue, 'refusee', motif)
    await direSansSuite(tx, lue)
  }
  const data = { decideeLe: maintenant, decideeParId: agentId, decisionMotif: motif }
  return passer(id, { evenement: 'refuser', acteur: { type: 'agent', compteId: agentId }, motif, data, suite }, maintenant)
}

/** « M’opposer », by a gestionnaire of the organisme; the person who claims is told nothing, and the journal keeps no reason. */
export function opposer(
  { id, compteId, motif }: { id: string; compteId: string; motif: string },
  maintenant: Date,
): Promise<Issue> {
  const where = { oppositionAvant: { not: null }, organisme: { membres: { some: { compteId, role: 'gestionnaire' } } } } as const
  const data = { opposeeLe: maintenant, opposeeParId: compteId, oppositionMotif: motif }
  const acteur = { type: 'membre', compteId } as const
  return passer(id, { evenement: 'opposer', acteur, where, data, suite: async () => undefined }, maintenant)
}

/** The organisme changes hands: one gestionnaire, the others lose the role and their sessions, and what they had begun. */
async function remettre(tx: Tx, lue: Lue, maintenant: Date): Promise<void> {
  const { organismeId, compteId } = lue
  const anciens = (await listMembresPourDecider(tx, organismeId)).filter(
    ({ id, roles }) => id !== compteId && roles.includes('gestionnaire'),
  )
  for (const { id } of anciens) {
    await oterGestionnaire(tx, { organismeId, compteId: id }, maintenant)
    await finirSessions(tx, id, maintenant)
  }
  await tx.invitation.updateMany({ where: { organismeId, accepteeLe: null, annuleeLe: null }, data: { annuleeLe: maintenant } })
  await ajouterGestionnaire(tx, { organismeId, compteId }, maintenant)
  await ecrireAuDemandeur(tx, lue, 'transferee', null)
  const prevenus = anciens.filter(({ desactiveLe }) => !desactiveLe).map(({ email }) => email)
  await ecrireAuxGestionnaires(tx, lue, { etape: 'transferee', avant: null }, prevenus)
}

/** « Transférer malgré l’opposition », by an agent with reasons. */
export function transfererMalgreOpposition({ id, agentId, motif }: ParAgent, maintenant: Date): Promise<Issue> {
  const data = { decideeLe: maintenant, decideeParId: agentId, decisionMotif: motif, transfereeLe: maintenant }
  const acteur = { type: 'agent', compteId: agentId } as const
  const suite = (tx: Tx, lue: Lue) => remettre(tx, lue, maintenant)
  return passer(id, { evenement: 'transferer', acteur, motif, parAgent: true, data, suite }, maintenant)
}

/** The delay is over and nobody objected. Done once, however often it is asked. */
export function transfererEchue(id: string, maintenant: Date): Promise<Issue> {
  const suite = (tx: Tx, lue: Lue) => remettre(tx, lue, maintenant)
  const data = { transfereeLe: maintenant }
  return passer(id, { evenement: 'transferer', acteur: { type: 'systeme' }, data, suite }, maintenant)
}
