import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { RenvoyerForm } from '@/components/inscription/renvoyer-form'
import { Lien } from '@/components/site/lien'
import { Page, Section } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { lireInscription } from '@/lib/inscription/loaders'

export const metadata: Metadata = { title: 'Activez votre compte' }

export default async function Confirmation() {
  const email = await lireInscription()
  if (!email) redirect('/inscription')
  return (
    <Page>
      <Steps current={2} total={4} label="activer votre compte" />
      <h1>Merci&nbsp;!</h1>
      <p className="mt-4">
        Un e-mail a été envoyé à l’adresse <strong className="break-all">{email}</strong>. Il contient un lien d’activation sur
        lequel il faudra cliquer pour activer votre compte.
      </p>
      <p className="mt-4">Ce lien est valable 24&nbsp;heures.</p>
      <Section title="Vous ne recevez rien ?">
        <p>Regardez dans vos courriers indésirables, ou demandez un nouvel e-mail.</p>
        <RenvoyerForm />
        <p>
          L’adresse est fausse&nbsp;? Lisez <Lien href="/aide#acces">ce que vous pouvez faire</Lien>.
        </p>
      </Section>
    </Page>
  )
}
