import type { Metadata } from 'next'
import { CguPublique } from '@/components/cgu/cgu-publique'
import { loadCgu } from '@/lib/cgu/loaders'

export const metadata: Metadata = { title: 'Conditions générales d’utilisation' }

export default async function VersionCgu({ params }: { params: Promise<{ date: string }> }) {
  return <CguPublique cgu={await loadCgu((await params).date)} />
}
