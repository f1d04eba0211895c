import 'server-only'
import { notFound } from 'next/navigation'
import { exigerAdministrateur } from '@/lib/core/session'
import { findAgent, listAgents } from './data'
import { adresseAgents } from './rules'
import { agentIdSchema, faitAgentSchema, filtreAgentsSchema } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** `/admin/agents`: one page of agents and administrateurs. */
export async function loadAgents(parametres: Parametres) {
  const filtre = filtreAgentsSchema.parse(parametres)
  const { compteId: moi } = await exigerAdministrateur(adresseAgents(filtre))
  return { filtre, moi, ...(await listAgents(filtre)) }
}
export type PageAgents = Awaited<ReturnType<typeof loadAgents>>

/** `/admin/agents/inviter`: for administrateurs only. */
export async function loadInvitation(): Promise<void> {
  await exigerAdministrateur('/admin/agents/inviter')
}

/** `/admin/agents/[id]` and its confirmation page: one account, and whether it is one's own. */
export async function loadAgent(id: string, { fait }: Parametres = {}) {
  const lu = agentIdSchema.safeParse(id)
  if (!lu.success) notFound()
  const { compteId } = await exigerAdministrateur(`/admin/agents/${lu.data}`)
  const agent = await findAgent(lu.data)
  if (!agent) notFound()
  return { agent, soi: agent.id === compteId, fait: faitAgentSchema.parse(fait) }
}
export type AgentCharge = Awaited<ReturnType<typeof loadAgent>>
