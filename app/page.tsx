import { Accueil } from '@/components/accueil/accueil'
import { loadAccueil } from '@/lib/accueil/loaders'

export default async function AccueilPage() {
  return <Accueil {...(await loadAccueil())} />
}
