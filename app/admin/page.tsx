import type { Metadata } from 'next'
import { Administration } from '@/components/sceau/administration'
import { loadAdministration } from '@/lib/sceau/loaders'

export const metadata: Metadata = { title: 'Administration' }

export default async function AdministrationPage() {
  return <Administration {...(await loadAdministration())} />
}
