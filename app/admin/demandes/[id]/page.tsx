import type { Metadata } from 'next'
import { Dossier } from '@/components/decision/dossier'
import { loadDossier } from '@/lib/decision/loaders'

export const metadata: Metadata = { title: 'Dossier d’une demande' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DossierDemande({ params, searchParams }: Props) {
  const { id } = await params
  return <Dossier dossier={await loadDossier(id, await searchParams)} />
}
