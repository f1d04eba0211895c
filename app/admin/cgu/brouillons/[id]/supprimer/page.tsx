import type { Metadata } from 'next'
import { SuppressionBrouillon } from '@/components/brouillon/brouillon'
import { loadBrouillon } from '@/lib/brouillon/loaders'

export const metadata: Metadata = { title: 'Supprimer un brouillon des CGU' }

export default async function Supprimer({ params }: { params: Promise<{ id: string }> }) {
  return <SuppressionBrouillon {...(await loadBrouillon((await params).id))} />
}
