import type { Metadata } from 'next'
import { InscriptionForm } from '@/components/inscription/inscription-form'
import { Prerempli } from '@/components/inscription/prerempli'
import { Page } from '@/components/ui/page'
import { Steps } from '@/components/ui/steps'
import { loadInscriptionOrganisme } from '@/lib/inscription/loaders'
import { saisieInitiale } from '@/lib/organisme/communes'

export const metadata: Metadata = { title: 'Votre organisme' }

export default async function InscriptionOrganisme({ searchParams }: { searchParams: Promise<{ siret?: string | string[] }> }) {
  const { siret, annuaire } = await loadInscriptionOrganisme((await searchParams).siret)
  return (
    <Page>
      <Steps current={2} total={4} label="votre organisme et votre compte" />
      <h1>Votre organisme</h1>
      <Prerempli annuaire={annuaire} suite="créez votre compte" />
      <InscriptionForm {...saisieInitiale(siret, annuaire)} />
    </Page>
  )
}
