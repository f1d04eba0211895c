import 'server-only'
import { nouveauJeton } from '@/lib/core/chiffrement'
import { type Tx, transaction, transactionRejouee } from '@/lib/core/db'
import { hacherMotDePasse } from '@/lib/core/mot-de-passe'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { annulerJetons, lienDeJeton } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { ajouterGestionnaire, listMembresPourDecider, verrouillerOrganisme } from '@/lib/membre/mutations'
import { gere } from '@/lib/membre/rules'
import { findInvitation } from './data'
import { DUREE_INVITATION, deciderAcceptation, deciderCompteInvite, type RefusCompteInvite, type RefusInvitation } from './rules'

type Auteur = { organismeId: string; parId: string }
type RefusGeste = 'plus_autorise' | 'introuvable'

/** Who invites still has the right to, the people of the organisme being held; null when not. */
async function lireAuteur(tx: Tx, { organismeId, parId }: Auteur) {
  await verrouillerOrganisme(tx, organismeId)
  const membres = await listMembresPourDecider(tx, organismeId)
  const auteur = membres.find(({ id }) => id === parId)
  return auteur && gere(auteur) ? { auteur, membres } : null
}

/** Sends the link of an invitation, whose row gets what proves it: the older link is void from now on. */
async function envoyer(tx: Tx, id: string, par: string, maintenant: Date): Promise<void> {
  const { jeton, empreinte } = nouveauJeton()
  const expireLe = new Date(maintenant.getTime() + DUREE_INVITATION)
  const { email, organisme } = await tx.invitation.update({
    where: { id },
    data: { empreinte, expireLe },
    select: { email: true, organisme: { select: { id: true, raisonSociale: true, siret: true } } },
  })
  const { id: organismeId, raisonSociale, siret } = organisme
  const props = { raisonSociale, siret, par, lien: lienDeJeton('/invitation', jeton), expireLe }
  await ajouterCourriel(tx, { modele: 'membre-invite', destinataire: email, organismeId, props })
}

/**
 * « Inviter un collègue ». The answer is the same whether or not the address has an account; it only tells what the list of
 * the organisme shows: a gestionnaire, or an invitation that is still open.
 */
export function inviterMembre(
  { organismeId, parId, email }: Auteur & { email: string },
  maintenant: Date,
): Promise<Result<object, 'plus_autorise' | 'deja_gestionnaire' | 'deja_invite'>> {
  return transaction(async (tx) => {
    const lu = await lireAuteur(tx, { organismeId, parId })
    if (!lu) return refus('plus_autorise')
    if (lu.membres.some((membre) => membre.email === email && membre.roles.includes('gestionnaire')))
      return refus('deja_gestionnaire')
    const ouverte = { organismeId, email, accepteeLe: null, annuleeLe: null }
    if ((await tx.invitation.count({ where: { ...ouverte, expireLe: { gt: maintenant } } })) > 0) return refus('deja_invite')
    await tx.invitation.updateMany({ where: ouverte, data: { annuleeLe: maintenant } })
    const { empreinte } = nouveauJeton()
    const data = { organismeId, email, empreinte, inviteParId: parId, creeLe: maintenant, expireLe: maintenant }
    const { id } = await tx.invitation.create({ data, select: { id: true } })
    await envoyer(tx, id, lu.auteur.email, maintenant)
    const acteur = { type: 'membre', compteId: parId } as const
    await ecrireJournal(tx, { acteur, evenement: 'membre.inviter', organismeId, donnees: { invitationId: id }, maintenant })
    return ok({})
  })
}

/** « Renvoyer l’invitation » with a new link, or « Annuler l’invitation »; another organisme's does not exist. */
export function changerInvitation(
  geste: 'renvoyer' | 'annuler',
  { organismeId, parId, invitationId }: Auteur & { invitationId: string },
  maintenant: Date,
): Promise<Result<object, RefusGeste>> {
  return transaction(async (tx) => {
    const lu = await lireAuteur(tx, { organismeId, parId })
    if (!lu) return refus('plus_autorise')
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, organismeId, accepteeLe: null, annuleeLe: null },
      data: geste === 'annuler' ? { annuleeLe: maintenant } : { inviteParId: parId },
    })
    if (count !== 1) return refus('introuvable')
    if (geste === 'renvoyer') await envoyer(tx, invitationId, lu.auteur.email, maintenant)
    const evenement = geste === 'annuler' ? 'membre.annuler_invitation' : 'membre.inviter'
    const acteur = { type: 'membre', compteId: parId } as const
    await ecrireJournal(tx, { acteur, evenement, organismeId, donnees: { invitationId }, maintenant })
    return ok({})
  })
}

/** Uses a link up; false when another request was first, or it was cancelled meanwhile. */
async function consommer(tx: Tx, id: string, maintenant: Date): Promise<boolean> {
  const valable = { id, accepteeLe: null, annuleeLe: null, expireLe: { gt: maintenant } }
  return (await tx.invitation.updateMany({ where: valable, data: { accepteeLe: maintenant } })).count === 1
}

type Invitee = { id: string; organisme: { id: string } }

/** The person is a gestionnaire from now on; `avant`: what was done to the account for it. */
async function rejoindre(
  tx: Tx,
  { id, organisme }: Invitee,
  compteId: string,
  maintenant: Date,
  avant: ('compte.creer' | 'compte.activer')[] = [],
): Promise<void> {
  await ajouterGestionnaire(tx, { organismeId: organisme.id, compteId }, maintenant)
  const ligne = { acteur: { type: 'membre', compteId }, organismeId: organisme.id, compteId, maintenant } as const
  const lignes = avant.map((evenement) => ({ ...ligne, evenement }))
  await ecrireJournal(tx, ...lignes, { ...ligne, evenement: 'membre.rejoindre', donnees: { invitationId: id } })
}

/** « Rejoindre cet organisme » (POST only) of a signed-in person, whose session goes on to it. */
export function accepterInvitation(
  jeton: string,
  session: { id: string; compteId: string },
  maintenant: Date,
): Promise<Result<object, RefusInvitation>> {
  return transaction(async (tx) => {
    const compte = await tx.compte.findUniqueOrThrow({
      where: { id: session.compteId },
      select: { email: true, role: true },
    })
    const decision = deciderAcceptation(await findInvitation(jeton, tx), compte, maintenant)
    if (!decision.ok) return decision
    const { invitation } = decision
    const organismeId = invitation.organisme.id
    await verrouillerOrganisme(tx, organismeId)
    if (!(await consommer(tx, invitation.id, maintenant))) return refus('consomme')
    await tx.session.updateMany({ where: { id: session.id }, data: { organismeId } })
    await rejoindre(tx, invitation, session.compteId, maintenant)
    return ok({})
  })
}

/** The account of an invited address: one that nobody activated, whose password was anybody's, or a new one. */
async function ouvrirCompte(tx: Tx, email: string, motDePasse: string, maintenant: Date) {
  const acces = { motDePasse, activeLe: maintenant }
  const libre = { email, activeLe: null, desactiveLe: null, role: 'organisme' } as const
  const [trouve] = await tx.compte.updateManyAndReturn({ where: libre, data: acces, select: { id: true } })
  if (trouve) await annulerJetons(tx, trouve.id, ['activation', 'mot_de_passe'], maintenant)
  if (trouve) return { ...trouve, fait: ['compte.activer' as const] }
  const { id } = await tx.compte.create({ data: { email, creeLe: maintenant, ...acces }, select: { id: true } })
  return { id, fait: ['compte.creer' as const, 'compte.activer' as const] }
}

/**
 * Makes the account of an invited person, active at once since the link proves the address, and a gestionnaire of the
 * organisme. The caller has judged the password. Hashing takes a while and is done before.
 */
export async function creerCompteInvite(
  jeton: string,
  motDePasse: string,
  maintenant: Date,
): Promise<Result<object, RefusCompteInvite>> {
  const empreinte = await hacherMotDePasse(motDePasse)
  return transactionRejouee(async (tx) => {
    const invitation = await findInvitation(jeton, tx)
    const compte = invitation
      ? await tx.compte.findUnique({
          where: { email: invitation.email },
          select: { activeLe: true, desactiveLe: true, role: true },
        })
      : null
    const decision = deciderCompteInvite(invitation, compte, maintenant)
    if (!decision.ok) return decision
    await verrouillerOrganisme(tx, decision.invitation.organisme.id)
    if (!(await consommer(tx, decision.invitation.id, maintenant))) return refus('consomme')
    const { id, fait } = await ouvrirCompte(tx, decision.invitation.email, empreinte, maintenant)
    await rejoindre(tx, decision.invitation, id, maintenant, fait)
    return ok({})
  })
}
