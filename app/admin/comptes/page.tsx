import type { Metadata } from 'next'
import { RechercheCompte } from '@/components/compte/recherche-compte'
import { Reinitialisations } from '@/components/reinitialisation/reinitialisation'
import { loadRechercheCompte } from '@/lib/compte/loaders'
import { loadReinitialisations } from '@/lib/reinitialisation/loaders'

export const metadata: Metadata = { title: 'Comptes' }

export default async function Comptes({ searchParams }: { searchParams: Promise<{ email?: string | string[] }> }) {
  const recherche = await loadRechercheCompte((await searchParams).email)
  return (
    <>
      <RechercheCompte {...recherche} />
      <Reinitialisations demandes={await loadReinitialisations()} />
    </>
  )
}
