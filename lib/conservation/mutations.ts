import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { listAttaches } from '@/lib/donnees/data'
import { effacerCompte, retenirCompte, retirerLiees, supprimerOrganismesVides } from '@/lib/donnees/mutations'
import { demeure } from '@/lib/donnees/rules'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ecrireJournal } from '@/lib/journal/mutations'
import { empreinteAcceptation } from '@/lib/preuve/rules'
import { OUVERTES } from '@/lib/reclamation/rules'
import { finirSessions } from '@/lib/session/mutations'
import { finPrevue, limites, suiteInactivite } from './rules'

const systeme = { type: 'systeme' } as const
/** Whoever waits for a decision is not forgotten meanwhile. */
const SANS_ATTENTE = {
  rattachements: { none: { statut: 'en_attente' } },
  reclamations: { none: { statut: { in: [...OUVERTES] } } },
} satisfies Prisma.CompteWhereInput

/**
 * Deletes an account that was never activated, and its organisme when nobody else belongs to it and nothing was ever asked for.
 * False when it was activated meanwhile, when a link sent to it still works, or when it waits for a decision.
 */
export function supprimerNonActive(compteId: string, maintenant: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await retenirCompte(tx, compteId)
    const compte = await tx.compte.findFirst({
      where: {
        ...SANS_ATTENTE,
        id: compteId,
        activeLe: null,
        effaceLe: null,
        geleLe: null,
        creeLe: { lt: limites(maintenant).nonActive },
        jetons: { none: { expireLe: { gt: maintenant }, consommeLe: null, annuleLe: null } },
      },
      select: { email: true, membres: { select: { organismeId: true } } },
    })
    if (!compte) return false
    await retirerLiees(tx, compteId)
    await tx.rattachement.deleteMany({ where: { compteId } })
    await tx.reclamation.deleteMany({ where: { compteId } })
    await tx.courriel.deleteMany({ where: { destinataire: compte.email, demandeId: null } })
    await tx.compte.delete({ where: { id: compteId }, select: { id: true } })
    const organismeIds = compte.membres.map(({ organismeId }) => organismeId)
    const vides = await supprimerOrganismesVides(tx, organismeIds, maintenant)
    const ligne = { acteur: systeme, evenement: 'compte.supprimer_non_active', compteId, maintenant } as const
    await ecrireJournal(tx, ligne, ...vides)
    return true
  })
}

const INACTIF = {
  id: true,
  email: true,
  role: true,
  creeLe: true,
  activeLe: true,
  connecteLe: true,
  preavisLe: true,
} as const
const OUVERT = { desactiveLe: null, geleLe: null, effaceLe: null } as const
type Inactif = NonNullable<Awaited<ReturnType<typeof lireInactif>>>

const lireInactif = (tx: Tx, id: string) => tx.compte.findFirst({ where: { id, ...OUVERT }, select: INACTIF })

/** Tells a person that the account will be closed. */
async function prevenir(tx: Tx, compte: Inactif, maintenant: Date): Promise<void> {
  const { id: compteId, email: destinataire, role } = compte
  await tx.compte.update({ where: { id: compteId }, data: { preavisLe: maintenant }, select: { id: true } })
  const props = { avant: finPrevue(compte, maintenant), agent: role !== 'organisme', lien: `${getBaseUrl()}/connexion` }
  await ajouterCourriel(tx, { modele: 'compte-inactif', destinataire, props })
  await ecrireJournal(tx, { acteur: systeme, evenement: 'compte.prevenir_inactif', compteId, maintenant })
}

/** An agent's account is disabled: the name stays with the decisions it signed (CRPA, L212-1). The last administrateur remains. */
async function desactiver(tx: Tx, { id: compteId, role }: Inactif, maintenant: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.administrateurs'))`
  const autres = { ...OUVERT, role: 'administrateur', activeLe: { not: null }, id: { not: compteId } } as const
  if (role === 'administrateur' && (await tx.compte.count({ where: autres })) === 0) return false
  await tx.compte.update({ where: { id: compteId }, data: { desactiveLe: maintenant }, select: { id: true } })
  await finirSessions(tx, compteId, maintenant)
  await ecrireJournal(tx, { acteur: systeme, evenement: 'compte.fermer_inactif', compteId, maintenant })
  return true
}

/**
 * What is due of an unused account: a notice, or its end. Who answers for an organisme's access or open demande, and the RGC of an
 * access, are left alone until it ends.
 */
export function traiterInactif(compteId: string, maintenant: Date): Promise<'rien' | 'prevenir' | 'fermer'> {
  return transaction(async (tx) => {
    await retenirCompte(tx, compteId)
    const compte = await lireInactif(tx, compteId)
    const suite = compte ? suiteInactivite(compte, maintenant) : 'rien'
    if (!compte || suite === 'rien') return 'rien'
    const attaches = await listAttaches(compteId, maintenant, tx)
    if (attaches.some(demeure)) return 'rien'
    if (suite === 'prevenir') await prevenir(tx, compte, maintenant)
    else if (compte.role !== 'organisme') return (await desactiver(tx, compte, maintenant)) ? 'fermer' : 'rien'
    else {
      const organismeIds = attaches.map(({ organismeId }) => organismeId)
      const { email } = compte
      await effacerCompte(tx, { compteId, email, organismeIds, evenement: 'compte.fermer_inactif' }, maintenant)
    }
    return suite
  })
}

/**
 * Erases the address and the browser of an acceptation whose legal delay is over: the one change that its trigger lets through.
 * The journal's line gives the hash of the acceptation before, which the line of the acceptance has, and after. False when they
 * are gone already.
 */
export function effacerOrigine(id: string, maintenant: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Acceptation" WHERE id = ${id}::uuid FOR UPDATE`
    const acceptation = await tx.acceptation.findFirst({
      where: {
        id,
        accepteeLe: { lt: limites(maintenant).origine },
        OR: [{ adresseIp: { not: null } }, { navigateur: { not: null } }],
      },
    })
    if (!acceptation) return false
    const sansOrigine = { adresseIp: null, navigateur: null }
    await tx.acceptation.update({ where: { id }, data: sansOrigine, select: { id: true } })
    const donnees = {
      acceptationId: id,
      acceptationSha256Avant: empreinteAcceptation(acceptation),
      acceptationSha256: empreinteAcceptation({ ...acceptation, ...sansOrigine }),
    }
    const { organismeId } = acceptation
    await ecrireJournal(tx, { acteur: systeme, evenement: 'acceptation.effacer_origine', organismeId, donnees, maintenant })
    return true
  })
}

/** Deletes what has had its time and is nobody's any more: each call deletes what is due, however often it runs. */
export async function purger(maintenant: Date) {
  const prisma = getPrisma()
  const { traces, liens, courriels, hier } = limites(maintenant)
  const parti = { statut: { not: 'a_envoyer' } } as const
  const sessions = await prisma.session.deleteMany({ where: { creeLe: { lt: traces } } })
  const jetons = await prisma.jeton.deleteMany({ where: { expireLe: { lt: liens } } })
  const invitations = await prisma.invitation.deleteMany({ where: { expireLe: { lt: liens } } })
  const consultations = await prisma.consultation.deleteMany({ where: { jour: { lt: traces } } })
  const envois = await prisma.courriel.deleteMany({
    where: {
      ...parti,
      demandeId: null,
      OR: [{ creeLe: { lt: courriels } }, { modele: 'compte-supprime', creeLe: { lt: hier } }],
    },
  })
  await prisma.suiviCourriel.deleteMany({ where: { recuLe: { lt: courriels } } })
  return {
    sessions: sessions.count,
    jetons: jetons.count,
    invitations: invitations.count,
    consultations: consultations.count,
    courriels: envois.count,
  }
}
