import { type Acces, debutRenouvellement, estEnCours } from '@/lib/acces/rules'

export const STATUTS = ['brouillon', 'en_attente', 'a_corriger', 'acceptee', 'refusee', 'annulee'] as const
export type Statut = (typeof STATUTS)[number]

export const EVENEMENTS = ['modifier', 'valider', 'accepter', 'demander_correction', 'refuser', 'annuler'] as const
export type Evenement = (typeof EVENEMENTS)[number]

export const NATURES = ['initiale', 'modification', 'renouvellement'] as const
export type Nature = (typeof NATURES)[number]

/** The life of a demande. What is not written here is refused. */
export const TRANSITIONS = {
  brouillon: { modifier: 'brouillon', valider: 'en_attente', annuler: 'annulee' },
  en_attente: {
    accepter: 'acceptee',
    demander_correction: 'a_corriger',
    refuser: 'refusee',
    modifier: 'brouillon',
    annuler: 'annulee',
  },
  a_corriger: { modifier: 'brouillon', annuler: 'annulee' },
  acceptee: {},
  refusee: {},
  annulee: {},
} as const satisfies Record<Statut, Partial<Record<Evenement, Statut>>>

/** Open demandes: at most one per organisme (also a unique index of the database). */
export const OUVERTS = ['brouillon', 'en_attente', 'a_corriger'] as const satisfies readonly Statut[]

/** Who may trigger what; an agent never acts in an organisme's place, nor the reverse. */
export const ACTEURS = {
  modifier: 'gestionnaire',
  valider: 'gestionnaire',
  annuler: 'gestionnaire',
  accepter: 'agent',
  demander_correction: 'agent',
  refuser: 'agent',
} as const satisfies Record<Evenement, 'gestionnaire' | 'agent'>

/** Where an event leads from a state, or null when it can't happen there. */
export function transition(statut: Statut, evenement: Evenement): Statut | null {
  const possibles: Partial<Record<Evenement, Statut>> = TRANSITIONS[statut]
  return possibles[evenement] ?? null
}

/** The states an event may start from. */
export function departs(evenement: Evenement): Statut[] {
  return STATUTS.filter((statut) => transition(statut, evenement) !== null)
}

export const estOuverte = (statut: Statut) => OUVERTS.some((ouvert) => ouvert === statut)

/**
 * What a new demande would be: `initiale` without a running access, otherwise a `modification` (signataire or RGC),
 * or a `renouvellement` when asked for and not earlier than three months before the end.
 */
export function natureNouvelle(acces: Acces | null, souhait: 'renouvellement' | null, maintenant: Date): Nature {
  if (!acces || !estEnCours(acces, maintenant)) return 'initiale'
  return souhait === 'renouvellement' && maintenant >= debutRenouvellement(acces) ? 'renouvellement' : 'modification'
}

/**
 * What an accepted demande does to the access, decided at the moment of acceptance: a modification whose access has
 * ended meanwhile opens a new one, as an initiale does.
 */
export function effetAcceptation(nature: Nature, acces: Acces | null, maintenant: Date): 'ouvrir' | 'conserver' | 'prolonger' {
  if (!acces || !estEnCours(acces, maintenant)) return 'ouvrir'
  switch (nature) {
    case 'initiale':
    case 'modification':
      return 'conserver'
    case 'renouvellement':
      return 'prolonger'
  }
}

export type RefusValidation = 'case_non_cochee' | 'cgu_modifiees' | 'transition_impossible'

/** `valider` needs the box ticked and the fingerprint of the very text that is in force. */
export function deciderValidation(
  statut: Statut,
  { accepte, sha256Lu, sha256EnVigueur }: { accepte: boolean; sha256Lu: string; sha256EnVigueur: string },
): { ok: true } | { ok: false; code: RefusValidation } {
  if (transition(statut, 'valider') === null) return { ok: false, code: 'transition_impossible' }
  if (sha256Lu !== sha256EnVigueur) return { ok: false, code: 'cgu_modifiees' }
  return accepte ? { ok: true } : { ok: false, code: 'case_non_cochee' }
}

/** The sentence ticked, kept with the acceptation. */
export const MENTION_ACCEPTATION = 'J’ai lu et j’accepte les conditions générales'

/** The people of a demande, as fields. */
export const CHAMPS_PERSONNES = [
  'signataireCivilite',
  'signatairePrenom',
  'signataireNom',
  'signataireQualite',
  'rgcCivilite',
  'rgcPrenom',
  'rgcNom',
  'rgcQualite',
  'rgcCourriel',
] as const

/** The fields of the organisme's fiche that it may change. */
export const CHAMPS_FICHE = [
  'formeJuridique',
  'raisonSociale',
  'complementNom',
  'enseigne',
  'nda',
  'telephone1',
  'telephone2',
  'courriel',
  'voie',
  'immeuble',
  'mentionsDistribution',
  'codePostal',
  'ville',
] as const

/** What an agent may comment on: those fields, and the organisme's fiche as a whole. */
export const CHAMPS_COMMENTABLES = [...CHAMPS_PERSONNES, ...CHAMPS_FICHE, 'organisme'] as const
export type ChampCommentable = (typeof CHAMPS_COMMENTABLES)[number]
export type Commentaires = Partial<Record<ChampCommentable, string>>

type ChampPersonne = (typeof CHAMPS_PERSONNES)[number]
type ChampFiche = (typeof CHAMPS_FICHE)[number]
type Valeurs = Partial<Record<ChampCommentable, string>>

/** What is declared in each field that can be commented on; nothing for an empty one. */
export function valeursCommentables(demande: Record<ChampPersonne, string>, fiche: Record<ChampFiche, string | null>): Valeurs {
  const declare = { ...fiche, ...demande }
  const champs = [...CHAMPS_PERSONNES, ...CHAMPS_FICHE]
  return Object.fromEntries(champs.flatMap((champ) => (declare[champ] ? [[champ, declare[champ]]] : [])))
}

export type Changement = { champ: ChampCommentable; avant: string; apres: string; commentaire: string | null }

/** What has changed since a correction was asked for, and what was commented on without being changed, in the order of the forms. */
export function changements(avant: Valeurs, apres: Valeurs, commentaires: Commentaires): Changement[] {
  return CHAMPS_COMMENTABLES.map((champ) => ({
    champ,
    avant: avant[champ] ?? '',
    apres: apres[champ] ?? '',
    commentaire: commentaires[champ] ?? null,
  })).filter((champ) => champ.avant !== champ.apres || champ.commentaire !== null)
}
