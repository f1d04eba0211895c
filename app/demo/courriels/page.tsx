import type { Metadata } from 'next'
import { BoiteDemonstration } from '@/components/courriel/boite'
import { loadBoite } from '@/lib/courriel/loaders'

export const metadata: Metadata = { title: 'E-mails de la démonstration', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function CourrielsPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const { page } = await searchParams
  return <BoiteDemonstration {...(await loadBoite(page))} />
}
