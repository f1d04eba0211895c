import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { ok, type Result, refus } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { ecrireJournal } from '@/lib/journal/mutations'
import { ATTRIBUABLES, PRESENCE_GARDEE_MS, PRESENCE_MS } from './rules'

type Prise = { demandeId: string; agentId: string }
const OUVERTES = { in: [...ATTRIBUABLES] }

const noter = (
  tx: Tx,
  evenement: 'demande.attribuer' | 'demande.liberer',
  { demandeId, agentId, organismeId }: Prise & { organismeId: string },
  maintenant: Date,
) =>
  // In the organisme's dossier, but not among the events of the demande: those are shown to the organisme.
  ecrireJournal(tx, { acteur: { type: 'agent', compteId: agentId }, evenement, organismeId, donnees: { demandeId }, maintenant })

/** « Je m’en charge »: of two at once, one has it. `attendu`: who had it in charge when the button was shown. */
export function prendreDemande(
  { demandeId, agentId, attendu }: Prise & { attendu: string | null },
  maintenant: Date,
): Promise<Result<object, 'introuvable' | 'deja_prise' | 'rien_a_prendre'>> {
  return transaction(async (tx) => {
    const { count } = await tx.demande.updateMany({
      where: { id: demandeId, agentId: attendu, statut: OUVERTES },
      data: { agentId, attribueeLe: maintenant },
    })
    const demande = await tx.demande.findUnique({ where: { id: demandeId }, select: { organismeId: true, agentId: true } })
    if (!demande) return refus('introuvable')
    if (count !== 1) return refus(demande.agentId === attendu ? 'rien_a_prendre' : 'deja_prise')
    await noter(tx, 'demande.attribuer', { demandeId, agentId, organismeId: demande.organismeId }, maintenant)
    return ok({})
  })
}

/** Gives back what one had in charge. */
export function libererDemande(
  { demandeId, agentId }: Prise,
  maintenant: Date,
): Promise<Result<object, 'introuvable' | 'pas_a_vous'>> {
  return transaction(async (tx) => {
    const { count } = await tx.demande.updateMany({
      where: { id: demandeId, agentId, statut: OUVERTES },
      data: { agentId: null, attribueeLe: null },
    })
    const demande = await tx.demande.findUnique({ where: { id: demandeId }, select: { organismeId: true } })
    if (!demande) return refus('introuvable')
    if (count !== 1) return refus('pas_a_vous')
    await noter(tx, 'demande.liberer', { demandeId, agentId, organismeId: demande.organismeId }, maintenant)
    return ok({})
  })
}

/** The oldest demande that nobody has. The demande is what is locked, as decisions do: its row in the queue follows by a trigger. */
export const REQUETE_SUIVANTE = Prisma.sql`
  SELECT d.id FROM "DemandeFile" f JOIN "Demande" d ON d.id = f."demandeId"
  WHERE f.statut = 'en_attente' AND f."agentId" IS NULL AND d.statut = 'en_attente' AND d."agentId" IS NULL
  ORDER BY f.cle, f."demandeId" LIMIT 1 FOR UPDATE OF d SKIP LOCKED`

/**
 * « Suivante »: takes in charge the oldest demande that awaits and that nobody has. One that somebody is writing is passed over,
 * so that two agents at once never wait and never get the same.
 */
export function prendreSuivante(agentId: string, maintenant: Date): Promise<Result<{ demandeId: string }, 'aucune'>> {
  return transaction(async (tx) => {
    const [prise] = await tx.$queryRaw<{ id: string; organismeId: string }[]>`
      UPDATE "Demande" SET "agentId" = ${agentId}::uuid, "attribueeLe" = ${maintenant} WHERE id = (${REQUETE_SUIVANTE})
      RETURNING id, "organismeId"`
    if (!prise) return refus('aucune')
    await noter(tx, 'demande.attribuer', { demandeId: prise.id, agentId, organismeId: prise.organismeId }, maintenant)
    return ok({ demandeId: prise.id })
  })
}

/** Gives back all that an agent who leaves had in charge. Inside the transaction of the account's change. */
export async function libererTout(tx: Tx, agentId: string): Promise<void> {
  await tx.demande.updateMany({ where: { agentId, statut: OUVERTES }, data: { agentId: null, attribueeLe: null } })
}

type Presents = { presents: string[]; noms: Record<string, string> }

/**
 * Notes that somebody has the page of a demande open, and gives the names of the others who do; in the same statement, what to
 * call the accounts of that page: the name and the e-mail. For agents only.
 */
export async function marquerPresence(
  { demandeId, compteId, aNommer = [] }: { demandeId: string; compteId: string; aNommer?: string[] },
  maintenant: Date,
): Promise<Presents> {
  const depuis = new Date(maintenant.getTime() - PRESENCE_MS)
  const comptes = await getPrisma().$queryRaw<{ id: string; nom: string | null; email: string; present: boolean }[]>`
    WITH marque AS (
      INSERT INTO "Presence" ("demandeId", "compteId", "vueLe")
      SELECT id, ${compteId}::uuid, ${maintenant} FROM "Demande" WHERE id = ${demandeId}::uuid
      ON CONFLICT ("demandeId", "compteId") DO UPDATE SET "vueLe" = EXCLUDED."vueLe"
    ), presents AS (
      SELECT "compteId" FROM "Presence"
      WHERE "demandeId" = ${demandeId}::uuid AND "compteId" <> ${compteId}::uuid AND "vueLe" > ${depuis}
    )
    SELECT c.id, c.nom, c.email, c.id IN (SELECT "compteId" FROM presents) AS present FROM "Compte" c
    WHERE c.id = ANY(${aNommer}::uuid[] || ARRAY(SELECT "compteId" FROM presents)) ORDER BY coalesce(c.nom, c.email)`
  return {
    presents: comptes.filter(({ present }) => present).map(({ nom, email }) => nom ?? email),
    noms: Object.fromEntries(comptes.map(({ id, nom, email }) => [id, nom ? `${nom}, ${email}` : email])),
  }
}

/** Deletes the signs of life of the day before. Returns how many. */
export async function oublierPresences(maintenant: Date): Promise<number> {
  const { count } = await getPrisma().presence.deleteMany({
    where: { vueLe: { lt: new Date(maintenant.getTime() - PRESENCE_GARDEE_MS) } },
  })
  return count
}
