import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ActivationForm, RedemanderActivationForm } from '@/components/compte/compte-forms'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { MESSAGES_JETON } from '@/lib/compte/labels'
import { loadJeton } from '@/lib/compte/loaders'

export const metadata: Metadata = { title: 'Activer mon compte', referrer: 'no-referrer', robots: { index: false } }

export default async function Activation({ searchParams }: { searchParams: Promise<{ jeton?: string | string[] }> }) {
  const { jeton, etat } = await loadJeton((await searchParams).jeton, 'activation')
  if (etat === 'consomme') redirect('/activation/terminee?deja=1')
  return (
    <Page>
      <Steps current={2} total={4} label="activer votre compte" />
      <h1 className="mb-6">Activer mon compte</h1>
      <Lien jeton={jeton} etat={etat} />
    </Page>
  )
}

function Lien({ jeton, etat }: Awaited<ReturnType<typeof loadJeton>>) {
  if (jeton && etat === 'valable') {
    return (
      <>
        <p className="mb-6">Cliquez sur le bouton pour terminer la création de votre compte.</p>
        <ActivationForm jeton={jeton} />
      </>
    )
  }
  if (jeton && etat === 'expire') {
    return (
      <>
        <p className="mb-6">{MESSAGES_JETON.expire}</p>
        <RedemanderActivationForm jeton={jeton} />
      </>
    )
  }
  return (
    <Notice tone="warning" title={MESSAGES_JETON.inconnu}>
      <p>
        Vous pouvez aussi{' '}
        <Link href="/mot-de-passe/oublie" prefetch={false}>
          saisir votre adresse e-mail
        </Link>
        &nbsp;: tant que votre compte n’est pas activé, c’est un lien d’activation que nous vous envoyons.
      </p>
    </Notice>
  )
}
