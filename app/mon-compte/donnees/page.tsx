import type { Metadata } from 'next'
import { MesDonnees } from '@/components/donnees/mes-donnees'
import { Lien } from '@/components/site/lien'
import { Page } from '@/components/ui/page'
import { loadDonnees } from '@/lib/donnees/loaders'

export const metadata: Metadata = { title: 'Mes données' }

export default async function MesDonneesPage() {
  return (
    <Page>
      <p className="mb-4">
        <Lien href="/mon-compte">Mon compte</Lien>
      </p>
      <h1>Mes données</h1>
      <MesDonnees {...(await loadDonnees())} />
    </Page>
  )
}
