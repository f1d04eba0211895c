import type { RefusConfirmation, RefusDemande } from './rules'
import type { Fait } from './schema'

export const MESSAGES_REINITIALISATION: Record<RefusDemande | RefusConfirmation | 'introuvable', string> = {
  plus_autorise: 'Vous n’êtes plus administrateur. Rien n’a été modifié.',
  soi_meme: 'Deux autres administrateurs doivent réinitialiser votre second facteur. Rien n’a été modifié.',
  demonstration: 'Ce compte de démonstration n’a pas de second facteur.',
  sans_facteur: 'Ce compte n’a pas de second facteur. Rechargez la page.',
  deja_demandee: 'Une réinitialisation est déjà demandée. Rechargez la page.',
  meme_personne: 'Vous avez fait cette demande\u00a0: un autre administrateur doit la confirmer.',
  terminee: 'Cette demande est déjà confirmée, annulée ou trop ancienne. Rechargez la page.',
  introuvable: 'Cette demande n’existe pas. Rechargez la page.',
}

export const FAIT_REINITIALISATION: Record<Fait, string> = {
  demandee:
    'La réinitialisation est demandée. Un autre administrateur a 24\u00a0heures pour la confirmer ici. La personne est prévenue.',
  confirmee: 'Le second facteur est retiré et les sessions de cette personne sont fermées. Un e-mail la prévient.',
  annulee: 'La réinitialisation est annulée. La personne est prévenue.',
}
