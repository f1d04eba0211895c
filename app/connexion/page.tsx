import type { Metadata } from 'next'
import Link from 'next/link'
import { ConnexionCleForm } from '@/components/cle/cle-forms'
import { ConnexionForm } from '@/components/compte/compte-forms'
import { EntreeProConnect, RefusEntree } from '@/components/proconnect/entree'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { loadEntree } from '@/lib/proconnect/loaders'

export const metadata: Metadata = { title: 'Se connecter' }

type Recherche = { suite?: string | string[]; motdepasse?: string; proconnect?: string | string[]; saisie?: string | string[] }
type Props = { searchParams: Promise<Recherche> }

const SAISIES: Record<string, string> = {
  gardee: 'Votre session est terminée. Ce que vous avez saisi est conservé\u00a0: connectez-vous pour le retrouver et l’envoyer.',
  perdue:
    'Votre session est terminée. Votre texte n’a pas pu être conservé ici\u00a0: revenez en arrière dans votre navigateur pour le copier, puis connectez-vous.',
}

export default async function Connexion({ searchParams }: Props) {
  const { suite: demandee, motdepasse, proconnect, saisie } = await searchParams
  const suite = typeof demandee === 'string' ? demandee : undefined
  const { offert, refus } = await loadEntree(proconnect)
  return (
    <Page>
      <h1 className="mb-8">Se connecter</h1>
      <RefusEntree refus={refus} />
      {typeof saisie === 'string' && SAISIES[saisie] ? (
        <div className="mb-8">
          <Notice tone="warning" title={SAISIES[saisie]} />
        </div>
      ) : null}
      {motdepasse ? (
        <div className="mb-8">
          <Notice tone="success" title="Votre mot de passe est enregistré. Vous pouvez vous connecter." />
        </div>
      ) : null}
      <ConnexionForm suite={suite} />
      <div className="mt-8">
        <ConnexionCleForm suite={suite} />
      </div>
      <p className="mt-8">
        Pas encore de compte&nbsp;?{' '}
        <Link href="/inscription" prefetch={false}>
          Créer mon compte
        </Link>
      </p>
      {offert ? <EntreeProConnect suite={suite} /> : null}
    </Page>
  )
}
