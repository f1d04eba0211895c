import type { Metadata } from 'next'
import { OrganismeFiche } from '@/components/repertoire/organisme-fiche'
import { loadOrganismeDetail } from '@/lib/repertoire/loaders'

export const metadata: Metadata = { title: 'Organisme' }

type Props = { params: Promise<{ id: string }> }

export default async function OrganismePage({ params }: Props) {
  const { organisme, maintenant } = await loadOrganismeDetail((await params).id)
  return (
    <div className="max-w-page">
      <OrganismeFiche organisme={organisme} maintenant={maintenant} />
    </div>
  )
}
