import { dernierJour } from '@/lib/core/calendrier'
import type { Statut } from '@/lib/demande/rules'
import type { prevoirAcceptation } from './rules'
import type { Fait } from './schema'

/** States as agents read them: what is still a draft is told from what awaits them. */
export const LIBELLE_STATUT_AGENT: Record<Statut, string> = {
  brouillon: 'Brouillon',
  en_attente: 'En attente de décision',
  a_corriger: 'À corriger',
  acceptee: 'Acceptée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

/** What accepting will do, in words. `fin` is the exclusive end of the access. */
export function effetEnClair({ effet, fin }: ReturnType<typeof prevoirAcceptation>): string {
  switch (effet) {
    case 'ouvrir':
      return `L’accès à Kairos sera ouvert dès maintenant, jusqu’au ${dernierJour(fin)} inclus.`
    case 'conserver':
      return `Le signataire et le RGC seront remplacés. L’accès garde sa date de fin\u00a0: ${dernierJour(fin)} inclus.`
    case 'prolonger':
      return `L’accès à Kairos sera prolongé de trois ans, jusqu’au ${dernierJour(fin)} inclus.`
  }
}

/** Said above the e-mails of a decision that is to be confirmed. */
export const A_LIRE = 'Lisez ce qui va partir, puis confirmez. Rien n’est encore décidé.'
export const CHANGE_DEPUIS =
  'Ce qui va partir a changé depuis votre lecture, ou celle-ci date de plus de 30\u00a0minutes. Rien n’est décidé\u00a0: relisez, puis confirmez.'

export const MESSAGES_DECISION = {
  introuvable: 'Cette demande n’existe pas.',
  validee_de_nouveau:
    'Votre décision n’a pas été enregistrée\u00a0: l’organisme a modifié sa demande et l’a validée de nouveau pendant votre lecture. Rechargez la page et relisez-la avant de décider.',
  courriel_change: CHANGE_DEPUIS,
  modele_introuvable: 'Ce modèle n’existe plus. Choisissez-en un autre, ou écrivez le motif.',
  deja_pret: 'Ce document est déjà prêt. Rechargez la page pour le télécharger.',
} as const

/** What was just done, on the page one comes back to. */
export const FAIT_EN_CLAIR: Record<Exclude<Fait, 'deja_decidee'>, string> = {
  acceptee: 'La demande est acceptée. L’organisme et le RGC sont prévenus par e-mail.',
  a_corriger: 'La correction est demandée. L’organisme est prévenu par e-mail.',
  refusee: 'La demande est refusée. L’organisme est prévenu par e-mail.',
  relancee: 'La fabrication du PDF est relancée.',
  controles: 'Les contrôles sont relancés. Actualisez la page dans quelques secondes pour lire leurs résultats.',
}

const KILO = 1000

/** « 82 ko », from bytes. */
export const tailleLisible = (octets: number) => `${Math.max(1, Math.round(octets / KILO)).toLocaleString('fr-FR')}\u00a0ko`
