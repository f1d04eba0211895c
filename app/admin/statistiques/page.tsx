import type { Metadata } from 'next'
import { Statistiques } from '@/components/statistique/statistiques'
import { loadStatistiques } from '@/lib/statistique/loaders'

export const metadata: Metadata = { title: 'Statistiques' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StatistiquesPage({ searchParams }: Props) {
  return <Statistiques donnees={await loadStatistiques(await searchParams)} />
}
