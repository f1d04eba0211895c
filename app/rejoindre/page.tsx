import type { Metadata } from 'next'
import { AvantCompte } from '@/components/inscription/avant-compte'
import { RattachementForm } from '@/components/rattachement/rattachement-form'
import { Page } from '@/components/ui/page'
import { formatSiret } from '@/lib/organisme/rules'
import { loadDemarche } from '@/lib/rattachement/loaders'

export const metadata: Metadata = { title: 'Demander à rejoindre un organisme' }

export default async function Rejoindre({ searchParams }: { searchParams: Promise<{ siret?: string | string[] }> }) {
  const { siret, connecte } = await loadDemarche((await searchParams).siret)
  return (
    <Page>
      <h1>Demander à rejoindre un organisme</h1>
      <div className="mt-4 mb-8 space-y-4">
        <p>
          L’organisme dont le SIRET est <strong className="whitespace-nowrap">{formatSiret(siret)}</strong> est déjà inscrit. Les
          personnes qui le gèrent recevront votre demande, avec votre adresse e-mail, et pourront l’accepter ou la refuser.
        </p>
        <p>Si elles acceptent, vous gérerez l’organisme avec elles. Vous recevrez la réponse par e-mail.</p>
      </div>
      {connecte ? <RattachementForm siret={siret} /> : <AvantCompte chemin="/rejoindre" siret={siret} />}
    </Page>
  )
}
