import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'

export const metadata: Metadata = { title: 'Votre compte est activé' }

export default async function ActivationTerminee({ searchParams }: { searchParams: Promise<{ deja?: string }> }) {
  const { deja } = await searchParams
  return (
    <Page>
      <Steps current={3} total={4} label="demander l’adhésion" />
      <h1>{deja ? 'Votre compte est déjà activé' : 'Votre compte est activé'}</h1>
      <p className="mt-4 mb-8">Connectez-vous avec l’adresse e-mail et le mot de passe que vous avez choisis.</p>
      <ButtonLink href="/organisme" prefetch={false}>
        Compléter les informations de mon organisme
      </ButtonLink>
    </Page>
  )
}
