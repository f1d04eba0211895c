import type { Metadata } from 'next'
import { Reclamations } from '@/components/reclamation/reclamations'
import { loadReclamations } from '@/lib/reclamation/loaders'

export const metadata: Metadata = { title: 'Réclamations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReclamationsPage({ searchParams }: Props) {
  return <Reclamations page={await loadReclamations(await searchParams)} />
}
