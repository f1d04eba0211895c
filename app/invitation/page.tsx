import type { Metadata } from 'next'
import { Invitation } from '@/components/invitation/invitation'
import { Page } from '@/components/ui/page'
import { loadInvitation } from '@/lib/invitation/loaders'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer', robots: { index: false } }

export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ jeton?: string | string[] }> }) {
  return (
    <Page>
      <h1 className="mb-6">Invitation à gérer un organisme</h1>
      <Invitation lien={await loadInvitation((await searchParams).jeton)} />
    </Page>
  )
}
