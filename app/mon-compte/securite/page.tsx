import type { Metadata } from 'next'
import { Securite } from '@/components/facteur/securite'
import { MaReinitialisation } from '@/components/reinitialisation/reinitialisation'
import { Page } from '@/components/ui/page'
import { loadSecurite } from '@/lib/facteur/loaders'
import { loadMaReinitialisation } from '@/lib/reinitialisation/loaders'

export const metadata: Metadata = { title: 'Sécurité de mon compte' }

type Props = { searchParams: Promise<{ suite?: string | string[]; fait?: string | string[] }> }

export default async function SecuritePage({ searchParams }: Props) {
  const { suite, fait } = await searchParams
  const etat = await loadSecurite(suite)
  const demande = await loadMaReinitialisation()
  return (
    <Page>
      <h1 className="mb-8">Sécurité de mon compte</h1>
      {demande ? <MaReinitialisation demande={demande} /> : null}
      <Securite etat={etat} fait={typeof fait === 'string' ? fait : undefined} />
    </Page>
  )
}
