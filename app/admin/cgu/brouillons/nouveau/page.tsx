import type { Metadata } from 'next'
import { NouveauBrouillon } from '@/components/brouillon/brouillon'
import { loadNouveauBrouillon } from '@/lib/brouillon/loaders'

export const metadata: Metadata = { title: 'Nouveau brouillon des CGU' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Nouveau({ searchParams }: Props) {
  return <NouveauBrouillon {...(await loadNouveauBrouillon(await searchParams))} />
}
