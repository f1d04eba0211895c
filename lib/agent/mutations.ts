import 'server-only'
import { libererTout } from '@/lib/attribution/mutations'
import { isUniqueViolation, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl, getProConnect } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { annulerJetons, creerJeton, lienDeJeton } from '@/lib/jeton/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { finirSessions } from '@/lib/session/mutations'
import { type Changement, deciderChangement, type RefusChangement, type RoleAgent } from './rules'
import type { Invitation } from './schema'

type Cible = { id: string; email: string; role: RoleAgent }

/** Sends the link by which an invited agent chooses a password; older ones are void. Returns that link. */
async function envoyerInvitation(tx: Tx, { id, email, role }: Cible, maintenant: Date) {
  const { jeton, expireLe } = await creerJeton(tx, id, 'activation', maintenant)
  const lien = lienDeJeton('/mot-de-passe/nouveau', jeton)
  const props = { role, lien, expireLe, proconnect: getProConnect() !== null }
  await ajouterCourriel(tx, { modele: 'agent-invite', destinataire: email, props })
  return { lien, expireLe }
}

type Invite = { compteId: string; lien: string; expireLe: Date }

/**
 * Makes the account of an agent and sends the invitation. `parId`: the administrateur, or null from a command line. The link
 * is returned for that one, when e-mails may not leave yet; it is kept nowhere.
 */
export async function inviterAgent(
  { email, nom, role }: Invitation,
  parId: string | null,
  maintenant: Date,
): Promise<Result<Invite, 'deja_agent' | 'deja_organisme'>> {
  const essayer = () =>
    transaction(async (tx) => {
      const existant = await tx.compte.findUnique({ where: { email }, select: { role: true } })
      if (existant) return refus(existant.role === 'organisme' ? 'deja_organisme' : 'deja_agent')
      const { id } = await tx.compte.create({ data: { email, nom, role, creeLe: maintenant }, select: { id: true } })
      const acteur = parId ? ({ type: 'agent', compteId: parId } as const) : ({ type: 'systeme' } as const)
      await ecrireJournal(tx, { acteur, evenement: 'agent.inviter', compteId: id, vers: role, maintenant })
      return ok({ compteId: id, ...(await envoyerInvitation(tx, { id, email, role }, maintenant)) })
    })
  try {
    return await essayer()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return essayer()
  }
}

const COMPTE = { id: true, email: true, role: true, activeLe: true, desactiveLe: true, geleLe: true } as const
const ACTIFS = { role: 'administrateur', activeLe: { not: null }, desactiveLe: null, geleLe: null } as const

const effetDe = (changement: Changement, maintenant: Date) => {
  switch (changement) {
    case 'desactiver':
      return { evenement: 'agent.desactiver', data: { desactiveLe: maintenant } } as const
    case 'reactiver':
      return { evenement: 'agent.reactiver', data: { desactiveLe: null } } as const
    case 'reinviter':
      return { evenement: 'agent.inviter', data: {} } as const
    case 'agent':
    case 'administrateur':
      return { evenement: 'agent.changer_role', data: { role: changement } } as const
  }
}

/** Tells the person. Whoever never chose a password gets a new invitation, as the former one is void. */
async function prevenir(tx: Tx, changement: Changement, cible: Cible & { activeLe: Date | null }, maintenant: Date) {
  const { email: destinataire, role } = cible
  const lien = `${getBaseUrl()}/connexion`
  if (changement === 'desactiver')
    await ajouterCourriel(tx, { modele: 'agent-desactive', destinataire, props: { desactiveLe: maintenant } })
  else if (!cible.activeLe) await envoyerInvitation(tx, cible, maintenant)
  else if (changement === 'reactiver')
    await ajouterCourriel(tx, { modele: 'agent-reactive', destinataire, props: { role, lien } })
  else await ajouterCourriel(tx, { modele: 'agent-role', destinataire, props: { role, modifieLe: maintenant, lien } })
}

/**
 * Changes the account of an agent, ends its sessions and voids its links. Changes are made one at a time, and who makes one is
 * read again: of two administrateurs who remove each other at once, one stays.
 */
export function changerAgent(
  changement: Changement,
  { compteId, parId }: { compteId: string; parId: string },
  maintenant: Date,
): Promise<Result<object, RefusChangement>> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kairos.administrateurs'))`
    const auteur = await tx.compte.findUnique({ where: { id: parId }, select: COMPTE })
    const cible = await tx.compte.findUnique({ where: { id: compteId }, select: COMPTE })
    const autres = await tx.compte.count({ where: { ...ACTIFS, id: { not: compteId } } })
    const decision = deciderChangement(changement, { auteur, cible, autres })
    if (!decision.ok) return decision
    const { role: de } = decision.cible
    const { evenement, data } = effetDe(changement, maintenant)
    const role: RoleAgent = data.role ?? de
    await tx.compte.update({ where: { id: compteId }, data, select: { id: true } })
    await finirSessions(tx, compteId, maintenant)
    if (changement === 'desactiver') await libererTout(tx, compteId)
    await annulerJetons(tx, compteId, ['activation', 'mot_de_passe'], maintenant)
    await prevenir(tx, changement, { ...decision.cible, role }, maintenant)
    const acteur = { type: 'agent', compteId: parId } as const
    await ecrireJournal(tx, { acteur, evenement, compteId, de, vers: role, maintenant })
    return ok({})
  })
}
