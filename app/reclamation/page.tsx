import type { Metadata } from 'next'
import { AvantCompte } from '@/components/inscription/avant-compte'
import { ReclamationForm } from '@/components/reclamation/reclamation-forms'
import { Lien } from '@/components/site/lien'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { formatSiret } from '@/lib/organisme/rules'
import { loadDemarche } from '@/lib/rattachement/loaders'
import { JOURS_OPPOSITION } from '@/lib/reclamation/rules'

export const metadata: Metadata = { title: 'Je n’ai plus accès à ce compte' }

export default async function Reclamation({ searchParams }: { searchParams: Promise<{ siret?: string | string[] }> }) {
  const { siret, connecte } = await loadDemarche((await searchParams).siret)
  return (
    <Page>
      <h1>Je n’ai plus accès à ce compte</h1>
      <div className="mt-4 mb-8 space-y-4">
        <Notice title="Vous recevez encore les e-mails à l’adresse du compte ?">
          <p>
            Choisissez plutôt <Lien href="/mot-de-passe/oublie">un nouveau mot de passe</Lien>&nbsp;: c’est immédiat.
          </p>
        </Notice>
        <p>
          Sinon, expliquez-nous votre situation pour l’organisme dont le SIRET est{' '}
          <strong className="whitespace-nowrap">{formatSiret(siret)}</strong>.
        </p>
        <ol className="list-decimal space-y-2 pl-6">
          <li>Un agent examine votre réclamation.</li>
          <li>
            Si elle paraît fondée, les personnes qui gèrent le compte sont prévenues, avec votre adresse e-mail. Elles ont{' '}
            {JOURS_OPPOSITION}&nbsp;jours pour s’y opposer.
          </li>
          <li>Si elle est acceptée, l’organisme vous est confié, et elles ne le gèrent plus.</li>
        </ol>
        <p>Vous recevrez la réponse par e-mail.</p>
      </div>
      {connecte ? <ReclamationForm siret={siret} /> : <AvantCompte chemin="/reclamation" siret={siret} />}
    </Page>
  )
}
