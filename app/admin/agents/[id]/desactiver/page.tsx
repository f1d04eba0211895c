import type { Metadata } from 'next'
import { DesactivationAgent } from '@/components/agent/agent-fiche'
import { loadAgent } from '@/lib/agent/loaders'

export const metadata: Metadata = { title: 'Désactiver un compte' }

export default async function Desactiver({ params }: { params: Promise<{ id: string }> }) {
  return <DesactivationAgent {...(await loadAgent((await params).id))} />
}
