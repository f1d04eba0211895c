import type { EtatAgent, RefusChangement, RoleAgent } from './rules'
import type { FaitAgent } from './schema'

export const LIBELLE_ROLE: Record<RoleAgent, string> = { agent: 'Agent', administrateur: 'Administrateur' }
export const LIBELLE_ETAT: Record<EtatAgent, string> = { invite: 'Invité', actif: 'Actif', desactive: 'Désactivé' }

export const AIDE_ROLE = 'Un agent décide des demandes. Un administrateur gère aussi les agents, les CGU et les réglages.'

export const MESSAGES_INVITATION = {
  deja_agent: 'Cette adresse a déjà un compte d’agent. Retrouvez-le dans la liste pour le modifier.',
  deja_organisme: 'Cette adresse a déjà un compte d’organisme. Invitez cette personne à une autre adresse.',
}

export const MESSAGES_CHANGEMENT_AGENT: Record<RefusChangement, string> = {
  plus_autorise: 'Vous n’êtes plus administrateur. Rien n’a été modifié.',
  introuvable: 'Ce compte n’est pas celui d’un agent. Rien n’a été modifié.',
  soi_meme: 'Vous ne pouvez pas modifier votre propre compte ici. Demandez-le à un autre administrateur.',
  desactive: 'Ce compte est désactivé. Réactivez-le d’abord.',
  inchange: 'Ce compte est déjà dans cet état\u00a0: quelqu’un vient peut-être de le modifier. Rechargez la page.',
  dernier_administrateur: 'C’est le dernier administrateur\u00a0: le portail doit en garder un. Rien n’a été modifié.',
}

export const FAIT_AGENT: Record<FaitAgent, string> = {
  invite: 'L’invitation est partie. Son lien est valable 24\u00a0heures.',
  reinvite: 'Une nouvelle invitation est partie. Son lien est valable 24\u00a0heures\u00a0; l’ancien ne sert plus.',
  role: 'Le rôle est modifié. Les sessions de cette personne sont fermées, et un e-mail la prévient.',
  desactive: 'Le compte est désactivé. Les sessions de cette personne sont fermées, et un e-mail la prévient.',
  reactive: 'Le compte est réactivé. Un e-mail prévient cette personne.',
}
