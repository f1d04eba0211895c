import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

/** The organismes as agents see them, and what is frozen. */
export async function adressesGel(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent()
  const raisonSociale = `Institut Anticonstitutionnellement-${'x'.repeat(80)}`
  const { id: organismeId } = await fabrique.makeOrganisme({ raisonSociale })
  const demande = await fabrique.makeDemande({ statut: 'acceptee', organismeId })
  const seul = await fabrique.makeOrganisme()
  const gel = { geleLe: new Date(), geleMotif: `Poste infecté\n${'x'.repeat(60)}`, geleParId: compteId }
  const { organisme: gele, compte: membre } = await fabrique.makeGestionnaire({ organisme: { raisonSociale, ...gel } })
  const fige = await fabrique.makeCompte(gel)
  const { id: administrateurId } = await fabrique.makeAgent({ role: 'administrateur' })
  const compte = { fichier: 'app/admin/comptes/[id]/page.tsx', compteId }
  const limite = { fichier: 'app/limite-du-jour/page.tsx', titre: 'Vous avez atteint la limite du jour' }
  const seulGestionnaire = await fabrique.makeDemande({ organismeId: (await fabrique.makeOrganisme({ raisonSociale })).id })
  const ancienne = await fabrique.makeSession(demande.compteId, { creeLe: new Date(Date.now() - 3_600_000) })
  const donnees = { fichier: 'app/mon-compte/donnees/page.tsx', url: '/mon-compte/donnees', titre: 'Mes données' }
  const { id: libreId } = await fabrique.makeCompte()
  const liste = { fichier: 'app/admin/organismes/page.tsx', titre: 'Organismes', compteId }
  const fiche = { fichier: 'app/admin/organismes/[id]/page.tsx', compteId }
  return [
    { ...liste, nom: 'organismes', url: '/admin/organismes' },
    { ...liste, nom: 'organismes, recherche vaine', url: '/admin/organismes?q=introuvable-partout' },
    { ...fiche, nom: 'organisme', url: `/admin/organismes/${demande.organismeId}`, titre: raisonSociale },
    { ...fiche, nom: 'organisme, sans rien', url: `/admin/organismes/${seul.id}`, titre: seul.raisonSociale },
    { ...fiche, nom: 'organisme, gelé', url: `/admin/organismes/${gele.id}?fait=gele`, titre: raisonSociale },
    { ...compte, nom: 'compte, gelé', url: `/admin/comptes/${fige.id}?fait=gele`, titre: fige.email },
    { ...compte, nom: 'compte, administrateur', url: `/admin/comptes/${administrateurId}`, titre: 'Camille Durand' },
    { ...donnees, nom: 'mes données', compteId: libreId },
    { ...donnees, nom: 'mes données, retenues', compteId: seulGestionnaire.compteId },
    { ...donnees, nom: 'mes données, à confirmer', cookie: await fabrique.cookieDeSession(ancienne.id) },
    { ...donnees, nom: 'mes données, agent', compteId },
    {
      fichier: 'app/compte-supprime/page.tsx',
      nom: 'compte supprimé',
      url: '/compte-supprime',
      titre: 'Votre compte est supprimé',
    },
    { ...limite, nom: 'limite du jour, lecture', url: '/limite-du-jour', compteId },
    { ...limite, nom: 'limite du jour, export', url: '/limite-du-jour?genre=export', compteId: demande.compteId },
    {
      fichier: 'app/organisme/gele/page.tsx',
      nom: 'organisme gelé, pour ses membres',
      url: '/organisme',
      titre: `Organisme gelé\u00a0: ${raisonSociale}`,
      compteId: membre.id,
    },
  ]
}
