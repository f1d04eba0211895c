import type { Metadata } from 'next'
import { RechercheForm } from '@/components/inscription/recherche-form'
import { Lien } from '@/components/site/lien'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { lireRecherche } from '@/lib/inscription/loaders'
import { REPONSES_ANNUAIRE } from '@/lib/organisme/labels'
import { formatSiret } from '@/lib/organisme/rules'

export const metadata: Metadata = { title: 'Création de votre organisme de formation' }

type Props = { searchParams: Promise<{ siret?: string | string[]; reponse?: string | string[] }> }
type Recherche = NonNullable<ReturnType<typeof lireRecherche>>

/** What the search answered when it could not simply go on. */
function Reponse({ siret, reponse }: Recherche) {
  const titre = `SIRET ${formatSiret(siret)}`
  if (reponse === 'pris') {
    return (
      <Notice tone="warning" title={titre}>
        <p>{REPONSES_ANNUAIRE.deja_inscrit}</p>
        <ul className="list-disc pl-5">
          <li>
            <Lien href="/connexion">Se connecter</Lien>
          </li>
          <li>
            <Lien href="/aide#acces">Je n’ai plus accès à ce compte</Lien>
          </li>
        </ul>
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title={titre}>
      <p>{REPONSES_ANNUAIRE[reponse]}</p>
      <p>Vous pouvez aussi continuer&nbsp;: votre fiche portera la mention «&nbsp;à vérifier&nbsp;» jusqu’à notre contrôle.</p>
      <ButtonLink href={`/inscription/organisme?siret=${siret}`} variant="secondary" prefetch={false}>
        Continuer avec ce numéro
      </ButtonLink>
    </Notice>
  )
}

export default async function Inscription({ searchParams }: Props) {
  const recherche = lireRecherche(await searchParams)
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
          <Reponse {...recherche} />
        </div>
      ) : null}
      <RechercheForm siret={recherche?.siret} />
    </Page>
  )
}
