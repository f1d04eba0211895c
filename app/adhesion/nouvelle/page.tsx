import type { Metadata } from 'next'
import { NouvelleDemandeForm } from '@/components/demande/demande-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { loadNouvelleDemande } from '@/lib/demande/loaders'

export const metadata: Metadata = { title: 'Nouvelle adhésion' }

export default async function NouvelleAdhesion({ searchParams }: { searchParams: Promise<{ nature?: string }> }) {
  const souhait = (await searchParams).nature === 'renouvellement' ? 'renouvellement' : null
  const { organisme, personnes, nature } = await loadNouvelleDemande(souhait)
  return (
    <Page>
      {nature === 'initiale' ? <Steps current={3} total={4} label="le signataire et le RGC" /> : null}
      <h1>Nouvelle adhésion à l’utilisation de Kairos&nbsp;: {organisme.raisonSociale}</h1>
      {nature === 'initiale' ? null : (
        <div className="mt-6">
          <Notice title={LIBELLE_NATURE[nature]}>
            <p>Votre accès actuel reste ouvert pendant l’examen de cette demande.</p>
          </Notice>
        </div>
      )}
      <div className="mt-8">
        <NouvelleDemandeForm
          souhait={souhait}
          initial={personnes ?? {}}
          retour={{ href: '/organisme', label: 'Retour à ma fiche' }}
        />
      </div>
    </Page>
  )
}
