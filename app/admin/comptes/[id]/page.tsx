import type { Metadata } from 'next'
import { CompteFiche } from '@/components/compte/compte-fiche'
import { loadCompteVu } from '@/lib/compte/loaders'

export const metadata: Metadata = { title: 'Compte' }

export default async function Compte({ params }: { params: Promise<{ id: string }> }) {
  const { compte } = await loadCompteVu((await params).id)
  return <CompteFiche compte={compte} />
}
