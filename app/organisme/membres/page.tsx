import type { Metadata } from 'next'
import { Membres } from '@/components/membre/membres'
import { Page } from '@/components/ui/page'
import { loadMembres } from '@/lib/membre/loaders'

export const metadata: Metadata = { title: 'Membres de l’organisme' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MembresOrganisme({ searchParams }: Props) {
  return (
    <Page>
      <Membres page={await loadMembres(await searchParams)} />
    </Page>
  )
}
