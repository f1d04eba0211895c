import type { Metadata } from 'next'
import Link from 'next/link'
import { ConnexionForm } from '@/components/compte/compte-forms'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'

export const metadata: Metadata = { title: 'Se connecter' }

type Props = { searchParams: Promise<{ suite?: string | string[]; motdepasse?: string }> }

export default async function Connexion({ searchParams }: Props) {
  const { suite, motdepasse } = await searchParams
  return (
    <Page>
      <h1 className="mb-8">Se connecter</h1>
      {motdepasse ? (
        <div className="mb-8">
          <Notice tone="success" title="Votre mot de passe est enregistré. Vous pouvez vous connecter." />
        </div>
      ) : null}
      <ConnexionForm suite={typeof suite === 'string' ? suite : undefined} />
      <p className="mt-8">
        Pas encore de compte&nbsp;?{' '}
        <Link href="/inscription" prefetch={false}>
          Créer mon compte
        </Link>
      </p>
    </Page>
  )
}
