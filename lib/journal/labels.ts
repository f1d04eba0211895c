import { dateSeule } from '@/lib/core/calendrier'
import type { Evenement, ResultatControle, Rupture } from './rules'

/** What happened, as the timeline tells it. */
export const LIBELLE_JOURNAL: Record<Evenement, string> = {
  'organisme.creer': 'Organisme créé',
  'organisme.modifier': 'Fiche modifiée',
  'organisme.verifier': 'Fiche vérifiée auprès de l’annuaire des entreprises',
  'compte.exporter': 'Copie de ses données téléchargée',
  'compte.supprimer': 'Compte supprimé à la demande de la personne',
  'compte.prevenir_inactif': 'Fermeture d’un compte inutilisé annoncée',
  'compte.fermer_inactif': 'Compte inutilisé fermé',
  'compte.supprimer_non_active': 'Compte jamais activé supprimé',
  'organisme.supprimer': 'Organisme sans compte ni demande supprimé',
  'acceptation.effacer_origine': 'Adresse IP et navigateur d’une acceptation effacés',
  'consultation.alerter': 'Consultations inhabituelles signalées',
  'organisme.geler': 'Organisme gelé',
  'organisme.degeler': 'Gel de l’organisme levé',
  'compte.creer': 'Compte créé',
  'compte.activer': 'Compte activé',
  'compte.changer_mot_de_passe': 'Mot de passe modifié',
  'compte.fermer_sessions': 'Sessions fermées par la personne',
  'compte.nouvel_appareil': 'Compte ouvert dans un nouveau navigateur',
  'compte.contester_connexion': 'Connexion ou changement contesté par la personne, sessions fermées',
  'compte.demander_email': 'Changement d’adresse e-mail demandé',
  'compte.changer_email': 'Adresse e-mail changée',
  'compte.geler': 'Compte gelé',
  'compte.degeler': 'Gel du compte levé',
  'membre.inviter': 'Invitation envoyée à un gestionnaire',
  'membre.annuler_invitation': 'Invitation d’un gestionnaire annulée',
  'membre.rejoindre': 'Invitation acceptée, nouveau gestionnaire',
  'membre.quitter': 'Organisme quitté par un gestionnaire',
  'membre.retirer': 'Rôle de gestionnaire retiré',
  'membre.promouvoir': 'Rôle de gestionnaire donné',
  'rattachement.demander': 'Demande à rejoindre l’organisme',
  'rattachement.annuler': 'Demande à rejoindre l’organisme annulée',
  'rattachement.accepter': 'Demande à rejoindre l’organisme acceptée, nouveau gestionnaire',
  'rattachement.refuser': 'Demande à rejoindre l’organisme refusée',
  'reclamation.deposer': 'Réclamation déposée («\u00a0Je n’ai plus accès à ce compte\u00a0»)',
  'reclamation.annuler': 'Réclamation annulée par la personne',
  'reclamation.ouvrir_opposition': 'Réclamation examinée, période d’opposition ouverte',
  'reclamation.opposer': 'Opposition d’un gestionnaire à la réclamation',
  'reclamation.refuser': 'Réclamation refusée',
  'reclamation.transferer': 'Organisme transféré à l’auteur de la réclamation',
  'agent.inviter': 'Agent invité',
  'agent.changer_role': 'Rôle d’un agent modifié',
  'agent.desactiver': 'Agent désactivé',
  'agent.reactiver': 'Agent réactivé',
  'agent.lier_proconnect': 'Première identification avec ProConnect',
  'agent.refuser_proconnect': 'Identité ProConnect différente refusée',
  'facteur.ajouter': 'Second facteur ajouté',
  'facteur.retirer': 'Second facteur retiré',
  'facteur.renouveler_codes': 'Codes de secours renouvelés',
  'facteur.utiliser_code': 'Code de secours utilisé',
  'facteur.demander_reinitialisation': 'Réinitialisation du second facteur demandée',
  'facteur.annuler_reinitialisation': 'Réinitialisation du second facteur annulée',
  'facteur.reinitialiser': 'Second facteur réinitialisé',
  'demande.enregistrer': 'Demande enregistrée',
  'demande.modifier': 'Demande modifiée',
  'demande.valider': 'Conditions générales acceptées et demande validée',
  'demande.accepter': 'Demande acceptée',
  'demande.demander_correction': 'Correction demandée',
  'demande.refuser': 'Demande refusée',
  'demande.annuler': 'Demande annulée',
  'demande.attribuer': 'Demande prise en charge par un agent',
  'demande.liberer': 'Demande laissée par l’agent qui s’en chargeait',
  'acces.ouvrir': 'Accès à Kairos ouvert',
  'acces.prolonger': 'Accès à Kairos prolongé de trois ans',
  'acces.suspendre': 'Accès à Kairos suspendu',
  'acces.retablir': 'Accès à Kairos rétabli',
  'acces.retirer': 'Accès à Kairos retiré',
  'acces.expirer': 'Accès à Kairos terminé',
  'rgc.revoquer': 'RGC révoqué',
  'message.envoyer': 'Message envoyé',
  'message.noter': 'Note interne écrite',
  'document.produire': 'CGU disponibles au format PDF',
  'document.horodater': 'Horodatage ajouté aux CGU au format PDF',
  'cgu.reaccepter': 'Nouvelles conditions générales acceptées',
  'reglage.modifier': 'Réglages modifiés',
  'cgu.enregistrer_brouillon': 'Brouillon des CGU enregistré',
  'cgu.supprimer_brouillon': 'Brouillon des CGU supprimé',
  'cgu.publier': 'Version des CGU publiée',
  'cgu.retirer': 'Version des CGU retirée avant son entrée en vigueur',
  'preuve.telecharger': 'Dossier de preuve téléchargé par un agent',
  'file.exporter': 'Liste de demandes exportée par un agent',
  'modele.creer': 'Modèle de motif créé',
  'modele.modifier': 'Modèle de motif modifié',
  'modele.retirer': 'Modèle de motif retiré',
  'modele.remettre': 'Modèle de motif remis',
}

/** The name of an event; a line may hold one that this version does not know. */
export const libelleEvenement = (evenement: string): string =>
  Object.hasOwn(LIBELLE_JOURNAL, evenement) ? LIBELLE_JOURNAL[evenement as Evenement] : evenement

const ligne = ({ dossier, rang }: { dossier: string; rang: number }) => `Dossier ${dossier}, ligne ${rang}\u00a0: `
const leJour = (jour: string) => dateSeule(new Date(jour))

const RAISONS = {
  contenu: 'son texte a été modifié.',
  precedent: 'il ne suit pas le bordereau précédent, qui a été modifié ou supprimé.',
  sceau: 'son cachet n’est pas valable pour ce texte.',
  sceau_absent: 'son cachet a été retiré.',
  horodatage: 'son horodatage n’est pas valable pour ce texte.',
  suite_supprimee: 'celui qui le suivait a été supprimé.',
  tete: 'il ne concorde plus avec la tête des bordereaux\u00a0; l’un des deux a été modifié.',
} as const

/** The first broken line of the journal, in one sentence. */
export function phraseRupture(rupture: Rupture): string {
  switch (rupture.quoi) {
    case 'modifiee':
      return `${ligne(rupture)}elle a été modifiée.`
    case 'supprimee':
      return `${ligne(rupture)}elle a été supprimée.`
    case 'deplacee':
      return `${ligne(rupture)}elle a été déplacée.`
    case 'fin_coupee':
      return `${ligne(rupture)}la fin du dossier a été coupée à partir d’elle.`
    case 'tete':
      return `${ligne(rupture)}elle ne concorde plus avec la tête de son dossier\u00a0; l’une des deux a été modifiée.`
    case 'mention':
      return `${ligne(rupture)}elle ne concorde plus avec le bordereau du ${leJour(rupture.jour)}\u00a0; l’un des deux a été modifié.`
    case 'bordereau':
      if (!rupture.jour) return 'Bordereaux quotidiens\u00a0: ils ont tous été supprimés.'
      return `Bordereau du ${leJour(rupture.jour)}\u00a0: ${RAISONS[rupture.raison]}`
  }
}

const PLURIELS = { ligne: 'lignes', dossier: 'dossiers', bordereau: 'bordereaux' } as const

/** « 1 204 lignes ». */
export const compte = (nombre: number, nom: keyof typeof PLURIELS) =>
  `${nombre.toLocaleString('fr-FR')}\u00a0${nombre > 1 ? PLURIELS[nom] : nom}`

/** What a check found, in one sentence. */
export function phraseControle(resultat: ResultatControle): string {
  if (!resultat.ok) return phraseRupture(resultat.rupture)
  const { lignes, dossiers, bordereaux } = resultat
  return `Le journal est intact\u00a0: ${compte(lignes, 'ligne')}, ${compte(dossiers, 'dossier')}, ${compte(bordereaux, 'bordereau')}.`
}
