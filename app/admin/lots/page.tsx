import type { Metadata } from 'next'
import { Lots } from '@/components/lot/lots'
import { loadLots } from '@/lib/lot/loaders'

export const metadata: Metadata = { title: 'Mes décisions groupées' }

export default async function LotsPage() {
  return <Lots lots={await loadLots()} />
}
