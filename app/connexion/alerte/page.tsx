import type { Metadata } from 'next'
import { ContesterForm } from '@/components/alerte/contester-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { MESSAGES_ALERTE } from '@/lib/alerte/labels'
import { loadJeton } from '@/lib/compte/loaders'

export const metadata: Metadata = { title: 'Ce n’était pas vous ?', referrer: 'no-referrer', robots: { index: false } }

type Props = { searchParams: Promise<{ jeton?: string | string[]; fait?: string }> }

export default async function Alerte({ searchParams }: Props) {
  const { jeton: saisie, fait } = await searchParams
  const { jeton, etat } = await loadJeton(saisie, 'alerte')
  return (
    <Page>
      <h1 className="mb-6">{fait ? 'Votre compte est protégé' : 'Ce n’était pas vous\u00a0?'}</h1>
      {fait ? <Fait /> : jeton && etat === 'valable' ? <Contester jeton={jeton} /> : <Refus etat={etat} />}
    </Page>
  )
}

function Contester({ jeton }: { jeton: string }) {
  return (
    <>
      <p className="mb-4">Si vous n’êtes pas à l’origine de ce que notre e-mail vous signale, cliquez sur le bouton&nbsp;:</p>
      <ul className="mb-6 list-disc pl-6">
        <li>toutes les sessions de votre compte seront fermées, partout&nbsp;;</li>
        <li>votre mot de passe actuel et les liens déjà envoyés ne serviront plus&nbsp;;</li>
        <li>une clé d’accès ou une application de codes ajoutée depuis sera retirée&nbsp;;</li>
        <li>si l’adresse e-mail de votre compte a été changée, elle redevient celle où vous avez reçu notre e-mail&nbsp;;</li>
        <li>vous recevrez un e-mail pour choisir un nouveau mot de passe.</li>
      </ul>
      <ContesterForm jeton={jeton} />
      <p className="mt-8">C’était vous&nbsp;? Fermez simplement cette page.</p>
    </>
  )
}

function Fait() {
  return (
    <Notice tone="success" title="Toutes les sessions de votre compte sont fermées.">
      <p>
        Votre ancien mot de passe ne sert plus. Un e-mail vient de partir&nbsp;: ouvrez son lien dans l’heure pour choisir un
        nouveau mot de passe.
      </p>
    </Notice>
  )
}

function Refus({ etat }: { etat: 'valable' | 'consomme' | 'expire' | 'inconnu' }) {
  return (
    <Notice tone="warning" title={etat === 'valable' ? MESSAGES_ALERTE.inconnu : MESSAGES_ALERTE[etat]}>
      <ButtonLink href="/mot-de-passe/oublie" variant="secondary" prefetch={false}>
        Choisir un nouveau mot de passe
      </ButtonLink>
    </Notice>
  )
}
