import type { Metadata } from 'next'
import { Organismes } from '@/components/membre/organismes'
import { Page } from '@/components/ui/page'
import { loadOrganismes } from '@/lib/membre/loaders'

export const metadata: Metadata = { title: 'Mes organismes' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MesOrganismes({ searchParams }: Props) {
  return (
    <Page>
      <Organismes page={await loadOrganismes(await searchParams)} />
    </Page>
  )
}
