import type { Metadata } from 'next'
import Link from 'next/link'
import { TerminerForm } from '@/components/facteur/facteur-forms'
import { QrCode } from '@/components/facteur/qr-code'
import { Page } from '@/components/ui/page'
import { loadApplication } from '@/lib/facteur/loaders'

export const metadata: Metadata = { title: 'Ajouter une application' }

export default async function ApplicationPage() {
  const { cle, adresse, service } = await loadApplication()
  return (
    <Page>
      <h1>Ajouter une application d’authentification</h1>
      <ol className="mt-8 list-decimal space-y-8 pl-6">
        <li className="space-y-4">
          <p>
            Installez une application d’authentification sur votre téléphone, si vous n’en avez pas&nbsp;: FreeOTP, Aegis, 2FAS…
            Toutes conviennent.
          </p>
        </li>
        <li className="space-y-4">
          <p>Dans cette application, ajoutez un compte en lisant ce code QR.</p>
          <QrCode texte={adresse} alt={`Code QR du compte ${service}, à lire avec votre application`} />
          <p>
            Vous ne pouvez pas le lire&nbsp;? Saisissez cette clé dans l’application&nbsp;:{' '}
            <code className="block py-2 font-semibold break-words select-all">{cle}</code>
            ou <a href={adresse}>ouvrez l’application de cet appareil</a>.
          </p>
        </li>
        <li className="space-y-4">
          <p>Recopiez le code que l’application affiche.</p>
          <TerminerForm />
        </li>
      </ol>
      <p className="mt-8">
        <Link href="/mon-compte/securite" prefetch={false}>
          Revenir à la sécurité de mon compte
        </Link>
      </p>
    </Page>
  )
}
