import type { Metadata } from 'next'
import { Comparaison } from '@/components/comparaison/comparaison'
import { loadComparaison } from '@/lib/brouillon/loaders'

export const metadata: Metadata = { title: 'Comparer un brouillon des CGU' }

export default async function Comparer({ params }: { params: Promise<{ id: string }> }) {
  return <Comparaison {...(await loadComparaison((await params).id))} />
}
