import type { Metadata } from 'next'
import { FilAgents } from '@/components/message/fil-agents'
import { loadFilAgents } from '@/lib/message/loaders'

export const metadata: Metadata = { title: 'Messages' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MessagesDossier({ params, searchParams }: Props) {
  return <FilAgents fil={await loadFilAgents((await params).id, await searchParams)} />
}
