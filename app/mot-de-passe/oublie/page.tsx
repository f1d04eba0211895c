import type { Metadata } from 'next'
import { MotDePasseOublieForm } from '@/components/compte/compte-forms'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'

export const metadata: Metadata = { title: 'Mot de passe oublié' }

export default async function MotDePasseOublie({ searchParams }: { searchParams: Promise<{ envoye?: string }> }) {
  const { envoye } = await searchParams
  return (
    <Page>
      <h1 className="mb-6">Mot de passe oublié</h1>
      {envoye ? (
        <Notice tone="success" title="Si un compte existe à cette adresse, un e-mail vient de partir.">
          <p>Il contient un lien, à utiliser une seule fois. Regardez aussi dans vos courriers indésirables.</p>
        </Notice>
      ) : (
        <>
          <p className="mb-6">
            Saisissez l’adresse e-mail de votre compte. Nous vous enverrons un lien valable une heure pour choisir un nouveau mot
            de passe.
          </p>
          <MotDePasseOublieForm />
        </>
      )}
    </Page>
  )
}
