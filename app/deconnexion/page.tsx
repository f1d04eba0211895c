import type { Metadata } from 'next'
import { SortieProConnect } from '@/components/proconnect/sortie'
import { Page } from '@/components/ui/page'
import { loadSortie } from '@/lib/proconnect/loaders'

export const metadata: Metadata = { title: 'Déconnexion', referrer: 'no-referrer', robots: { index: false } }

export default async function Deconnexion() {
  return (
    <Page>
      <h1 className="mb-6">Déconnexion</h1>
      <SortieProConnect {...(await loadSortie())} />
    </Page>
  )
}
