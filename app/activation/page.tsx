import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ActivationForm } from '@/components/compte/compte-forms'
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
      {jeton && etat === 'valable' ? (
        <>
          <p className="mb-6">Cliquez sur le bouton pour terminer la création de votre compte.</p>
          <ActivationForm jeton={jeton} />
        </>
      ) : (
        <Notice tone="warning" title={etat === 'expire' ? MESSAGES_JETON.expire : MESSAGES_JETON.inconnu}>
          <p>
            Pour recevoir un nouveau lien, <Link href="/mot-de-passe/oublie">saisissez votre adresse e-mail</Link>&nbsp;: tant que
            votre compte n’est pas activé, c’est un lien d’activation que nous vous envoyons.
          </p>
        </Notice>
      )}
    </Page>
  )
}
