import type { Metadata } from 'next'
import { FilOrganisme } from '@/components/message/fil-organisme'
import { Page } from '@/components/ui/page'
import { loadFilOrganisme } from '@/lib/message/loaders'

export const metadata: Metadata = { title: 'Messages' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MessagesDemande({ params, searchParams }: Props) {
  return (
    <Page>
      <FilOrganisme fil={await loadFilOrganisme((await params).id, await searchParams)} />
    </Page>
  )
}
