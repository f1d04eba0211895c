import { dateHeureLongue, dateSeule } from '@/lib/core/calendrier'
import { AVANCE_MAX, type EtatVersion, type RefusPublication } from './rules'
import type { FaitVersions } from './schema'

export const LIBELLE_VERSION: Record<EtatVersion, string> = {
  a_venir: 'À venir',
  en_vigueur: 'En vigueur',
  remplacee: 'Remplacée',
}

/** What is wrong with a publication, and what to do. */
export const MESSAGES_PUBLICATION: Record<RefusPublication, string> = {
  vigueur_passee: 'Cette date est passée. Choisissez aujourd’hui ou une date à venir.',
  vigueur_lointaine: `Cette date est à plus de ${AVANCE_MAX} jours. Choisissez une date plus proche.`,
  vigueur_prise:
    'Une autre version entre déjà en vigueur ce jour-là. Choisissez un autre jour, ou retirez d’abord cette version.',
  date_lointaine: `Cette date est à plus de ${AVANCE_MAX} jours. Choisissez une date plus proche.`,
  date_prise: 'Une autre version porte déjà cette date. Choisissez une autre date.',
  date_desordre:
    'Les dates doivent se suivre\u00a0: choisissez une date après celle de la version remplacée, et avant celle de la version qui suivra.',
  texte_deja_publie: 'Ce texte est déjà celui d’une version publiée. Modifiez-le avant de le publier.',
}

/** The field each refusal is about; none for what the text itself is refused for. */
export const CHAMP_PUBLICATION: Record<RefusPublication, 'vigueur' | 'miseAJourLe' | undefined> = {
  vigueur_passee: 'vigueur',
  vigueur_lointaine: 'vigueur',
  vigueur_prise: 'vigueur',
  date_lointaine: 'miseAJourLe',
  date_prise: 'miseAJourLe',
  date_desordre: 'miseAJourLe',
  texte_deja_publie: undefined,
}

export const MESSAGES_CONFIRMATION = {
  ...MESSAGES_PUBLICATION,
  situation_changee:
    'La situation a changé depuis ce récapitulatif\u00a0: le brouillon a été modifié, une autre version a été publiée ou retirée, ou le jour a changé. Rien n’a été publié. Relisez le récapitulatif, à jour ci-dessous, puis confirmez.',
}

export const MESSAGES_RETRAIT = {
  en_vigueur:
    'Cette version est entrée en vigueur\u00a0: elle ne peut plus être retirée. Publiez une autre version pour la remplacer.',
}

/** What brought an administrateur back to the list. */
export const FAIT_VERSIONS: Record<FaitVersions, { tone: 'success' | 'warning'; message: string }> = {
  supprime: { tone: 'success', message: 'Le brouillon est supprimé.' },
  disparu: {
    tone: 'warning',
    message: 'Ce brouillon n’existe plus\u00a0: quelqu’un d’autre l’a publié ou supprimé entre-temps. Vous n’avez rien modifié.',
  },
  retiree: {
    tone: 'warning',
    message: 'Cette version n’existe plus\u00a0: quelqu’un d’autre l’a retirée. Vous n’avez rien modifié.',
  },
}

/** What was published, in one sentence. */
export const phrasePubliee = ({ miseAJourLe, publieeLe, etat }: { miseAJourLe: Date; publieeLe: Date; etat: EtatVersion }) =>
  etat === 'a_venir'
    ? `La version du ${dateSeule(miseAJourLe)} est publiée. Elle entrera en vigueur le ${dateHeureLongue(publieeLe)}.`
    : `La version du ${dateSeule(miseAJourLe)} est publiée et en vigueur.`

const accorder = (nombre: number, un: string, plusieurs: string) =>
  `${nombre.toLocaleString('fr-FR')}\u00a0${nombre > 1 ? plusieurs : un}`

/** Whom a campaign would ask, as things stand. */
export function compterConcernes({ organismes, courriels }: { organismes: number; courriels: number }): string {
  if (organismes === 0) return 'Demandée. Aucun organisme n’a d’accès ouvert aujourd’hui.'
  const qui = accorder(organismes, 'organisme dont l’accès est ouvert', 'organismes dont l’accès est ouvert')
  return `Demandée à ${qui} aujourd’hui, avec ${accorder(courriels, 'e-mail', 'e-mails')} à l’entrée en vigueur.`
}
