import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The organismes as agents see them. */
export async function adressesGel(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent()
  const raisonSociale = `Institut Anticonstitutionnellement-${'x'.repeat(80)}`
  const { id: organismeId } = await fabrique.makeOrganisme({ raisonSociale })
  const demande = await fabrique.makeDemande({ statut: 'acceptee', organismeId })
  const seul = await fabrique.makeOrganisme()
  const liste = { fichier: 'app/admin/organismes/page.tsx', titre: 'Organismes', compteId }
  const fiche = { fichier: 'app/admin/organismes/[id]/page.tsx', compteId }
  return [
    { ...liste, nom: 'organismes', url: '/admin/organismes' },
    { ...liste, nom: 'organismes, recherche vaine', url: '/admin/organismes?q=introuvable-partout' },
    { ...fiche, nom: 'organisme', url: `/admin/organismes/${demande.organismeId}`, titre: raisonSociale },
    { ...fiche, nom: 'organisme, sans rien', url: `/admin/organismes/${seul.id}`, titre: seul.raisonSociale },
  ]
}
