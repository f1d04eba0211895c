import 'server-only'
import { effetAcces } from '@/lib/acces/mutations'
import { heuresOuvrees } from '@/lib/core/calendrier'
import { type Tx, transaction } from '@/lib/core/db'
import type { Apercu } from '@/lib/core/form-state'
import { hacherMotDePasse, motDePasseProvisoire } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { commentairesLisibles } from '@/lib/demande/labels'
import { type Commentaires, type Statut, TRANSITIONS, valeursCommentables } from '@/lib/demande/rules'
import { preparerDocument } from '@/lib/document/mutations'
import { liensDe, lireFaits, rendreEnvois } from '@/lib/envoi/mutations'
import {
  ecrireLu,
  finProvisoire,
  type Lu,
  lectureValable,
  MOT_DE_PASSE_CACHE,
  messagesDe,
  type Projet as ProjetEnvoi,
} from '@/lib/envoi/rules'
import { ecrireJournal } from '@/lib/journal/mutations'
import { findModele } from '@/lib/modele/data'
import { valeursDe } from '@/lib/modele/labels'
import { remplir } from '@/lib/modele/rules'
import { nommerRgc } from '@/lib/rgc/mutations'
import { findPourMotif } from './data'
import { A_LIRE, CHANGE_DEPUIS } from './labels'

/**
 * `acceptationId`: the one the agent has read, as the organisme may have modified and validated again meanwhile. `examenId`: the
 * run of the checks they had before them. `lotId`: the lot that this decision is part of. `lu`: the e-mails they have read; left out where they are not read one by one.
 * `ensuite`: what else belongs to the same transaction.
 */
export type Decision = {
  demandeId: string
  acceptationId: string
  agentId: string
  examenId?: string | null
  modeleId?: string | null
  lotId?: string
  lu?: Lu
  ensuite?: (tx: Tx) => Promise<void>
}
export type Projet =
  | { evenement: 'accepter' }
  | { evenement: 'demander_correction'; motif: string; commentaires: Commentaires }
  | { evenement: 'refuser'; motif: string; voiesRecours: string }
type Perdue = { statut: Statut; par: string | null; le: Date | null }
/** `deja_decidee` tells who decided what: of two agents deciding at once, exactly one wins. */
export type ResultatDecision =
  | Result<object, 'introuvable' | 'validee_de_nouveau' | 'courriel_change'>
  | { ok: false; code: 'deja_decidee'; autre: Perdue }

/** The e-mails would not be those that were read: thrown, so that nothing of the decision stays. */
class CourrielChange extends Error {}

async function lirePosition(tx: Tx, demandeId: string) {
  return tx.demande.findUnique({ where: { id: demandeId }, include: { organisme: true } })
}
type Position = Awaited<ReturnType<typeof lirePosition>>

/** Why a demande can't be decided on as it was read; null when it can. */
async function obstacle(tx: Tx, demande: Position, acceptationId: string): Promise<ResultatDecision | null> {
  if (!demande) return refus('introuvable')
  if (demande.statut === 'en_attente') return demande.acceptationId === acceptationId ? null : refus('validee_de_nouveau')
  const autre = demande.decideeParId
    ? await tx.compte.findUnique({ where: { id: demande.decideeParId }, select: { nom: true, email: true } })
    : null
  return {
    ok: false,
    code: 'deja_decidee',
    autre: { statut: demande.statut, par: autre?.nom ?? autre?.email ?? null, le: demande.decideeLe },
  }
}

/** The run of the checks that the agent names, when it is over and of this demande. */
async function examenLu(tx: Tx, { demandeId, examenId }: Decision): Promise<string | null> {
  if (!examenId) return null
  const examen = await tx.examen.findFirst({
    where: { id: examenId, demandeId, finiLe: { not: null } },
    select: { id: true },
  })
  return examen?.id ?? null
}

const motifs = (projet: Projet) => {
  switch (projet.evenement) {
    case 'accepter':
      return {}
    case 'demander_correction':
      return { motif: projet.motif, commentaires: projet.commentaires }
    case 'refuser':
      return { motif: projet.motif, voiesRecours: projet.voiesRecours }
  }
}

/** Whole working hours that the demande awaited: what the statistics count. */
const delaiDe = (valideeLe: Date | null, maintenant: Date) =>
  valideeLe ? { delaiHeures: heuresOuvrees(valideeLe, maintenant) } : {}

/** Moves an en_attente demande, or says why not: the update's own condition is the arbiter between two agents. */
async function trancher(tx: Tx, decision: Decision, projet: Projet, maintenant: Date): Promise<ResultatDecision | null> {
  const { demandeId, acceptationId, agentId, modeleId = null, lotId } = decision
  const { evenement } = projet
  const vers = TRANSITIONS.en_attente[evenement]
  const avant = await lirePosition(tx, demandeId)
  const examenId = await examenLu(tx, decision)
  const dit = motifs(projet)
  const correction =
    projet.evenement === 'demander_correction' && avant
      ? { motif: projet.motif, commentaires: projet.commentaires, valeurs: valeursCommentables(avant, avant.organisme) }
      : undefined
  const { count } = await tx.demande.updateMany({
    where: { id: demandeId, statut: 'en_attente', acceptationId },
    data: { ...dit, correction, examenId, modeleId, statut: vers, decideeLe: maintenant, decideeParId: agentId },
  })
  if (count !== 1 || !avant) return (await obstacle(tx, await lirePosition(tx, demandeId), acceptationId)) ?? refus('introuvable')
  await ecrireJournal(tx, {
    acteur: { type: 'agent', compteId: agentId },
    evenement: `demande.${evenement}`,
    organismeId: avant.organismeId,
    demandeId,
    de: 'en_attente',
    vers,
    donnees: {
      ...dit,
      ...delaiDe(avant.valideeLe, maintenant),
      ...(examenId && { examenId }),
      ...(modeleId && { modeleId }),
      ...(lotId && { lotId }),
    },
    maintenant,
  })
  return null
}

const pourCourriel = (projet: Projet): ProjetEnvoi =>
  projet.evenement === 'demander_correction' ? { ...projet, commentaires: commentairesLisibles(projet.commentaires) } : projet

type Provisoire = { clair: string; empreinte: string }

/** Opens, keeps or prolongs the access, names the RGC, orders the PDF. */
async function accorder(
  tx: Tx,
  decision: Decision,
  organismeId: string,
  provisoire: Provisoire & { expireLe: Date },
  maintenant: Date,
) {
  const { demandeId, acceptationId, agentId } = decision
  const acteur = { type: 'agent', compteId: agentId } as const
  const { demande } = await effetAcces(tx, { demandeId, organismeId, acteur }, maintenant)
  await preparerDocument(tx, { demandeId, acceptationId })
  return nommerRgc(tx, { organismeId, provisoire, courriel: demande.rgcCourriel }, maintenant)
}

async function executer(tx: Tx, decision: Decision, projet: Projet, provisoire: Provisoire | null, maintenant: Date) {
  const refusee = await trancher(tx, decision, projet, maintenant)
  if (refusee) return refusee
  const faits = await lireFaits(tx, decision.demandeId)
  const luLe = decision.lu?.le ?? maintenant
  const envoi = { liens: liensDe(decision.demandeId), motDePasse: provisoire?.clair ?? '', luLe }
  const messages = messagesDe(faits, pourCourriel(projet), envoi, maintenant)
  if (decision.lu && (await rendreEnvois(messages)).empreinte !== decision.lu.empreinte) throw new CourrielChange()
  if (provisoire) {
    const { nouveau } = await accorder(
      tx,
      decision,
      faits.organismeId,
      { ...provisoire, expireLe: finProvisoire(luLe) },
      maintenant,
    )
    // The person has made an account in this very instant: the password that the e-mail gives would open nothing.
    if (nouveau !== (faits.rgc.nouveau && !faits.rgc.deja)) throw new CourrielChange()
  }
  for (const message of messages) await ajouterCourriel(tx, message)
  await decision.ensuite?.(tx)
  return ok({})
}

/**
 * Carries out a decision: the demande moves, everyone concerned is written to, the journal tells. All of it or nothing; with
 * `lu`, only while the e-mails are still those that the agent read.
 */
export async function decider(decision: Decision, projet: Projet, maintenant: Date): Promise<ResultatDecision> {
  const clair = projet.evenement === 'accepter' ? motDePasseProvisoire() : null
  const provisoire = clair && { clair, empreinte: await hacherMotDePasse(clair) } // before the transaction: it takes a while
  try {
    return await transaction((tx) => executer(tx, decision, projet, provisoire || null, maintenant))
  } catch (error) {
    if (error instanceof CourrielChange) return refus('courriel_change')
    throw error
  }
}

type ALire = Pick<Decision, 'demandeId' | 'acceptationId'>

/** The e-mails of a decision as they would leave now, to an agent who reads them at `luLe`; nothing is written. */
function composer({ demandeId, acceptationId }: ALire, projet: Projet, luLe: Date, maintenant: Date) {
  return transaction(async (tx) => {
    const refusee = await obstacle(tx, await lirePosition(tx, demandeId), acceptationId)
    if (refusee) return { refusee }
    const envoi = { liens: liensDe(demandeId), motDePasse: MOT_DE_PASSE_CACHE, luLe }
    return rendreEnvois(messagesDe(await lireFaits(tx, demandeId), pourCourriel(projet), envoi, maintenant))
  })
}

async function preparer(
  aLire: ALire,
  projet: Projet,
  message: string,
  maintenant: Date,
): Promise<ResultatDecision | { apercu: Apercu }> {
  const compose = await composer(aLire, projet, maintenant, maintenant)
  if ('refusee' in compose) return compose.refusee
  const { empreinte, courriels } = compose
  return { apercu: { message, lu: ecrireLu({ le: maintenant, empreinte }), courriels } }
}

/** Whether the e-mails of a decision are still those that were read; if not, those to read, under `messages`. Decides nothing. */
export async function verifierLecture(
  { lu, ...aLire }: ALire & { lu: Lu | null },
  projet: Projet,
  messages: { aLire: string; change: string },
  maintenant: Date,
): Promise<ResultatDecision | { apercu: Apercu }> {
  if (!lu) return preparer(aLire, projet, messages.aLire, maintenant)
  const compose = await composer(aLire, projet, lu.le, maintenant)
  if ('refusee' in compose) return compose.refusee
  const tient = lectureValable(lu, maintenant) && compose.empreinte === lu.empreinte
  return tient ? ok({}) : preparer(aLire, projet, messages.change, maintenant)
}

/**
 * A decision in two steps: without `lu`, or when it no longer holds, the e-mails to read; else the decision, on those very
 * e-mails.
 */
export async function deciderApresLecture(
  { lu, ...decision }: Omit<Decision, 'lu'> & { lu: Lu | null },
  projet: Projet,
  maintenant: Date,
): Promise<ResultatDecision | { apercu: Apercu }> {
  if (!lu) return preparer(decision, projet, A_LIRE, maintenant)
  const resultat = lectureValable(lu, maintenant)
    ? await decider({ ...decision, lu }, projet, maintenant)
    : refus('courriel_change')
  const change = !resultat.ok && resultat.code === 'courriel_change'
  return change ? preparer(decision, projet, CHANGE_DEPUIS, maintenant) : resultat
}

/** The reason in full: the agent's own words, or those of a model, with their variables replaced. */
export async function ecrireMotif(
  { demandeId, motif, modeleId }: { demandeId: string; motif: string | null; modeleId: string | null },
  maintenant: Date,
): Promise<Result<{ motif: string }, 'introuvable' | 'modele_introuvable'>> {
  const demande = await findPourMotif(demandeId)
  if (!demande) return refus('introuvable')
  const texte = motif ?? (modeleId && (await findModele(modeleId))?.texte)
  return texte ? ok({ motif: remplir(texte, valeursDe(demande, maintenant)) }) : refus('modele_introuvable')
}

/** « Accepter la demande », whatever was read. */
export const accepterDemande = (decision: Decision, maintenant: Date) => decider(decision, { evenement: 'accepter' }, maintenant)

/** « Demander une correction »: the reason and the comments by field reach the organisme. */
export const demanderCorrection = (
  { motif, commentaires, ...decision }: Decision & { motif: string; commentaires: Commentaires },
  maintenant: Date,
) => decider(decision, { evenement: 'demander_correction', motif, commentaires }, maintenant)

/** « Refuser la demande »: reasons (CRPA, L211-2) and ways of appeal (CJA, R421-5) are required and sent. */
export const refuserDemande = (
  { motif, voiesRecours, ...decision }: Decision & { motif: string; voiesRecours: string },
  maintenant: Date,
) => decider(decision, { evenement: 'refuser', motif, voiesRecours }, maintenant)
