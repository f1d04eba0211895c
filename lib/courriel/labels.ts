import type { Modele } from './rules'

const MODELES: Record<Modele, string> = {
  activation: 'Activation du compte',
  'compte-existant': 'Compte déjà existant',
  'mot-de-passe-oublie': 'Mot de passe oublié',
  'mot-de-passe-modifie': 'Mot de passe modifié',
  'nouvel-appareil': 'Nouveau navigateur',
  'compte-protege': 'Connexion contestée',
  'email-a-confirmer': 'Nouvelle adresse à confirmer',
  'email-change': 'Changement d’adresse e-mail',
  'facteur-modifie': 'Second facteur modifié',
  'facteur-reinitialisation': 'Second facteur, réinitialisation',
  'demande-recue': 'Accusé de réception de la demande',
  'demande-a-corriger': 'Correction demandée',
  'demande-refusee': 'Demande refusée',
  'demande-acceptee': 'Demande acceptée',
  'rgc-nomme': 'Nomination du Responsable Gestionnaire de Compte',
  'rgc-remplace': 'Remplacement du Responsable Gestionnaire de Compte',
  'membre-invite': 'Invitation d’un gestionnaire',
  'membre-change': 'Rôle dans un organisme modifié',
  'rattachement-demande': 'Demande à rejoindre l’organisme',
  'rattachement-reponse': 'Réponse à une demande à rejoindre',
  'reclamation-suivi': 'Suivi d’une réclamation',
  'reclamation-opposition': 'Réclamation sur l’organisme',
  'message-recu': 'Message reçu',
  'rgc-revoque': 'Révocation du Responsable Gestionnaire de Compte',
  'rgc-a-nommer': 'Responsable Gestionnaire de Compte à nommer',
  'acces-modifie': 'Accès suspendu, rétabli ou retiré',
  'acces-echeance': 'Échéance de l’accès',
  'agent-invite': 'Invitation d’un agent',
  'agent-role': 'Rôle d’un agent modifié',
  'agent-desactive': 'Agent désactivé',
  'agent-reactive': 'Agent réactivé',
  'compte-gele': 'Compte gelé',
  'compte-degele': 'Gel du compte levé',
  'compte-supprime': 'Compte supprimé',
  'compte-inactif': 'Compte inutilisé, préavis',
  'consultation-alerte': 'Consultations inhabituelles',
  'organisme-gele': 'Organisme gelé',
  'organisme-degele': 'Gel de l’organisme levé',
  'cgu-modifiees': 'Nouvelles conditions générales à accepter',
}

/** French name of a model; a model of a former version keeps its own. */
export const libelleModele = (modele: string): string => (MODELES as Record<string, string>)[modele] ?? modele

/** French name of the state of an e-mail. */
export const STATUTS_COURRIEL = {
  a_envoyer: 'En cours d’envoi',
  envoye: 'Envoyé',
  echec: 'Échec de l’envoi',
  remis: 'Remis',
  rejete: 'Rejeté',
} as const
