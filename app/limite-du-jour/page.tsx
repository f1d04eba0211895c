import type { Metadata } from 'next'
import { Contact } from '@/components/site/contact'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { PHRASE_LIMITE } from '@/lib/consultation/labels'
import { loadLimite } from '@/lib/consultation/loaders'

export const metadata: Metadata = { title: 'Limite du jour atteinte' }

type Props = { searchParams: Promise<{ genre?: string | string[] }> }

export default async function LimiteDuJour({ searchParams }: Props) {
  const { genre, role } = await loadLimite((await searchParams).genre)
  return (
    <Page>
      <h1>Vous avez atteint la limite du jour</h1>
      <div className="mt-6 space-y-6">
        <Notice tone="warning" title="Vous pourrez continuer demain, à partir de 0 h (heure de Paris).">
          <p>{PHRASE_LIMITE[genre]}</p>
        </Notice>
        <p>
          Cette limite protège les données si un compte est volé. Les administrateurs du portail sont prévenus&nbsp;; rien n’est
          perdu et le reste du portail est ouvert.
        </p>
        <p>
          {role === 'organisme'
            ? 'Si ce n’est pas vous, changez votre mot de passe et fermez vos sessions, dans « Mon compte », puis prévenez-nous.'
            : 'Si votre travail demande davantage, ou si ce n’est pas vous, prévenez un administrateur.'}
        </p>
        {role === 'organisme' ? <Contact /> : null}
      </div>
    </Page>
  )
}
