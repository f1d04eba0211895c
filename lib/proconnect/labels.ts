import type { RefusProConnect } from './rules'

export const MESSAGES_PROCONNECT: Record<RefusProConnect, string> = {
  inconnu:
    'L’adresse e-mail transmise par ProConnect n’ouvre pas ce portail. Seuls les agents invités y entrent\u00a0: adressez-vous à un administrateur.',
  refus: 'Vous n’avez pas autorisé ProConnect à vous identifier. Recommencez, ou connectez-vous avec votre mot de passe.',
  expire: 'Cette identification a expiré ou a déjà servi. Recommencez.',
  panne: 'ProConnect ne répond pas. Réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.',
  echec: 'L’identification auprès de ProConnect n’a pas abouti. Recommencez, ou connectez-vous avec votre mot de passe.',
  trop: 'Trop de tentatives en peu de temps. Patientez quelques minutes, puis réessayez.',
}
