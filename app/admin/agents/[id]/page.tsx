import type { Metadata } from 'next'
import { AgentFiche } from '@/components/agent/agent-fiche'
import { loadAgent } from '@/lib/agent/loaders'

export const metadata: Metadata = { title: 'Agent' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Agent({ params, searchParams }: Props) {
  return <AgentFiche {...(await loadAgent((await params).id, await searchParams))} />
}
