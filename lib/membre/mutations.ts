import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result } from '@/lib/core/result'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { finirSessions } from '@/lib/session/mutations'
import { deciderMembre, type GesteMembre, type Membre, type RefusMembre, type RoleMembre } from './rules'

/** The people of an organisme change one transaction at a time: of two gestionnaires who leave at once, one stays. */
export const verrouillerOrganisme = (tx: Tx, organismeId: string) =>
  tx.$queryRaw`SELECT 1 FROM "Organisme" WHERE id = ${organismeId}::uuid FOR NO KEY UPDATE`

type MembreLu = Membre & { email: string }

/** The people of an organisme with their roles, read inside a transaction. */
export async function listMembresPourDecider(tx: Tx, organismeId: string): Promise<MembreLu[]> {
  const lignes = await tx.membre.findMany({
    where: { organismeId },
    select: {
      role: true,
      compte: { select: { id: true, email: true, activeLe: true, desactiveLe: true, geleLe: true } },
    },
    orderBy: { creeLe: 'asc' },
  })
  const membres = new Map<string, MembreLu & { roles: RoleMembre[] }>()
  for (const { role, compte } of lignes) {
    const connu = membres.get(compte.id)
    if (connu) connu.roles.push(role)
    else membres.set(compte.id, { ...compte, roles: [role] })
  }
  return [...membres.values()]
}

/** Makes an account a gestionnaire. False when it was one already. */
export async function ajouterGestionnaire(
  tx: Tx,
  { organismeId, compteId }: { organismeId: string; compteId: string },
  maintenant: Date,
): Promise<boolean> {
  const data = { organismeId, compteId, role: 'gestionnaire', creeLe: maintenant } as const
  const { count } = await tx.membre.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** Takes the role of gestionnaire away, and the invitations that this person sent with it. */
export async function oterGestionnaire(
  tx: Tx,
  { organismeId, compteId }: { organismeId: string; compteId: string },
  maintenant: Date,
): Promise<void> {
  await tx.membre.deleteMany({ where: { organismeId, compteId, role: 'gestionnaire' } })
  const where = { organismeId, inviteParId: compteId, accepteeLe: null, annuleeLe: null }
  await tx.invitation.updateMany({ where, data: { annuleeLe: maintenant } })
}

const EVENEMENTS = { quitter: 'membre.quitter', retirer: 'membre.retirer', promouvoir: 'membre.promouvoir' } as const
const ETAPES = { quitter: null, retirer: 'retire', promouvoir: 'promu' } as const

/**
 * Leaves an organisme, takes the role of gestionnaire from a member, or gives it to the RGC. Whose role was changed by another
 * is told, and has all sessions ended.
 */
export function changerMembre(
  geste: GesteMembre,
  { organismeId, compteId, parId }: { organismeId: string; compteId: string; parId: string },
  maintenant: Date,
): Promise<Result<object, RefusMembre>> {
  return transaction(async (tx) => {
    await verrouillerOrganisme(tx, organismeId)
    const membres = await listMembresPourDecider(tx, organismeId)
    const decision = deciderMembre(geste, { membres, cibleId: compteId, parId })
    if (!decision.ok) return decision
    const membre = { organismeId, compteId }
    if (geste === 'promouvoir') await ajouterGestionnaire(tx, membre, maintenant)
    else await oterGestionnaire(tx, membre, maintenant)
    if (geste !== 'quitter') await finirSessions(tx, compteId, maintenant)
    const { raisonSociale, siret } = await tx.organisme.findUniqueOrThrow({
      where: { id: organismeId },
      select: { raisonSociale: true, siret: true },
    })
    const etape = ETAPES[geste]
    const destinataire = membres.find(({ id }) => id === compteId)?.email
    const props = { raisonSociale, siret, lien: `${getBaseUrl()}/organismes` }
    if (etape && destinataire)
      await ajouterCourriel(tx, { modele: 'membre-change', destinataire, organismeId, props: { ...props, etape } })
    const acteur = { type: 'membre', compteId: parId } as const
    await ecrireJournal(tx, { acteur, evenement: EVENEMENTS[geste], organismeId, compteId, maintenant })
    return ok({})
  })
}

/** The session goes on to another organisme of the same person; false when that one is none of theirs. */
export async function changerOrganisme(session: { id: string; compteId: string }, organismeId: string): Promise<boolean> {
  const membre = { membres: { some: { organismeId } } }
  const { count } = await getPrisma().session.updateMany({
    where: { id: session.id, compteId: session.compteId, compte: membre },
    data: { organismeId },
  })
  return count === 1
}
