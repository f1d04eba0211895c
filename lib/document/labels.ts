import type { EtatDocument } from './rules'

/** What an organisme reads while its PDF is not there. A failure is ours to mend: it is not told to go and do something. */
export const LIBELLE_ETAT: Record<EtatDocument, string> = {
  en_preparation: 'Votre document est en cours de préparation. Il apparaîtra ici dans quelques instants.',
  nouvel_essai: 'La préparation de votre document prend plus de temps que prévu. Elle se poursuit automatiquement.',
  abandonne: 'Votre document n’est pas encore disponible. Nos équipes en sont informées et vont le préparer à nouveau.',
  pret: 'Votre document est prêt.',
}

/** What an agent reads. `essais` counts the failed tries. */
export function etatPourAgent(etat: EtatDocument, essais: number): string {
  const echecs = `${essais}\u00a0essai${essais > 1 ? 's' : ''} en échec`
  switch (etat) {
    case 'en_preparation':
      return 'PDF en cours de préparation.'
    case 'nouvel_essai':
      return `Le PDF n’a pas pu être produit (${echecs}). Un nouvel essai aura lieu automatiquement.`
    case 'abandonne':
      return `Le PDF n’a pas pu être produit (${echecs}). Relancez sa production.`
    case 'pret':
      return 'PDF disponible.'
  }
}

export const MESSAGES_DOCUMENT = {
  introuvable: 'Ce document n’existe pas.',
  deja_pret: 'Ce document est déjà prêt\u00a0: il ne peut plus être produit à nouveau.',
} as const
