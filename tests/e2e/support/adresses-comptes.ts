import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The accounts, as agents and administrateurs see them. */
export async function adressesComptes(fabrique: Fabrique): Promise<Adresse[]> {
  const [agent, administrateur] = [await fabrique.makeAgent(), await fabrique.makeAgent({ role: 'administrateur' })]
  const raisonSociale = `Institut Anticonstitutionnellement-${'x'.repeat(80)}`
  const { compte } = await fabrique.makeGestionnaire({ organisme: { raisonSociale } })
  const comptes = { fichier: 'app/admin/comptes/page.tsx', titre: 'Comptes', compteId: agent.id }
  const fiche = { fichier: 'app/admin/comptes/[id]/page.tsx', compteId: administrateur.id }
  const autre = await fabrique.makeAgent({ role: 'administrateur', nom: `Anticonstitutionnellement-${'x'.repeat(40)}` })
  const perdu = await fabrique.makeCompte(fabrique.avecTotp())
  const demande = { compteId: perdu.id, motif: 'Téléphone volé.\nIdentité vérifiée.', demandeeLe: new Date() }
  await fabrique.prisma.reinitialisationFacteur.create({ data: { ...demande, demandeeParId: autre.id } })
  const adresse = { fichier: 'app/mon-compte/adresse/page.tsx', url: '/mon-compte/adresse', titre: 'Mon adresse e-mail' }
  return [
    { ...adresse, nom: 'mon adresse', compteId: compte.id },
    { ...adresse, nom: 'mon adresse, envoyé', url: `${adresse.url}?envoye=1`, compteId: compte.id },
    { ...adresse, nom: 'mon adresse, agent', compteId: agent.id },
    { ...comptes, nom: 'comptes, réinitialisations', url: '/admin/comptes', compteId: administrateur.id },
    { ...fiche, nom: 'compte, à réinitialiser', url: `/admin/comptes/${perdu.id}?facteur=demandee`, titre: perdu.email },
    {
      fichier: 'app/mon-compte/securite/page.tsx',
      nom: 'sécurité, réinitialisation demandée',
      url: '/mon-compte/securite',
      titre: 'Sécurité de mon compte',
      compteId: perdu.id,
    },
    { ...comptes, nom: 'comptes', url: '/admin/comptes' },
    { ...comptes, nom: 'comptes, recherche vaine', url: '/admin/comptes?email=personne%40nulle-part.test' },
    { ...fiche, nom: 'compte, organisme', url: `/admin/comptes/${compte.id}`, titre: compte.email },
    { ...fiche, nom: 'compte, agent', url: `/admin/comptes/${agent.id}`, titre: 'Camille Durand' },
  ]
}
