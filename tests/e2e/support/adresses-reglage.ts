import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The settings, for administrateurs. */
export async function adressesReglage(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent({ role: 'administrateur' })
  const page = { fichier: 'app/admin/reglages/page.tsx', titre: 'Réglages', compteId }
  return [
    { ...page, nom: 'réglages', url: '/admin/reglages' },
    { ...page, nom: 'réglages, enregistrés', url: '/admin/reglages?enregistre=delais' },
  ]
}
