import 'server-only'
import { createHash } from 'node:crypto'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import { ok, type Result, refus } from '@/lib/core/result'
import type { OrganismeId } from '@/lib/core/session'
import { ajouterCourriel } from '@/lib/courriel/mutations'
import { gestionnaires } from '@/lib/demande/mutations'
import { ecrireJournal } from '@/lib/journal/mutations'
import { type Auteur, effetMessage } from './rules'

type Ecrit = { demandeId: string; texte: string; compteId: string }
type Fil = { organismeId: string; raisonSociale: string; nonLus: { agents: number; organisme: number } }

/** Takes the thread for the time of the transaction, so that counts and notices follow one another. */
async function prendreFil(tx: Tx, demandeId: string, organismeId?: OrganismeId): Promise<Fil | null> {
  await tx.$queryRaw`SELECT 1 FROM "Demande" WHERE id = ${demandeId}::uuid FOR NO KEY UPDATE`
  const demande = await tx.demande.findFirst({
    where: { id: demandeId, ...(organismeId && { organismeId }) },
    select: { organismeId: true, nonLusAgents: true, nonLusOrganisme: true, organisme: { select: { raisonSociale: true } } },
  })
  if (!demande) return null
  const { nonLusAgents, nonLusOrganisme, organisme } = demande
  return {
    organismeId: demande.organismeId,
    raisonSociale: organisme.raisonSociale,
    nonLus: { agents: nonLusAgents, organisme: nonLusOrganisme },
  }
}

const compter = (tx: Tx, id: string, cote: 'agents' | 'organisme' | null) =>
  cote &&
  tx.demande.update({
    where: { id },
    data: cote === 'agents' ? { nonLusAgents: { increment: 1 } } : { nonLusOrganisme: { increment: 1 } },
    select: { id: true },
  })

/** The agent who follows the demande: the one who took charge of it, else the last one who wrote to the organisme. */
async function agentSuivant(tx: Tx, demandeId: string): Promise<string | null> {
  const lignes = await tx.$queryRaw<{ email: string }[]>`
    SELECT c.email FROM "Compte" c JOIN (
      SELECT "agentId" AS id, 0 AS ordre, NULL::uuid AS message FROM "Demande" WHERE id = ${demandeId}::uuid
      UNION ALL SELECT "compteId", 1, id FROM "Message" WHERE "demandeId" = ${demandeId}::uuid AND auteur = 'agent') a ON a.id = c.id
    WHERE c.role <> 'organisme' AND c."desactiveLe" IS NULL AND c."geleLe" IS NULL ORDER BY a.ordre, a.message DESC LIMIT 1`
  return lignes[0]?.email ?? null
}

/** Writes to whoever has something new to read. */
async function prevenir(tx: Tx, demandeId: string, { organismeId, raisonSociale }: Fil, de: 'agent' | 'organisme', le: Date) {
  const pages = de === 'agent' ? '/adhesion' : '/admin/demandes'
  const props = { raisonSociale, de, le, lien: `${getBaseUrl()}${pages}/${demandeId}/messages` }
  if (de === 'agent') {
    for (const destinataire of await gestionnaires(tx, organismeId))
      await ajouterCourriel(tx, { modele: 'message-recu', destinataire, organismeId, demandeId, props })
    return
  }
  const destinataire = await agentSuivant(tx, demandeId)
  if (destinataire) await ajouterCourriel(tx, { modele: 'message-recu', destinataire, props })
}

/**
 * A note goes to the journal of its author, not to the organisme's: its members read that one. The journal keeps the text's
 * SHA-256, not the text.
 */
async function consigner(tx: Tx, auteur: Auteur, { demandeId, compteId, texte }: Ecrit, messageId: string, fil: Fil, le: Date) {
  const donnees = { messageId, sha256: createHash('sha256').update(texte).digest('hex') }
  const acteur = { type: auteur === 'organisme' ? 'membre' : 'agent', compteId } as const
  const ligne = { acteur, maintenant: le }
  if (auteur === 'note')
    return ecrireJournal(tx, { ...ligne, evenement: 'message.noter', compteId, donnees: { ...donnees, demandeId } })
  return ecrireJournal(tx, { ...ligne, evenement: 'message.envoyer', organismeId: fil.organismeId, demandeId, donnees })
}

async function ecrireMessage(auteur: Auteur, ecrit: Ecrit, maintenant: Date, organismeId?: OrganismeId) {
  const { demandeId, compteId, texte } = ecrit
  return transaction<Result<object, 'introuvable'>>(async (tx) => {
    const fil = await prendreFil(tx, demandeId, organismeId)
    if (!fil) return refus('introuvable')
    const { id } = await tx.message.create({
      data: { demandeId, auteur, compteId, texte, creeLe: maintenant },
      select: { id: true },
    })
    const effet = effetMessage(auteur, fil.nonLus)
    await compter(tx, demandeId, effet.nonLu)
    await consigner(tx, auteur, ecrit, id, fil, maintenant)
    if (effet.prevenir && auteur !== 'note') await prevenir(tx, demandeId, fil, auteur, maintenant)
    return ok({})
  })
}

/** A gestionnaire writes to the agents, on a demande of the organisme. */
export const ecrireAuxAgents = ({ organismeId, ...ecrit }: Ecrit & { organismeId: OrganismeId }, maintenant: Date) =>
  ecrireMessage('organisme', ecrit, maintenant, organismeId)

/** An agent writes to the organisme; its gestionnaires are told by e-mail. */
export const ecrireAOrganisme = (ecrit: Ecrit, maintenant: Date) => ecrireMessage('agent', ecrit, maintenant)

/** An agent leaves a note to the other agents. */
export const ecrireNote = (ecrit: Ecrit, maintenant: Date) => ecrireMessage('note', ecrit, maintenant)

/** One side has opened the thread. Messages that came since it was read stay unread. */
export async function marquerLus(demandeId: string, cote: 'agents' | 'organisme', lus: number): Promise<void> {
  const data = cote === 'agents' ? { nonLusAgents: { decrement: lus } } : { nonLusOrganisme: { decrement: lus } }
  const where = cote === 'agents' ? { nonLusAgents: { gte: lus } } : { nonLusOrganisme: { gte: lus } }
  await getPrisma().demande.updateMany({ where: { id: demandeId, ...where }, data })
}
