import type { Metadata } from 'next'
import { DossierReclamation } from '@/components/reclamation/dossier'
import { loadReclamation } from '@/lib/reclamation/loaders'

export const metadata: Metadata = { title: 'Réclamation' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReclamationPage({ params, searchParams }: Props) {
  return <DossierReclamation dossier={await loadReclamation((await params).id, await searchParams)} />
}
