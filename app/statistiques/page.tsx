import type { Metadata } from 'next'
import { StatistiquesPubliques } from '@/components/statistique/statistiques-publiques'
import { Page } from '@/components/ui/page'
import { loadStatistiquesPubliques } from '@/lib/statistique/loaders'

export const metadata: Metadata = { title: 'Statistiques' }

export default async function StatistiquesPubliquesPage() {
  return (
    <Page>
      <StatistiquesPubliques donnees={await loadStatistiquesPubliques()} />
    </Page>
  )
}
