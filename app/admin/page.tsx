import type { Metadata } from 'next'
import { AlertesConsultation } from '@/components/consultation/alertes'
import { Administration } from '@/components/sceau/administration'
import { loadAdministration } from '@/lib/sceau/loaders'

export const metadata: Metadata = { title: 'Administration' }

export default async function AdministrationPage() {
  const { consultations, jours, ...cachet } = await loadAdministration()
  return (
    <>
      <Administration {...cachet} />
      <AlertesConsultation alertes={consultations} jours={jours} />
    </>
  )
}
