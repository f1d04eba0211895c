import type { Metadata } from 'next'
import { ChangementEmailForm } from '@/components/email/email-forms'
import { Lien } from '@/components/site/lien'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { MESSAGES_CHANGEMENT_EMAIL } from '@/lib/email/labels'
import { loadAdresse } from '@/lib/email/loaders'

export const metadata: Metadata = { title: 'Mon adresse e-mail' }

export default async function Adresse({ searchParams }: { searchParams: Promise<{ envoye?: string | string[] }> }) {
  const { email, agent, envoye } = await loadAdresse((await searchParams).envoye)
  return (
    <Page>
      <p className="mb-4">
        <Lien href="/mon-compte">Mon compte</Lien>
      </p>
      <h1>Mon adresse e-mail</h1>
      <p className="mt-4 mb-6">
        L’adresse de votre compte est <strong className="break-all">{email}</strong>.
      </p>
      {agent ? <Notice title={MESSAGES_CHANGEMENT_EMAIL.agent} /> : envoye ? <Envoye /> : <Changer email={email} />}
    </Page>
  )
}

function Envoye() {
  return (
    <Notice tone="success" title="Ouvrez le lien envoyé à votre nouvelle adresse" live>
      <p>
        Il est valable 24&nbsp;heures. Tant que vous ne l’avez pas confirmée, votre adresse ne change pas. Si vous ne recevez
        rien, vérifiez l’adresse et les courriers indésirables&nbsp;; une adresse qui a déjà un compte ne reçoit pas de lien.
      </p>
    </Notice>
  )
}

function Changer({ email }: { email: string }) {
  return (
    <>
      <p className="mb-6">
        Vous vous connecterez avec la nouvelle adresse, et nos e-mails y seront envoyés, une fois que vous aurez ouvert le lien
        que nous y enverrons. Un e-mail prévient aussi l’adresse actuelle.
      </p>
      <ChangementEmailForm email={email} />
    </>
  )
}
