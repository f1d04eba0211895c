import type { Metadata } from 'next'
import { OppositionReclamation } from '@/components/reclamation/opposition'
import { Page } from '@/components/ui/page'
import { loadOpposition } from '@/lib/reclamation/loaders'

export const metadata: Metadata = { title: 'Réclamation sur votre organisme' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OppositionPage({ params, searchParams }: Props) {
  return (
    <Page>
      <OppositionReclamation opposition={await loadOpposition((await params).id, await searchParams)} />
    </Page>
  )
}
