import type { Metadata } from 'next'
import { Organismes } from '@/components/repertoire/organismes'
import { loadOrganismes } from '@/lib/repertoire/loaders'

export const metadata: Metadata = { title: 'Organismes' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OrganismesPage({ searchParams }: Props) {
  return <Organismes page={await loadOrganismes(await searchParams)} />
}
