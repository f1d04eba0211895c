import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The statistics, as agents and anyone read them. */
export async function adressesStatistique(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent()
  for (const statut of ['acceptee', 'refusee', 'a_corriger', 'en_attente'] as const) await fabrique.makeDemande({ statut })
  const page = { fichier: 'app/admin/statistiques/page.tsx', titre: 'Statistiques', compteId }
  return [
    { ...page, nom: 'statistiques', url: '/admin/statistiques' },
    { ...page, nom: 'statistiques, depuis le début', url: '/admin/statistiques?periode=tout' },
    { fichier: 'app/statistiques/page.tsx', nom: 'statistiques publiques', url: '/statistiques', titre: 'Statistiques' },
  ]
}
