import type { Metadata } from 'next'
import { GelSection } from '@/components/gel/gel-section'
import { OrganismeFiche } from '@/components/repertoire/organisme-fiche'
import { faitGelSchema } from '@/lib/gel/schema'
import { loadOrganismeDetail } from '@/lib/repertoire/loaders'

export const metadata: Metadata = { title: 'Organisme' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ fait?: string | string[] }> }

export default async function OrganismePage({ params, searchParams }: Props) {
  const { organisme, gelePar, maintenant } = await loadOrganismeDetail((await params).id)
  const fait = faitGelSchema.parse((await searchParams).fait)
  return (
    <div className="max-w-page">
      <OrganismeFiche organisme={organisme} maintenant={maintenant}>
        <GelSection sur="organisme" {...organisme} par={gelePar} fait={fait} />
      </OrganismeFiche>
    </div>
  )
}
