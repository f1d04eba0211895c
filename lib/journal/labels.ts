import type { Evenement } from './rules'

/** What happened, as the timeline tells it. */
export const LIBELLE_JOURNAL: Record<Evenement, string> = {
  'organisme.creer': 'Organisme créé',
  'organisme.modifier': 'Fiche modifiée',
  'organisme.verifier': 'Fiche vérifiée auprès de l’annuaire des entreprises',
  'compte.creer': 'Compte créé',
  'compte.activer': 'Compte activé',
  'compte.changer_mot_de_passe': 'Mot de passe modifié',
  'demande.enregistrer': 'Demande enregistrée',
  'demande.modifier': 'Demande modifiée',
  'demande.valider': 'Conditions générales acceptées et demande validée',
  'demande.accepter': 'Demande acceptée',
  'demande.demander_correction': 'Correction demandée',
  'demande.refuser': 'Demande refusée',
  'demande.annuler': 'Demande annulée',
  'acces.ouvrir': 'Accès à Kairos ouvert',
  'acces.prolonger': 'Accès à Kairos prolongé de trois ans',
  'document.produire': 'CGU disponibles au format PDF',
}
