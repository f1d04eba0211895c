import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { plierSql } from '@/lib/decision/data'
import { motifsDeRecherche } from '@/lib/decision/rules'
import { Prisma } from '@/lib/generated/prisma/client'
import { AGENTS_PAR_PAGE, type RoleAgent } from './rules'
import type { FiltreAgents } from './schema'

export type AgentListe = {
  id: string
  email: string
  nom: string | null
  role: RoleAgent
  activeLe: Date | null
  desactiveLe: Date | null
  geleLe: Date | null
  connecteLe: Date | null
  aFacteur: boolean
}

// The order of the list, and where a page begins: one row by its name, then its identifier.
const CLE = Prisma.sql`lower(coalesce(c.nom, c.email)), c.id`

function conditions({ q, apres }: FiltreAgents): Prisma.Sql {
  const voulues = [Prisma.sql`c.role IN ('agent', 'administrateur')`]
  const motifs = motifsDeRecherche(q)
  if (motifs) voulues.push(Prisma.sql`(${plierSql(Prisma.sql`c.nom`)} LIKE ${motifs.nom} OR c.email LIKE ${motifs.courriel})`)
  if (apres) voulues.push(Prisma.sql`(${CLE}) > (SELECT ${CLE} FROM "Compte" c WHERE c.id = ${apres}::uuid)`)
  return Prisma.join(voulues, ' AND ')
}

const COLONNES = Prisma.sql`c.id, c.email, c.nom, c.role::text AS role, c."activeLe", c."desactiveLe", c."geleLe", c."connecteLe",
  c."totpConfirmeLe" IS NOT NULL OR EXISTS (SELECT 1 FROM "CleAcces" k WHERE k."compteId" = c.id) AS "aFacteur"`

/** One page of agents and administrateurs by name, and the row after which the next page begins. For administrateurs only. */
export async function listAgents(filtre: FiltreAgents): Promise<{ agents: AgentListe[]; suite: string | null }> {
  const lignes = await getPrisma().$queryRaw<AgentListe[]>`
    SELECT ${COLONNES} FROM "Compte" c WHERE ${conditions(filtre)} ORDER BY ${CLE} LIMIT ${AGENTS_PAR_PAGE + 1}`
  const agents = lignes.slice(0, AGENTS_PAR_PAGE)
  return { agents, suite: lignes.length > agents.length ? (agents.at(-1)?.id ?? null) : null }
}

/** One agent or administrateur, or null. For administrateurs only. */
export async function findAgent(id: string): Promise<AgentListe | null> {
  const [agent] = await getPrisma().$queryRaw<AgentListe[]>`
    SELECT ${COLONNES} FROM "Compte" c WHERE c.id = ${id}::uuid AND c.role IN ('agent', 'administrateur')`
  return agent ?? null
}
