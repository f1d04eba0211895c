/**
 * Who may open what: one line for each page, address and server action of the build, which
 * tests/e2e/matrice.spec.ts walks with every role. A declaration: what opens or refuses is beside the data.
 */

/** Nobody, as far as the portal knows: no session, or one that does not count. */
const ANONYMES = ['anonyme', 'non_active', 'gele', 'en_attente'] as const
const DES_ORGANISMES = ['organisme_gele', 'gestionnaire', 'autre_gestionnaire', 'rgc'] as const
const CONNECTES = [...DES_ORGANISMES, 'agent', 'administrateur'] as const

/**
 * `non_active`, `gele`: the session of an account that was never activated, or is frozen. `en_attente`: one that lacks its second
 * factor. `sans_facteur`: an agent who must add one. `organisme_gele`: a gestionnaire whose organisme is frozen. `gestionnaire`
 * and `rgc` are those of organisme A, whose objects are asked for; `autre_gestionnaire` is of organisme B.
 */
export const ROLES = [...ANONYMES, 'sans_facteur', ...CONNECTES] as const
export type Role = (typeof ROLES)[number]

/** `connexion`, `facteur`, `gel`: sent to sign in, to add a second factor, or to read of the freeze. `introuvable`: like what does not exist. */
export type Acces = 'ouvert' | 'connexion' | 'facteur' | 'gel' | 'introuvable'
type Regle = Readonly<Record<Role, Acces>>

const tous = (acces: Acces, roles: readonly Role[] = ROLES) =>
  Object.fromEntries(roles.map((role) => [role, acces])) as Record<Role, Acces>
/** For what a program or a link asks for: there is nobody to send to a page. */
const sansPage = (...qui: Role[]): Regle => ({ ...tous('introuvable'), ...tous('ouvert', qui) })
const pour = (...qui: Role[]): Regle => ({
  ...sansPage(),
  ...tous('connexion', ANONYMES),
  ...tous('facteur', ['sans_facteur']),
  ...tous('ouvert', qui),
})
/** For what is of the organisme that the session is about. */
const surOrganisme = (...qui: Role[]): Regle => ({ ...pour(...qui), organisme_gele: 'gel' })

const TOUS: Regle = tous('ouvert')
const SAUF_AGENTS = pour(...ANONYMES, 'sans_facteur', ...DES_ORGANISMES)
const PERSONNES = pour(...CONNECTES)
const PERSONNES_SANS_FACTEUR = pour('sans_facteur', ...CONNECTES)
const PERSONNES_DES_ORGANISMES = pour(...DES_ORGANISMES)
const EN_ATTENTE: Regle = { ...tous('connexion'), en_attente: 'ouvert' }
const MEMBRES = surOrganisme('gestionnaire', 'autre_gestionnaire', 'rgc')
const GESTIONNAIRES = surOrganisme('gestionnaire', 'autre_gestionnaire')
const MEMBRES_DE_A = surOrganisme('gestionnaire', 'rgc')
const GESTIONNAIRE_DE_A = surOrganisme('gestionnaire')
const AGENTS = pour('agent', 'administrateur')
const ADMINISTRATEURS = pour('administrateur')

/** Pages and addresses, as app/ names them. */
export const ADRESSES: Record<string, Regle> = {
  '/': TOUS,
  '/.well-known/security.txt': TOUS,
  '/accessibilite': TOUS,
  '/activation': TOUS,
  '/activation/terminee': TOUS,
  '/adhesion/[id]': MEMBRES_DE_A,
  '/adhesion/[id]/cgu.pdf': sansPage('gestionnaire', 'rgc', 'agent', 'administrateur'),
  '/adhesion/[id]/etat': sansPage('gestionnaire', 'rgc'),
  '/adhesion/[id]/messages': MEMBRES_DE_A,
  '/adhesion/[id]/modifier': GESTIONNAIRE_DE_A,
  '/adhesion/[id]/preuve.zip': sansPage('gestionnaire', 'rgc', 'agent', 'administrateur'),
  '/adhesion/nouvelle': GESTIONNAIRES,
  '/admin': AGENTS,
  '/admin/agents': ADMINISTRATEURS,
  '/admin/agents/[id]': ADMINISTRATEURS,
  '/admin/agents/[id]/desactiver': ADMINISTRATEURS,
  '/admin/agents/inviter': ADMINISTRATEURS,
  '/admin/cgu': ADMINISTRATEURS,
  '/admin/cgu/[date]': ADMINISTRATEURS,
  '/admin/cgu/[date]/acceptations': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]/apercu': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]/apercu.pdf': sansPage('administrateur'),
  '/admin/cgu/brouillons/[id]/comparer': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]/publier': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]/publier/confirmer': ADMINISTRATEURS,
  '/admin/cgu/brouillons/[id]/supprimer': ADMINISTRATEURS,
  '/admin/cgu/brouillons/nouveau': ADMINISTRATEURS,
  '/admin/comptes': AGENTS,
  '/admin/comptes/[id]': AGENTS,
  '/admin/demandes': AGENTS,
  '/admin/demandes/[id]': AGENTS,
  '/admin/demandes/[id]/presence': sansPage('agent', 'administrateur'),
  '/admin/demandes/export.csv': AGENTS,
  '/admin/demandes/export.xlsx': AGENTS,
  '/admin/journal': ADMINISTRATEURS,
  '/admin/lots': AGENTS,
  '/admin/lots/[id]': AGENTS,
  '/admin/lots/[id]/etat': sansPage('agent', 'administrateur'),
  '/admin/modeles': ADMINISTRATEURS,
  '/admin/modeles/[id]': ADMINISTRATEURS,
  '/admin/modeles/nouveau': ADMINISTRATEURS,
  '/admin/demandes/[id]/messages': AGENTS,
  '/admin/messages': AGENTS,
  '/admin/organismes': AGENTS,
  '/admin/organismes/[id]': AGENTS,
  '/admin/reclamations': AGENTS,
  '/admin/reclamations/[id]': AGENTS,
  '/admin/reglages': ADMINISTRATEURS,
  '/admin/statistiques': AGENTS,
  '/admin/statistiques/export.csv': AGENTS,
  '/aide': TOUS,
  '/api/auth/[...nextauth]': sansPage(), // nobody's where ProConnect is not set, as in the run
  '/api/communes': TOUS,
  '/api/resend': sansPage(), // the provider's alone, where its secret is set
  '/api/verification': TOUS,
  '/api/verification/[code]': TOUS,
  '/cgu': TOUS,
  '/cgu/[date]': TOUS,
  '/compte-supprime': TOUS,
  '/connexion': TOUS,
  '/connexion/adresse': TOUS,
  '/connexion/alerte': TOUS,
  '/connexion/verification': EN_ATTENTE,
  '/cookies': TOUS,
  '/deconnexion': TOUS,
  '/demo/courriels': TOUS,
  '/demo/courriels/[id]': TOUS,
  '/demo/courriels/[id]/html': TOUS,
  '/donnees-personnelles': TOUS,
  '/icon.svg': TOUS,
  '/inscription': TOUS,
  '/inscription/compte': TOUS,
  '/inscription/confirmation': TOUS,
  '/inscription/organisme': TOUS,
  '/invitation': TOUS,
  '/limite-du-jour': PERSONNES,
  '/mentions-legales': TOUS,
  '/mon-compte': PERSONNES,
  '/mon-compte/adresse': PERSONNES,
  '/mon-compte/donnees': PERSONNES,
  '/mon-compte/donnees/export': PERSONNES,
  '/mon-compte/securite': PERSONNES_SANS_FACTEUR,
  '/mon-compte/securite/application': PERSONNES_SANS_FACTEUR,
  '/mon-compte/securite/codes': PERSONNES_SANS_FACTEUR,
  '/mon-compte/securite/codes/fichier': sansPage('gestionnaire'), // whose codes they are
  '/mon-compte/sessions': PERSONNES,
  '/mon-compte/sessions/reste': TOUS, // null for who is not signed in
  '/mot-de-passe/nouveau': TOUS,
  '/mot-de-passe/oublie': TOUS,
  '/opposition/[id]': pour('gestionnaire'),
  '/organisme': MEMBRES,
  '/organisme/gele': PERSONNES,
  '/organisme/membres': GESTIONNAIRES,
  '/organisme/modifier': GESTIONNAIRES,
  '/organismes': PERSONNES_DES_ORGANISMES,
  '/organismes/ajouter': PERSONNES_DES_ORGANISMES,
  '/organismes/ajouter/coordonnees': PERSONNES_DES_ORGANISMES,
  '/plan-du-site': TOUS,
  '/reclamation': SAUF_AGENTS,
  '/rejoindre': SAUF_AGENTS,
  '/robots.txt': TOUS,
  '/sante': TOUS,
  '/statistiques': TOUS,
  '/verification': TOUS,
}

/** Server actions: folder of lib/, then name. What they do on another's object is tests/integration/isolation.test.ts's. */
export const ACTIONS: Record<string, Regle> = {
  'acces.retablirAcces': AGENTS,
  'acces.retirerAcces': AGENTS,
  'acces.suspendreAcces': AGENTS,
  'agent.changerRole': ADMINISTRATEURS,
  'agent.desactiver': ADMINISTRATEURS,
  'agent.inviter': ADMINISTRATEURS,
  'agent.reactiver': ADMINISTRATEURS,
  'agent.reinviter': ADMINISTRATEURS,
  'alerte.contester': TOUS,
  'attribution.liberer': AGENTS,
  'attribution.prendre': AGENTS,
  'attribution.suivante': AGENTS,
  'brouillon.creer': ADMINISTRATEURS,
  'brouillon.enregistrer': ADMINISTRATEURS,
  'brouillon.relancer': ADMINISTRATEURS,
  'brouillon.supprimer': ADMINISTRATEURS,
  'cle.demanderDefiAjout': PERSONNES_SANS_FACTEUR,
  'cle.demanderDefiConnexion': TOUS,
  'cle.demanderDefiVerification': EN_ATTENTE,
  'cle.enregistrerCle': PERSONNES_SANS_FACTEUR,
  'cle.seConnecterParCle': TOUS,
  'cle.supprimerCle': PERSONNES,
  'cle.verifierCle': EN_ATTENTE,
  'compte.activer': TOUS,
  'compte.choisirMotDePasse': TOUS,
  'compte.modifierMotDePasse': PERSONNES,
  'compte.oublierMotDePasse': TOUS,
  'compte.redemanderActivation': TOUS,
  'compte.seConnecter': TOUS,
  'compte.seDeconnecter': TOUS,
  'decision.accepter': AGENTS,
  'decision.corriger': AGENTS,
  'decision.refuser': AGENTS,
  'decision.relancer': AGENTS,
  'demande.annuler': GESTIONNAIRES,
  'demande.enregistrer': GESTIONNAIRES,
  'demande.modifier': GESTIONNAIRES,
  'demande.valider': GESTIONNAIRES,
  'document.verifierDocument': TOUS,
  'email.changerEmail': PERSONNES,
  'email.confirmerEmail': TOUS,
  'examen.relancerControles': AGENTS,
  'facteur.commencerTotp': PERSONNES_SANS_FACTEUR,
  'facteur.prouverIdentite': PERSONNES_SANS_FACTEUR,
  'facteur.rangerCodes': PERSONNES_SANS_FACTEUR,
  'facteur.refaireCodes': PERSONNES,
  'facteur.supprimerTotp': PERSONNES,
  'facteur.terminerTotp': PERSONNES_SANS_FACTEUR,
  'facteur.verifierCode': EN_ATTENTE,
  'facteur.verifierCodeSecours': EN_ATTENTE,
  'donnees.supprimerMonCompte': PERSONNES,
  'gel.degelerCompte': AGENTS,
  'gel.degelerOrganisme': AGENTS,
  'gel.gelerCompte': AGENTS,
  'gel.gelerOrganisme': AGENTS,
  'inscription.ajouter': PERSONNES_DES_ORGANISMES,
  'inscription.creerCompte': TOUS,
  'inscription.creerComptePersonne': TOUS,
  'inscription.rechercher': TOUS,
  'inscription.rechercherAjout': PERSONNES_DES_ORGANISMES,
  'inscription.renvoyer': TOUS,
  'invitation.accepter': PERSONNES,
  'invitation.annuler': GESTIONNAIRES,
  'invitation.creerCompte': TOUS,
  'invitation.inviter': GESTIONNAIRES,
  'invitation.renvoyer': GESTIONNAIRES,
  'journal.verifier': ADMINISTRATEURS,
  'membre.choisirOrganisme': PERSONNES_DES_ORGANISMES,
  'membre.promouvoir': GESTIONNAIRES,
  'membre.quitter': GESTIONNAIRES,
  'membre.retirer': GESTIONNAIRES,
  'lot.lancer': AGENTS,
  'lot.preparer': AGENTS,
  'modele.enregistrerModele': ADMINISTRATEURS,
  'modele.remettreModele': ADMINISTRATEURS,
  'modele.retirerModele': ADMINISTRATEURS,
  'message.ecrire': GESTIONNAIRES,
  'message.noter': AGENTS,
  'message.repondre': AGENTS,
  'organisme.modifierFiche': GESTIONNAIRES,
  'publication.preparer': ADMINISTRATEURS,
  'publication.publier': ADMINISTRATEURS,
  'publication.retirer': ADMINISTRATEURS,
  'rattachement.accepter': GESTIONNAIRES,
  'rattachement.annuler': PERSONNES_DES_ORGANISMES,
  'rattachement.demander': PERSONNES_DES_ORGANISMES,
  'rattachement.refuser': GESTIONNAIRES,
  'reacceptation.accepterNouvellesCgu': GESTIONNAIRES,
  'reclamation.annuler': PERSONNES_DES_ORGANISMES,
  'reclamation.deposer': PERSONNES_DES_ORGANISMES,
  'reclamation.ouvrir': AGENTS,
  'reclamation.refuser': AGENTS,
  'reclamation.sOpposer': PERSONNES_DES_ORGANISMES,
  'reclamation.transferer': AGENTS,
  'reglage.enregistrerDelais': ADMINISTRATEURS,
  'reglage.enregistrerHoraires': ADMINISTRATEURS,
  'reglage.enregistrerOperateur': ADMINISTRATEURS,
  'reglage.enregistrerRecours': ADMINISTRATEURS,
  'reinitialisation.annuler': ADMINISTRATEURS,
  'reinitialisation.annulerLaMienne': PERSONNES,
  'reinitialisation.confirmer': ADMINISTRATEURS,
  'reinitialisation.demander': ADMINISTRATEURS,
  'rgc.revoquer': AGENTS,
  'session.fermerMesAutresSessions': PERSONNES,
  'session.fermerUneSession': PERSONNES,
  'session.resterConnecte': TOUS,
  'vue.enregistrer': AGENTS,
  'vue.supprimer': AGENTS,
}
