import type { Metadata } from 'next'
import { Contact } from '@/components/site/contact'
import { Lien } from '@/components/site/lien'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { dateLongue } from '@/lib/core/calendrier'
import { getOperateur } from '@/lib/core/operateur'
import { loadGel } from '@/lib/gel/loaders'

export const metadata: Metadata = { title: 'Organisme gelé' }

export default async function OrganismeGele() {
  const { raisonSociale, geleLe, autres } = await loadGel()
  const { nom, service } = getOperateur()
  return (
    <Page>
      <h1 className="wrap-anywhere">Organisme gelé&nbsp;: {raisonSociale}</h1>
      <div className="mt-6 space-y-6">
        <Notice tone="warning" title={`Depuis le ${dateLongue(geleLe)}, par mesure de sécurité.`}>
          <p>
            Pour le moment, personne de votre organisme ne peut consulter sa fiche, ses demandes ou ses documents, ni rien y
            modifier. Son accès à {service} est suspendu. Rien n’est effacé.
          </p>
        </Notice>
        <p>
          Vous n’avez rien à faire dans le portail. Pour savoir pourquoi et comment rétablir la situation, adressez-vous à {nom}
          &nbsp;:
        </p>
        <Contact />
        {autres ? (
          <p>
            Rien ne change pour <Lien href="/organismes">vos autres organismes</Lien>.
          </p>
        ) : null}
        <p>
          <Lien href="/mon-compte">Mon compte</Lien> reste ouvert.
        </p>
      </div>
    </Page>
  )
}
