import 'server-only'
import { effetAcces } from '@/lib/acces/mutations'
import { type Tx, transaction } from '@/lib/core/db'
import { hacherMotDePasse, motDePasseProvisoire } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { commentairesLisibles } from '@/lib/demande/labels'
import { gestionnaires, lienDemande } from '@/lib/demande/mutations'
import { type Commentaires, type Evenement, type Statut, TRANSITIONS } from '@/lib/demande/rules'
import { preparerDocument } from '@/lib/document/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { nommerRgc } from '@/lib/rgc/mutations'

/** `acceptationId`: the one the agent has read, as the organisme may have modified and validated again meanwhile. */
type Decision = { demandeId: string; acceptationId: string; agentId: string }
type Perdue = { statut: Statut; par: string | null; le: Date | null }
/** `deja_decidee` tells who decided what: of two agents deciding at once, exactly one wins. */
export type ResultatDecision =
  | Result<object, 'introuvable' | 'validee_de_nouveau'>
  | { ok: false; code: 'deja_decidee'; autre: Perdue }

type Gagnee = { organismeId: string; raisonSociale: string; siret: string }

/** Moves an en_attente demande, or says why not: the update's own condition is the arbiter between two agents. */
async function trancher(
  tx: Tx,
  { demandeId, acceptationId, agentId }: Decision,
  evenement: keyof (typeof TRANSITIONS)['en_attente'] & Evenement,
  donnees: { motif?: string; voiesRecours?: string; commentaires?: Commentaires },
  maintenant: Date,
): Promise<ResultatDecision & { gagnee?: Gagnee }> {
  const vers = TRANSITIONS.en_attente[evenement]
  const { count } = await tx.demande.updateMany({
    where: { id: demandeId, statut: 'en_attente', acceptationId },
    data: { ...donnees, statut: vers, decideeLe: maintenant, decideeParId: agentId },
  })
  const demande = await tx.demande.findUnique({
    where: { id: demandeId },
    select: {
      statut: true,
      decideeLe: true,
      decideeParId: true,
      organismeId: true,
      organisme: { select: { raisonSociale: true, siret: true } },
    },
  })
  if (!demande) return refus('introuvable')
  if (count !== 1 && demande.statut === 'en_attente') return refus('validee_de_nouveau')
  if (count !== 1) {
    const autre = demande.decideeParId
      ? await tx.compte.findUnique({ where: { id: demande.decideeParId }, select: { nom: true, email: true } })
      : null
    return {
      ok: false,
      code: 'deja_decidee',
      autre: { statut: demande.statut, par: autre?.nom ?? autre?.email ?? null, le: demande.decideeLe },
    }
  }
  const { organismeId, organisme } = demande
  const { motif, voiesRecours, commentaires } = donnees
  await ecrireJournal(tx, {
    acteur: { type: 'agent', compteId: agentId },
    evenement: `demande.${evenement}` as 'demande.accepter',
    organismeId,
    demandeId,
    de: 'en_attente',
    vers,
    donnees: { ...(motif && { motif }), ...(voiesRecours && { voiesRecours }), ...(commentaires && { commentaires }) },
    maintenant,
  })
  return { ok: true, gagnee: { organismeId, ...organisme } }
}

/** « Accepter la demande »: opens, keeps or prolongs the access, names the RGC, orders the PDF, writes to everyone concerned. */
export async function accepterDemande(decision: Decision, maintenant: Date): Promise<ResultatDecision> {
  const { demandeId, acceptationId, agentId } = decision
  const clair = motDePasseProvisoire()
  const provisoire = { clair, empreinte: await hacherMotDePasse(clair) } // hashed before the transaction: it takes a while
  return transaction(async (tx) => {
    const { gagnee, ...resultat } = await trancher(tx, decision, 'accepter', {}, maintenant)
    if (!gagnee) return resultat
    const { organismeId, raisonSociale, siret } = gagnee
    const acteur = { type: 'agent', compteId: agentId } as const
    const { acces, demande } = await effetAcces(tx, { demandeId, organismeId, acteur }, maintenant)
    await preparerDocument(tx, { demandeId, acceptationId })
    await nommerRgc(tx, { organismeId, demandeId, raisonSociale, siret, provisoire, rgc: demande }, maintenant)
    const props = { raisonSociale, nature: demande.nature, debut: acces.debut, fin: acces.fin, lien: lienDemande(demandeId) }
    for (const destinataire of await gestionnaires(tx, organismeId)) {
      await ajouterCourriel(tx, { modele: 'demande-acceptee', destinataire, organismeId, demandeId, props })
    }
    return ok({})
  })
}

/** « Demander une correction »: the reason and the comments by field reach the organisme. */
export async function demanderCorrection(
  { motif, commentaires, ...decision }: Decision & { motif: string; commentaires: Commentaires },
  maintenant: Date,
): Promise<ResultatDecision> {
  const { demandeId } = decision
  return transaction(async (tx) => {
    const { gagnee, ...resultat } = await trancher(tx, decision, 'demander_correction', { motif, commentaires }, maintenant)
    if (!gagnee) return resultat
    const { organismeId, raisonSociale } = gagnee
    const props = { raisonSociale, motif, commentaires: commentairesLisibles(commentaires), lien: lienDemande(demandeId) }
    for (const destinataire of await gestionnaires(tx, organismeId)) {
      await ajouterCourriel(tx, { modele: 'demande-a-corriger', destinataire, organismeId, demandeId, props })
    }
    return ok({})
  })
}

/** « Refuser la demande »: reasons (CRPA, L211-2) and ways of appeal (CJA, R421-5) are required and sent. */
export async function refuserDemande(
  { motif, voiesRecours, ...decision }: Decision & { motif: string; voiesRecours: string },
  maintenant: Date,
): Promise<ResultatDecision> {
  const { demandeId } = decision
  return transaction(async (tx) => {
    const { gagnee, ...resultat } = await trancher(tx, decision, 'refuser', { motif, voiesRecours }, maintenant)
    if (!gagnee) return resultat
    const { organismeId, raisonSociale } = gagnee
    const props = { raisonSociale, motif, voiesRecours, lien: lienDemande(demandeId) }
    for (const destinataire of await gestionnaires(tx, organismeId)) {
      await ajouterCourriel(tx, { modele: 'demande-refusee', destinataire, organismeId, demandeId, props })
    }
    return ok({})
  })
}
