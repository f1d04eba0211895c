import type { RefusGelCompte } from './rules'
import type { FaitGel } from './schema'

export const MESSAGES_GEL: Record<RefusGelCompte, string> = {
  plus_autorise: 'Vous n’êtes plus agent, ou votre compte vient d’être gelé. Rien n’a été modifié.',
  introuvable: 'Ce compte ou cet organisme n’existe plus. Rien n’a été modifié.',
  soi_meme: 'Vous ne pouvez pas geler votre propre compte. Fermez plutôt vos sessions, dans «\u00a0Mon compte\u00a0».',
  administrateur: 'Seul un autre administrateur peut geler le compte d’un administrateur.',
  inchange: 'C’est déjà fait\u00a0: quelqu’un vient peut-être de le faire. Rechargez la page.',
}

export const FAIT_GEL: Record<'compte' | 'organisme', Record<FaitGel, string>> = {
  compte: {
    gele: 'Le compte est gelé. Les sessions de cette personne sont fermées, et un e-mail la prévient.',
    degele: 'Le compte n’est plus gelé. Un e-mail prévient cette personne.',
  },
  organisme: {
    gele: 'L’organisme est gelé. Ses membres ne peuvent plus rien y faire, et un e-mail les prévient.',
    degele: 'L’organisme n’est plus gelé. Un e-mail prévient ses membres.',
  },
}
