import type { Metadata } from 'next'
import { ApercuPage } from '@/components/brouillon/brouillon'
import { loadBrouillon } from '@/lib/brouillon/loaders'

export const metadata: Metadata = { title: 'Aperçu d’un brouillon des CGU' }

export default async function Apercu({ params }: { params: Promise<{ id: string }> }) {
  return <ApercuPage {...(await loadBrouillon((await params).id))} />
}
