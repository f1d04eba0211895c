import type { RefusSuppression } from './rules'

/** What the law makes us keep of a person who asked to be erased (GDPR, article 17-3), and why. */
export const CONSERVE = [
  'les acceptations des conditions générales que vous avez données, et leur PDF\u00a0: ce sont des preuves\u00a0;',
  'les demandes d’adhésion, les messages échangés à leur sujet et les décisions prises, avec les noms du signataire et du Responsable Gestionnaire de Compte qui y figurent\u00a0;',
  'le journal, qui ne vous désigne que par un identifiant\u00a0;',
  'la trace des e-mails envoyés au sujet de ces demandes.',
] as const

/** What goes. */
export const EFFACE = [
  'votre adresse e-mail, votre nom, votre mot de passe et vos seconds facteurs\u00a0;',
  'vos sessions, les navigateurs connus et les liens envoyés\u00a0;',
  'vos rattachements aux organismes et la trace des autres e-mails.',
] as const

export const MESSAGES_SUPPRESSION: Record<RefusSuppression, string> = {
  agent: 'Un compte d’agent se ferme par un administrateur\u00a0: adressez-vous à lui.',
  demonstration: 'Ce compte de démonstration sert à tout le monde\u00a0: il ne peut pas être supprimé.',
  preuve: 'Votre dernière vérification date de plus de dix minutes. Rechargez la page, puis saisissez votre mot de passe.',
  confirmation: 'Recopiez l’adresse e-mail de votre compte, telle qu’elle est affichée ci-dessus.',
  seul_gestionnaire:
    'Vous êtes le seul gestionnaire d’un organisme dont une demande est en cours ou l’accès est ouvert. Invitez d’abord un collègue à le gérer, ou annulez la demande.',
}
