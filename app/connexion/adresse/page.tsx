import type { Metadata } from 'next'
import { ConfirmationEmailForm } from '@/components/email/email-forms'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { loadJeton } from '@/lib/compte/loaders'
import { MESSAGES_CONFIRMATION_EMAIL } from '@/lib/email/labels'

export const metadata: Metadata = { title: 'Confirmer mon adresse e-mail', referrer: 'no-referrer', robots: { index: false } }

type Props = { searchParams: Promise<{ jeton?: string | string[]; fait?: string }> }

export default async function ConfirmerAdresse({ searchParams }: Props) {
  const { jeton: saisie, fait } = await searchParams
  const { jeton, etat } = await loadJeton(saisie, 'email')
  if (fait) return <Fait />
  return (
    <Page>
      <h1 className="mb-6">Confirmer mon adresse e-mail</h1>
      {jeton && etat === 'valable' ? (
        <>
          <p className="mb-6">
            Cliquez sur le bouton pour que l’adresse à laquelle vous avez reçu cet e-mail devienne celle de votre compte.
          </p>
          <ConfirmationEmailForm jeton={jeton} />
        </>
      ) : (
        <Notice tone="warning" title={MESSAGES_CONFIRMATION_EMAIL[etat === 'valable' ? 'inconnu' : etat]}>
          <MonCompte />
        </Notice>
      )}
    </Page>
  )
}

const MonCompte = () => (
  <ButtonLink href="/mon-compte" variant="secondary" prefetch={false}>
    Mon compte
  </ButtonLink>
)

function Fait() {
  return (
    <Page>
      <h1 className="mb-6">Votre adresse e-mail est changée</h1>
      <Notice tone="success" title="Connectez-vous désormais avec votre nouvelle adresse.">
        <MonCompte />
      </Notice>
    </Page>
  )
}
