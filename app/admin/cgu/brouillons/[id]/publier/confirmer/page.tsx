import type { Metadata } from 'next'
import { Recapitulatif } from '@/components/publication/recapitulatif'
import { loadRecapitulatif } from '@/lib/publication/loaders'

export const metadata: Metadata = { title: 'Confirmer la publication des CGU' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Confirmer({ params, searchParams }: Props) {
  return <Recapitulatif recapitulatif={await loadRecapitulatif((await params).id, await searchParams)} />
}
