import { VUES_MAX } from './rules'

export const MESSAGES_VUE = {
  nom_pris: 'Vous avez déjà une vue de ce nom\u00a0: choisissez-en un autre.',
  trop_de_vues: `Vous avez déjà ${VUES_MAX}\u00a0vues\u00a0: supprimez-en une avant d’en enregistrer une autre.`,
  introuvable: 'Cette vue n’existe plus. Rechargez la page.',
} as const
