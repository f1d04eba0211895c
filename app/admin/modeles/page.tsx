import type { Metadata } from 'next'
import { Modeles } from '@/components/modele/modeles'
import { loadModeles } from '@/lib/modele/loaders'

export const metadata: Metadata = { title: 'Modèles de motifs' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ModelesPage({ searchParams }: Props) {
  return <Modeles {...(await loadModeles(await searchParams))} />
}
