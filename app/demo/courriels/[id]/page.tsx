import type { Metadata } from 'next'
import { MessageDemonstration } from '@/components/courriel/message'
import { loadCourriel } from '@/lib/courriel/loaders'

export const metadata: Metadata = { title: 'E-mail de la démonstration', robots: { index: false }, referrer: 'no-referrer' }
export const dynamic = 'force-dynamic'

export default async function CourrielPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <MessageDemonstration courriel={await loadCourriel(id)} />
}
