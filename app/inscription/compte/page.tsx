import type { Metadata } from 'next'
import { PersonneForm } from '@/components/inscription/personne-form'
import { Page } from '@/components/ui/page'
import { loadCompteSeul } from '@/lib/inscription/loaders'

export const metadata: Metadata = { title: 'Créer mon compte' }

export default async function CompteSeul() {
  await loadCompteSeul()
  return (
    <Page>
      <h1>Créer mon compte</h1>
      <p className="mt-4 mb-8">
        Ce compte est le vôtre. Une fois qu’il est activé, connectez-vous, saisissez de nouveau le SIRET de l’organisme et faites
        votre demande.
      </p>
      <PersonneForm />
    </Page>
  )
}
