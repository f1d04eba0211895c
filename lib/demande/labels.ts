import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import { libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { LIBELLES } from '@/lib/organisme/labels'
import { formatTelephone } from '@/lib/organisme/rules'
import {
  CHAMPS_COMMENTABLES,
  CHAMPS_FICHE,
  type ChampCommentable,
  type Commentaires,
  type Evenement,
  type Nature,
  type RefusValidation,
  type Statut,
} from './rules'

/** The badge an organisme sees; agents see the same words. */
export const LIBELLE_STATUT: Record<Statut, string> = {
  brouillon: 'En cours de validation',
  en_attente: 'En cours de validation',
  a_corriger: 'À corriger',
  acceptee: 'Acceptée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

export const LIBELLE_NATURE: Record<Nature, string> = {
  initiale: 'Première adhésion',
  modification: 'Modification du signataire ou du RGC',
  renouvellement: 'Renouvellement',
}

export const LIBELLE_CIVILITE = { madame: 'Madame', monsieur: 'Monsieur' } as const

type ChampFiche = (typeof CHAMPS_FICHE)[number]
const minuscule = (libelle: string) => libelle.charAt(0).toLowerCase() + libelle.slice(1)

export const LIBELLES_CHAMPS: Record<ChampCommentable, string> = {
  signataireCivilite: 'Signataire\u00a0: civilité',
  signatairePrenom: 'Signataire\u00a0: prénom',
  signataireNom: 'Signataire\u00a0: nom',
  signataireQualite: 'Signataire\u00a0: qualité',
  rgcCivilite: 'RGC\u00a0: civilité',
  rgcPrenom: 'RGC\u00a0: prénom',
  rgcNom: 'RGC\u00a0: nom',
  rgcQualite: 'RGC\u00a0: qualité',
  rgcCourriel: 'RGC\u00a0: courriel',
  ...(Object.fromEntries(CHAMPS_FICHE.map((champ) => [champ, `Fiche\u00a0: ${minuscule(LIBELLES[champ])}`])) as Record<
    ChampFiche,
    string
  >),
  organisme: 'Fiche de l’organisme',
}

/** The value of a field as people read it. */
export function valeurDeChamp(champ: ChampCommentable, valeur: string): string {
  switch (champ) {
    case 'signataireCivilite':
    case 'rgcCivilite':
      return LIBELLE_CIVILITE[valeur as keyof typeof LIBELLE_CIVILITE] ?? valeur
    case 'formeJuridique':
      return libelleFormeJuridique(valeur) ?? valeur
    case 'telephone1':
    case 'telephone2':
      return valeur && formatTelephone(valeur)
    default:
      return valeur
  }
}

/** Comments in the order of the form, with the field's name in words. */
export const commentairesLisibles = (commentaires: Commentaires): { champ: string; texte: string }[] =>
  CHAMPS_COMMENTABLES.flatMap((champ) => {
    const texte = commentaires[champ]
    return texte ? [{ champ: LIBELLES_CHAMPS[champ], texte }] : []
  })

export const MESSAGES_DEMANDE: Record<RefusValidation | 'introuvable', string> = {
  introuvable: 'Cette demande n’existe pas.',
  case_non_cochee: 'Cochez la case pour accepter les conditions générales d’utilisation.',
  cgu_modifiees:
    'Les conditions générales d’utilisation ont changé pendant votre lecture. Voici le nouveau texte\u00a0: lisez-le, puis validez de nouveau.',
  transition_impossible: 'Cette demande a changé entre-temps. Rechargez la page pour voir où elle en est.',
}

const PARTICIPE: Partial<Record<Statut, string>> = {
  acceptee: 'acceptée',
  refusee: 'refusée',
  a_corriger: 'renvoyée pour correction',
  annulee: 'annulée par l’organisme',
  brouillon: 'reprise par l’organisme pour modification',
}

/** What the agent who came second is told. */
export function dejaDecidee({ statut, par, le }: { statut: Statut; par: string | null; le: Date | null }): string {
  const parAgent = statut === 'acceptee' || statut === 'refusee' || statut === 'a_corriger'
  const auteur = parAgent && par ? ` par ${par}` : ''
  const quand = parAgent && le ? ` le ${dateHeureLongue(le)}` : ''
  return `Votre décision n’a pas été enregistrée\u00a0: cette demande vient d’être ${PARTICIPE[statut] ?? 'modifiée'}${auteur}${quand}.`
}

export const LIBELLE_EVENEMENT: Record<Evenement, string> = {
  modifier: 'Modifier le signataire de la demande',
  valider: 'Je valide ma demande',
  annuler: 'Annuler ma demande',
  accepter: 'Accepter la demande',
  demander_correction: 'Demander une correction',
  refuser: 'Refuser la demande',
}

/** Default ways and time limits of appeal, and where to write (code de justice administrative, R421-1 and R421-5; CRPA, L411-2). */
export const voiesRecours = ({
  nom,
  adresse,
  courriel,
}: Operateur) => `Vous pouvez contester cette décision dans un délai de deux mois à compter de sa notification\u00a0:
- par un recours gracieux, en écrivant à ${nom}, ${adresse}, ou à ${courriel}\u00a0;
- par un recours contentieux, devant le tribunal administratif compétent, y compris par l’application Télérecours citoyens (www.telerecours.fr).
Le recours gracieux formé dans ce délai le prolonge\u00a0: deux mois courent de nouveau à compter de la réponse, ou du silence gardé pendant deux mois.`

/** What a waiting page compares to know that something has moved. */
export const ecrireEtat = (statut: Statut, document: string | null | undefined): string => `${statut}/${document ?? 'aucun'}`
