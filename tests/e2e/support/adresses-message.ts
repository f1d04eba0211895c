import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

const LONG = `Anticonstitutionnellement-${'x'.repeat(34)}`
const TEXTES = ['Bonjour,\nil nous manque votre attestation.', LONG, 'Merci, la voici en toutes lettres.'] as const

/** The messages of a demande, as each side reads them, and the list of those that wait. */
export async function adressesMessage(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: agentId } = await fabrique.makeAgent()
  const { id: demandeId, compteId } = await fabrique.makeDemande({ statut: 'en_attente' })
  const vide = await fabrique.makeDemande({ statut: 'en_attente' })
  const auteurs = ['agent', 'note', 'organisme'] as const
  await fabrique.prisma.message.createMany({
    data: auteurs.map((auteur, rang) => ({
      demandeId,
      auteur,
      compteId: auteur === 'organisme' ? compteId : agentId,
      texte: TEXTES[rang] ?? LONG,
      creeLe: new Date(),
    })),
  })
  await fabrique.prisma.demande.update({ where: { id: demandeId }, data: { nonLusAgents: 1, nonLusOrganisme: 1 } })
  const organisme = { fichier: 'app/adhesion/[id]/messages/page.tsx', titre: 'Messages', compteId }
  const agents = { fichier: 'app/admin/demandes/[id]/messages/page.tsx', titre: /^Messages/, compteId: agentId }
  return [
    {
      fichier: 'app/admin/messages/page.tsx',
      nom: 'messages non lus',
      url: '/admin/messages',
      titre: 'Messages',
      compteId: agentId,
    },
    { fichier: 'app/organisme/page.tsx', nom: 'fiche, messages non lus', url: '/organisme', titre: /^Fiche/, compteId },
    { ...organisme, nom: 'messages, organisme', url: `/adhesion/${demandeId}/messages` },
    { ...organisme, nom: 'messages, envoyé', url: `/adhesion/${demandeId}/messages?fait=envoye` },
    { ...organisme, nom: 'messages, aucun', url: `/adhesion/${vide.id}/messages`, compteId: vide.compteId },
    { ...agents, nom: 'messages, agents', url: `/admin/demandes/${demandeId}/messages` },
    { ...agents, nom: 'messages, note enregistrée', url: `/admin/demandes/${demandeId}/messages?fait=note` },
  ]
}
