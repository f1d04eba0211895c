import type { Metadata } from 'next'
import { Agents } from '@/components/agent/agents'
import { loadAgents } from '@/lib/agent/loaders'

export const metadata: Metadata = { title: 'Agents' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AgentsPage({ searchParams }: Props) {
  return <Agents page={await loadAgents(await searchParams)} />
}
