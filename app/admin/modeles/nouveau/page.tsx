import type { Metadata } from 'next'
import { NouveauModele } from '@/components/modele/modeles'
import { loadNouveauModele } from '@/lib/modele/loaders'

export const metadata: Metadata = { title: 'Écrire un modèle' }

export default async function NouveauModelePage() {
  await loadNouveauModele()
  return <NouveauModele />
}
