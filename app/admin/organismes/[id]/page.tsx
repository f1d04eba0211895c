import type { Metadata } from 'next'
import { AccesSection } from '@/components/acces/acces-section'
import { GelSection } from '@/components/gel/gel-section'
import { OrganismeFiche } from '@/components/repertoire/organisme-fiche'
import { faitAccesSchema } from '@/lib/acces/schema'
import { faitGelSchema } from '@/lib/gel/schema'
import { loadOrganismeDetail } from '@/lib/repertoire/loaders'

export const metadata: Metadata = { title: 'Organisme' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OrganismePage({ params, searchParams }: Props) {
  const { organisme, gelePar, etapes, maintenant } = await loadOrganismeDetail((await params).id)
  const { fait, acces } = await searchParams
  return (
    <div className="max-w-page">
      <OrganismeFiche organisme={organisme}>
        <AccesSection organisme={organisme} etapes={etapes} fait={faitAccesSchema.parse(acces)} maintenant={maintenant} />
        <GelSection sur="organisme" {...organisme} par={gelePar} fait={faitGelSchema.parse(fait)} />
      </OrganismeFiche>
    </div>
  )
}
