import type { Metadata } from 'next'
import { LotPage } from '@/components/lot/lot'
import { loadLot } from '@/lib/lot/loaders'

export const metadata: Metadata = { title: 'Décision groupée' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Lot({ params, searchParams }: Props) {
  return <LotPage page={await loadLot((await params).id, await searchParams)} />
}
