import type { Metadata } from 'next'
import { AjoutForm } from '@/components/inscription/inscription-form'
import { Prerempli } from '@/components/inscription/prerempli'
import { Page } from '@/components/ui/page'
import { loadAjout } from '@/lib/inscription/loaders'
import { saisieInitiale } from '@/lib/organisme/communes'

export const metadata: Metadata = { title: 'Votre nouvel organisme' }

export default async function CoordonneesAjout({ searchParams }: { searchParams: Promise<{ siret?: string | string[] }> }) {
  const { siret, annuaire } = await loadAjout((await searchParams).siret)
  return (
    <Page>
      <h1>Votre nouvel organisme</h1>
      <Prerempli annuaire={annuaire} suite="ajoutez l’organisme" />
      <AjoutForm {...saisieInitiale(siret, annuaire)} />
    </Page>
  )
}
