import type { Metadata } from 'next'
import { RechercheForm } from '@/components/inscription/recherche-form'
import { ReponseRecherche } from '@/components/inscription/reponse-recherche'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { rechercher } from '@/lib/inscription/actions'
import { loadRecherche } from '@/lib/inscription/loaders'

export const metadata: Metadata = { title: 'Création de votre organisme de formation' }

type Props = { searchParams: Promise<{ siret?: string | string[]; reponse?: string | string[] }> }

export default async function Inscription({ searchParams }: Props) {
  const recherche = await loadRecherche(await searchParams)
  return (
    <Page>
      <Steps current={1} total={4} label="votre numéro SIRET" />
      <h1>Création de votre organisme de formation</h1>
      <p className="mt-4 mb-8">
        Commençons par retrouver votre établissement&nbsp;: ses coordonnées seront remplies pour vous, et vous pourrez les
        corriger.
      </p>
      {recherche ? (
        <div className="mb-8">
          <ReponseRecherche {...recherche} formulaire="/inscription/organisme" />
        </div>
      ) : null}
      <RechercheForm action={rechercher} siret={recherche?.siret} />
    </Page>
  )
}
