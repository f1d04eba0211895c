import {
  BROUILLONS_MAX,
  type EtatApercu,
  LIGNES_MAX,
  MOT_MAX,
  NIVEAUX_MAX,
  type RefusTexte,
  SIGNES_MAX,
  TEXTE_MAX,
} from './rules'
import type { FaitBrouillon } from './schema'

const nombre = (n: number) => n.toLocaleString('fr-FR')
const ou = (article: string | null) => (article ? `dans «\u00a0${article}\u00a0»` : 'avant le premier titre')
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}]/u

/** A sign as it reads in a sentence: itself, and its code point when it can't be seen. */
const nommer = (signe: string) =>
  INVISIBLE.test(signe)
    ? `U+${(signe.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : `«\u00a0${signe}\u00a0»`

/** What is wrong with a text, where, and what to do. */
export function phraseRefusTexte(refus: RefusTexte): string {
  switch (refus.code) {
    case 'vide':
      return 'Ce texte n’affiche rien. Écrivez ou collez le texte des conditions générales d’utilisation.'
    case 'trop_long':
      return `Raccourcissez ce texte\u00a0: il compte ${nombre(refus.taille)} caractères, pour ${nombre(TEXTE_MAX)} au maximum.`
    case 'trop_de_lignes':
      return `Raccourcissez ce texte\u00a0: ${nombre(LIGNES_MAX)} lignes au maximum.`
    case 'trop_de_signes':
      return `Ce texte contient trop de signes de mise en forme (* _ \` [ ] < > &)\u00a0: ${nombre(SIGNES_MAX)} au maximum.`
    case 'trop_imbrique':
      return `Des listes ou des citations sont imbriquées sur plus de ${NIVEAUX_MAX} niveaux, ou une ligne commence par trop d’espaces\u00a0: simplifiez-les.`
    case 'sans_article':
      return 'Ce texte n’a aucun article. Commencez chaque article par une ligne de titre, par exemple «\u00a0## Article 1 – Objet\u00a0».'
    case 'sans_glyphe':
      return `Le PDF ne peut pas afficher ${refus.signes.map(nommer).join(', ')}, ${ou(refus.article)}\u00a0: remplacez ${refus.signes.length > 1 ? 'ces caractères' : 'ce caractère'}.`
    case 'mot_trop_long':
      return `Un mot dépasse ${MOT_MAX} caractères ${ou(refus.article)}\u00a0: «\u00a0${refus.mot}…\u00a0». Raccourcissez-le ou ajoutez une espace.`
  }
}

export const MESSAGES_BROUILLON = {
  modifie_entretemps:
    'Quelqu’un d’autre a enregistré ce brouillon pendant votre saisie. Rien n’a été enregistré et votre texte est conservé ici. Lisez d’abord la version enregistrée (lien «\u00a0Voir la page\u00a0», plus bas)\u00a0; si vous enregistrez de nouveau, votre texte la remplacera.',
  trop_de_brouillons: `Il y a déjà ${BROUILLONS_MAX} brouillons. Supprimez-en un avant d’en créer un autre.`,
}

export const MESSAGES_SUPPRESSION = {
  modifie_entretemps:
    'Quelqu’un d’autre a enregistré ce brouillon entre-temps. Rien n’a été supprimé\u00a0: relisez-le avant de le supprimer.',
}

export const BROUILLON_ENREGISTRE = 'Le brouillon est enregistré. Son aperçu au format PDF est en préparation.'

export const FAIT_BROUILLON: Record<FaitBrouillon, string> = {
  cree: 'Le brouillon est créé. Son aperçu au format PDF est en préparation.',
  recree:
    'Le brouillon que vous modifiiez a été publié ou supprimé entre-temps. Votre texte est enregistré ici, dans un nouveau brouillon.',
  retiree: 'La version est retirée\u00a0: elle n’entrera pas en vigueur. Son texte est de nouveau un brouillon.',
}

export const LIBELLE_APERCU: Record<EtatApercu, string> = {
  en_preparation: 'En préparation',
  pret: 'Prêt',
  echec: 'Erreur',
}
