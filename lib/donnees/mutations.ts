import 'server-only'
import { type Tx, transaction } from '@/lib/core/db'
import { ok, type Result } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireJournal, type LigneJournal } from '@/lib/journal/mutations'
import { OUVERTES } from '@/lib/reclamation/rules'
import { listAttaches } from './data'
import { adresseEffacee, deciderSuppression, type RefusSuppression } from './rules'

/** Holds an account and its organismes until the transaction ends: two gestionnaires who leave at once leave one after the other. */
export async function retenirCompte(tx: Tx, compteId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organisme" o WHERE id IN (SELECT "organismeId" FROM "Membre" WHERE "compteId" = ${compteId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT 1 FROM "Compte" WHERE id = ${compteId}::uuid FOR UPDATE`
}

/** Deletes what only the account needs: who it belonged to, its sessions, browsers, links and factors. */
export async function retirerLiees(tx: Tx, compteId: string): Promise<void> {
  await tx.membre.deleteMany({ where: { compteId } })
  await tx.session.deleteMany({ where: { compteId } })
  await tx.appareil.deleteMany({ where: { compteId } })
  await tx.jeton.deleteMany({ where: { compteId } })
  await tx.codeSecours.deleteMany({ where: { compteId } })
  await tx.cleAcces.deleteMany({ where: { compteId } })
  await tx.defiCle.deleteMany({ where: { compteId } })
  await tx.vue.deleteMany({ where: { compteId } })
  await tx.presence.deleteMany({ where: { compteId } })
  await tx.consultation.deleteMany({ where: { compteId } })
  await tx.reinitialisationFacteur.deleteMany({ where: { compteId } })
}

/**
 * Deletes those of these organismes that nobody belongs to and that nothing was ever asked for: no demande, no access, nobody who
 * wants to join or to take it over. Their lines of the journal stay; returns those to write.
 */
export async function supprimerOrganismesVides(tx: Tx, ids: string[], maintenant: Date): Promise<LigneJournal[]> {
  const vide = {
    membres: { none: {} },
    demandes: { none: {} },
    acces: { none: {} },
    rattachements: { none: {} },
    reclamations: { none: {} },
  }
  const organismes = await tx.organisme.findMany({ where: { id: { in: ids }, ...vide }, select: { id: true } })
  const organismeIds = organismes.map(({ id }) => id)
  await tx.session.updateMany({ where: { organismeId: { in: organismeIds } }, data: { organismeId: null } })
  await tx.invitation.deleteMany({ where: { organismeId: { in: organismeIds } } })
  await tx.organisme.deleteMany({ where: { id: { in: organismeIds } } })
  const acteur = { type: 'systeme' } as const
  return organismeIds.map((organismeId) => ({ acteur, evenement: 'organisme.supprimer', organismeId, maintenant }))
}

type Effacement = {
  compteId: string
  email: string
  organismeIds: string[]
  evenement: 'compte.supprimer' | 'compte.fermer_inactif'
}

/**
 * Erases what is about a person and nothing obliges to keep: the account's row stays, with no personal data, for the lines and
 * decisions that name its identifier. The person is told at the address that goes. The caller holds the account.
 */
export async function effacerCompte(tx: Tx, { compteId, email, organismeIds, evenement }: Effacement, maintenant: Date) {
  await retirerLiees(tx, compteId)
  await tx.rattachement.deleteMany({ where: { compteId, statut: 'en_attente' } })
  await tx.rattachement.updateMany({ where: { compteId }, data: { message: null } })
  await tx.reclamation.updateMany({
    where: { compteId, statut: { in: [...OUVERTES] } },
    data: { statut: 'annulee' },
  })
  await tx.invitation.deleteMany({ where: { email } })
  await tx.courriel.deleteMany({ where: { destinataire: email, demandeId: null } })
  await tx.compte.update({
    where: { id: compteId },
    data: {
      email: adresseEffacee(compteId),
      nom: null,
      motDePasse: null,
      provisoireExpireLe: null,
      proconnectSub: null,
      totpSecret: null,
      totpConfirmeLe: null,
      totpDernierPas: null,
      preavisLe: null,
      geleMotif: null,
      desactiveLe: maintenant,
      effaceLe: maintenant,
    },
    select: { id: true },
  })
  const vides = await supprimerOrganismesVides(tx, organismeIds, maintenant)
  const acteur = evenement === 'compte.supprimer' ? ({ type: 'membre', compteId } as const) : ({ type: 'systeme' } as const)
  await ecrireJournal(tx, { acteur, evenement, compteId, maintenant }, ...vides)
  const props = { supprimeLe: maintenant, inactif: evenement === 'compte.fermer_inactif' }
  await ajouterCourriel(tx, { modele: 'compte-supprime', destinataire: email, props })
}

/** « Supprimer mon compte »: refused, or done at once and for good. */
export function supprimerCompte(
  { compteId, confirmation, prouve }: { compteId: string; confirmation: string; prouve: boolean },
  maintenant: Date,
): Promise<Result<object, RefusSuppression>> {
  return transaction(async (tx) => {
    await retenirCompte(tx, compteId)
    const select = { email: true, role: true, demonstration: true } as const
    const compte = await tx.compte.findUniqueOrThrow({ where: { id: compteId }, select })
    const attaches = await listAttaches(compteId, maintenant, tx)
    const decision = deciderSuppression({ ...compte, attaches, confirmation, prouve })
    if (!decision.ok) return decision
    const organismeIds = attaches.map(({ organismeId }) => organismeId)
    await effacerCompte(tx, { compteId, email: compte.email, organismeIds, evenement: 'compte.supprimer' }, maintenant)
    return ok({})
  })
}

/** Notes that a person took a copy of their data. */
export const noterCopie = (compteId: string, role: 'organisme' | 'agent' | 'administrateur', maintenant: Date): Promise<void> =>
  transaction((tx) => {
    const acteur = role === 'organisme' ? ({ type: 'membre', compteId } as const) : ({ type: 'agent', compteId } as const)
    return ecrireJournal(tx, { acteur, evenement: 'compte.exporter', compteId, maintenant })
  })
