import type { Metadata } from 'next'
import { RechercheForm } from '@/components/inscription/recherche-form'
import { ReponseRecherche } from '@/components/inscription/reponse-recherche'
import { Page } from '@/components/ui/page'
import { rechercherAjout } from '@/lib/inscription/actions'
import { loadRechercheAjout } from '@/lib/inscription/loaders'

export const metadata: Metadata = { title: 'Ajouter un organisme' }

type Props = { searchParams: Promise<{ siret?: string | string[]; reponse?: string | string[] }> }

export default async function AjouterOrganisme({ searchParams }: Props) {
  const { recherche, sien } = await loadRechercheAjout(await searchParams)
  return (
    <Page>
      <h1>Ajouter un organisme</h1>
      <p className="mt-4 mb-8">
        Saisissez le numéro SIRET de l’établissement. Vous le gérerez avec le compte dont vous vous servez en ce moment.
      </p>
      {recherche ? (
        <div className="mb-8">
          <ReponseRecherche {...recherche} formulaire="/organismes/ajouter/coordonnees" connecte sien={sien} />
        </div>
      ) : null}
      <RechercheForm action={rechercherAjout} siret={recherche?.siret} />
    </Page>
  )
}
