import type { Metadata } from 'next'
import { CguPublique } from '@/components/cgu/cgu-publique'
import { loadCgu } from '@/lib/cgu/loaders'

export const metadata: Metadata = { title: 'Conditions générales d’utilisation' }
// The version in force changes with the clock.
export const dynamic = 'force-dynamic'

export default async function Cgu() {
  return <CguPublique cgu={await loadCgu(null)} />
}
