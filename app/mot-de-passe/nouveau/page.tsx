import type { Metadata } from 'next'
import { NouveauMotDePasseForm } from '@/components/compte/compte-forms'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { MESSAGES_JETON } from '@/lib/compte/labels'
import { loadChoix } from '@/lib/compte/loaders'

export const metadata: Metadata = { title: 'Choisir un mot de passe', referrer: 'no-referrer', robots: { index: false } }

export default async function NouveauMotDePasse({ searchParams }: { searchParams: Promise<{ jeton?: string | string[] }> }) {
  const { jeton, etat } = await loadChoix((await searchParams).jeton)
  return (
    <Page>
      <h1 className="mb-6">Choisir un mot de passe</h1>
      {jeton && etat === 'valable' ? (
        <NouveauMotDePasseForm jeton={jeton} />
      ) : (
        <Notice tone="warning" title={etat === 'valable' ? MESSAGES_JETON.inconnu : MESSAGES_JETON[etat]}>
          <ButtonLink href="/mot-de-passe/oublie" variant="secondary" prefetch={false}>
            Demander un nouveau lien
          </ButtonLink>
        </Notice>
      )}
    </Page>
  )
}
