import type { Metadata } from 'next'
import { ModeleFiche } from '@/components/modele/modeles'
import { loadModele } from '@/lib/modele/loaders'

export const metadata: Metadata = { title: 'Modèle de motif' }

export default async function ModelePage({ params }: { params: Promise<{ id: string }> }) {
  return <ModeleFiche modele={await loadModele((await params).id)} />
}
