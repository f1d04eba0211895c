import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The agents' queue under its filters and searches, and the file of a demande that somebody has. */
export async function adressesFile(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent()
  const autre = await fabrique.makeAgent({ nom: 'Alix Premier' })
  const { id: organismeId } = await fabrique.makeOrganisme({ raisonSociale: 'Conservatoire des gestes' })
  const demande = await fabrique.makeDemande({ statut: 'en_attente', organismeId })
  await fabrique.prisma.demande.update({ where: { id: demande.id }, data: { agentId: autre.id, attribueeLe: new Date() } })
  await fabrique.prisma.presence.create({ data: { demandeId: demande.id, compteId: autre.id, vueLe: new Date() } })
  await fabrique.prisma.vue.create({ data: { compteId, nom: 'Mes conservatoires', requete: 'q=conservatoire' } })
  const file = { fichier: 'app/admin/demandes/page.tsx', titre: 'Demandes d’adhésion', compteId }
  const avec = (nom: string, requete: string): Adresse => ({ ...file, nom: `file, ${nom}`, url: `/admin/demandes?${requete}` })
  return [
    avec('filtres', 'etat=en_attente&age=retard&region=11&departement=75&forme=9220&agent=aucun&tri=-nom'),
    avec('faute de frappe', 'q=conservatiore'),
    avec('recherche illisible', 'q=ville:lyon'),
    avec('vue enregistrée', 'q=conservatoire'),
    avec('page suivante', 'apres=1~01980000-0000-7000-8000-000000000000'),
    {
      fichier: 'app/admin/demandes/[id]/page.tsx',
      nom: 'dossier, pris en charge par un autre',
      url: `/admin/demandes/${demande.id}`,
      titre: /^Demande d’adhésion/,
      compteId,
    },
  ]
}
