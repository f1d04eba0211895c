import type { Metadata } from 'next'
import { RechercheCompte } from '@/components/compte/recherche-compte'
import { loadRechercheCompte } from '@/lib/compte/loaders'

export const metadata: Metadata = { title: 'Comptes' }

export default async function Comptes({ searchParams }: { searchParams: Promise<{ email?: string | string[] }> }) {
  return <RechercheCompte {...(await loadRechercheCompte((await searchParams).email))} />
}
