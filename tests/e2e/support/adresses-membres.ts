import { STATUTS_RECLAMATION } from '../../../lib/reclamation/rules'
import { SIRETS } from '../../support/annuaire-server'
import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

const LONG = `Anticonstitutionnellement-${'x'.repeat(80)}`
const hier = () => new Date(Date.now() - 24 * 3_600_000)

/** The people of an organisme: members, invitations, and who asks to join. */
async function adressesMembresSeuls(fabrique: Fabrique): Promise<Adresse[]> {
  const { organisme, compte } = await fabrique.makeGestionnaire({ organisme: { raisonSociale: `Institut ${LONG}` } })
  const { organisme: autre, compte: seul } = await fabrique.makeGestionnaire()
  const email = `collegue-${organisme.id.slice(-12)}-${'x'.repeat(60)}@essai.test`
  const [collegue, rgc, demandeur] = [
    await fabrique.makeCompte({ email }),
    await fabrique.makeCompte(),
    await fabrique.makeCompte(),
  ]
  await fabrique.makeMembre(organisme.id, collegue.id)
  await fabrique.makeMembre(organisme.id, rgc.id, 'rgc')
  await fabrique.makeInvitation(organisme.id)
  await fabrique.makeInvitation(organisme.id, { expireLe: hier() })
  await fabrique.makeRattachement(organisme.id, demandeur.id, { message: `Bonjour,\n${LONG.slice(0, 60)}` })
  const { jeton, email: invite } = await fabrique.makeInvitation(organisme.id)
  const destinataire = await fabrique.makeCompte({ email: invite })
  const { jeton: consomme } = await fabrique.makeInvitation(organisme.id, { accepteeLe: hier() })
  const { jeton: expire } = await fabrique.makeInvitation(organisme.id, { expireLe: hier() })
  const membres = { fichier: 'app/organisme/membres/page.tsx', titre: 'Membres de l’organisme' }
  const lien = { fichier: 'app/invitation/page.tsx', titre: 'Invitation à gérer un organisme' }
  return [
    { ...membres, nom: 'membres, tout', url: '/organisme/membres', compteId: compte.id },
    { ...membres, nom: 'membres, seul', url: '/organisme/membres?fait=invite', compteId: seul.id },
    { ...lien, nom: 'invitation, valable', url: `/invitation?jeton=${jeton}` },
    { ...lien, nom: 'invitation, destinataire', url: `/invitation?jeton=${jeton}`, compteId: destinataire.id },
    { ...lien, nom: 'invitation, autre compte', url: `/invitation?jeton=${jeton}`, compteId: seul.id },
    { ...lien, nom: 'invitation, déjà utilisée', url: `/invitation?jeton=${consomme}` },
    { ...lien, nom: 'invitation, expirée', url: `/invitation?jeton=${expire}` },
    { ...lien, nom: 'invitation, inconnue', url: `/invitation?jeton=${'A'.repeat(43)}` },
    {
      fichier: 'app/rejoindre/page.tsx',
      nom: 'rejoindre, connecté',
      url: `/rejoindre?siret=${autre.siret}`,
      titre: 'Demander à rejoindre un organisme',
      compteId: compte.id,
    },
  ]
}

/** A person's organismes, and how one is added. */
async function adressesOrganismes(fabrique: Fabrique): Promise<Adresse[]> {
  const { organisme, compte } = await fabrique.makeGestionnaire({ organisme: { raisonSociale: `Institut ${LONG}` } })
  const [sans, ailleurs] = [await fabrique.makeCompte(), await fabrique.makeOrganisme()]
  await fabrique.makeMembre((await fabrique.makeOrganisme()).id, compte.id)
  for (const statut of ['en_attente', 'accepte', 'refuse', 'annule'] as const)
    await fabrique.makeRattachement((await fabrique.makeOrganisme()).id, compte.id, { statut })
  for (const statut of STATUTS_RECLAMATION)
    await fabrique.makeReclamation({ organismeId: (await fabrique.makeOrganisme()).id, compteId: compte.id }, { statut })
  const liste = { fichier: 'app/organismes/page.tsx', titre: 'Mes organismes' }
  const ajouter = { fichier: 'app/organismes/ajouter/page.tsx', titre: 'Ajouter un organisme', compteId: compte.id }
  const page = (siret: string, reponse: string) => `/organismes/ajouter?siret=${siret}&reponse=${reponse}`
  return [
    { ...liste, nom: 'organismes, plusieurs', url: '/organismes?fait=quitte', compteId: compte.id },
    { ...liste, nom: 'organismes, aucun', url: '/organisme', compteId: sans.id },
    { ...ajouter, nom: 'ajouter', url: '/organismes/ajouter' },
    { ...ajouter, nom: 'ajouter, depuis l’inscription', url: '/inscription' },
    { ...ajouter, nom: 'ajouter, déjà inscrit', url: page(ailleurs.siret, 'pris') },
    { ...ajouter, nom: 'ajouter, déjà à soi', url: page(organisme.siret, 'pris') },
    { ...ajouter, nom: 'ajouter, fermé', url: page(SIRETS.ferme, 'ferme') },
    {
      fichier: 'app/organismes/ajouter/coordonnees/page.tsx',
      nom: 'ajouter, coordonnées',
      url: `/organismes/ajouter/coordonnees?siret=${SIRETS.cedex}`,
      titre: 'Votre nouvel organisme',
      compteId: compte.id,
    },
  ]
}

/** « Je n’ai plus accès à ce compte », from each side. */
async function adressesReclamations(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: agentId } = await fabrique.makeAgent()
  const motif = `La personne est partie.\n${LONG.slice(0, 60)}`
  const faites = []
  for (const statut of STATUTS_RECLAMATION) {
    const { organisme, compte } = await fabrique.makeGestionnaire({ organisme: { raisonSociale: `Institut ${LONG}` } })
    const { id: compteId } = await fabrique.makeCompte({ nom: 'Sacha Petit' })
    const gens = { agentId, opposantId: compte.id }
    const { id } = await fabrique.makeReclamation({ organismeId: organisme.id, compteId }, { statut, motif }, gens)
    faites.push({ statut, id, gestionnaireId: compte.id })
  }
  const opposition = { fichier: 'app/opposition/[id]/page.tsx', titre: 'Réclamation sur votre organisme' }
  const opposables = faites.filter(({ statut }) => ['en_opposition', 'opposee', 'refusee'].includes(statut))
  const liste = { fichier: 'app/admin/reclamations/page.tsx', titre: 'Réclamations', compteId: agentId }
  const { siret } = await fabrique.makeOrganisme()
  const { id: personne } = await fabrique.makeCompte()
  const depot = {
    fichier: 'app/reclamation/page.tsx',
    titre: 'Je n’ai plus accès à ce compte',
    url: `/reclamation?siret=${siret}`,
  }
  return [
    { ...depot, nom: 'réclamation, connecté', compteId: personne },
    ...opposables.map(({ statut, id, gestionnaireId }) => ({
      ...opposition,
      nom: `opposition, ${statut}`,
      url: `/opposition/${id}`,
      compteId: gestionnaireId,
    })),
    { ...liste, nom: 'réclamations', url: '/admin/reclamations' },
    { ...liste, nom: 'réclamations, transférées', url: '/admin/reclamations?etat=transferee' },
    { ...liste, nom: 'réclamations, fin', url: `/admin/reclamations?apres=${'f'.repeat(8)}-ffff-7fff-bfff-${'f'.repeat(12)}` },
    ...faites.map(({ statut, id }) => ({
      fichier: 'app/admin/reclamations/[id]/page.tsx',
      nom: `réclamation, ${statut}`,
      url: `/admin/reclamations/${id}${statut === 'en_opposition' ? '?fait=ouverte' : ''}`,
      titre: /^Réclamation sur/,
      compteId: agentId,
    })),
  ]
}

/** Several organismes per person, several people per organisme. */
export async function adressesMembres(fabrique: Fabrique): Promise<Adresse[]> {
  const groupes = [adressesMembresSeuls, adressesOrganismes, adressesReclamations]
  return (await Promise.all(groupes.map((adresses) => adresses(fabrique)))).flat()
}

/** The pages of these that anyone may open: their scripts are weighed with the public ones. */
export async function adressesMembresPubliques(fabrique: Fabrique): Promise<Adresse[]> {
  const { id, siret } = await fabrique.makeOrganisme()
  const { jeton } = await fabrique.makeInvitation(id)
  const page = (chemin: string, titre: string, suite = ''): Adresse => ({
    fichier: `app${chemin}/page.tsx`,
    nom: `${chemin}, anonyme`,
    url: chemin + suite,
    titre,
  })
  return [
    page('/inscription/compte', 'Créer mon compte'),
    page('/rejoindre', 'Demander à rejoindre un organisme', `?siret=${siret}`),
    page('/reclamation', 'Je n’ai plus accès à ce compte', `?siret=${siret}`),
    page('/invitation', 'Invitation à gérer un organisme', `?jeton=${jeton}`),
  ]
}
