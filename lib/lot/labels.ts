import { MESSAGES_DECISION } from '@/lib/decision/labels'
import type { ResultatDecision } from '@/lib/decision/mutations'
import { dejaDecidee } from '@/lib/demande/labels'
import type { effetAcceptation } from '@/lib/demande/rules'
import type { DecisionLot, etatLot, StatutLigne } from './rules'

const demandes = (nombre: number) => `${nombre.toLocaleString('fr-FR')}\u00a0demande${nombre > 1 ? 's' : ''}`

export const TITRE_LOT: Record<DecisionLot, (nombre: number) => string> = {
  accepter: (nombre) => `Accepter ${demandes(nombre)}`,
  demander_correction: (nombre) => `Demander une correction de ${demandes(nombre)}`,
}

const acces = (nombre: number) => `${nombre}\u00a0accès`
/** What accepting so many demandes does to accesses. */
export const EFFETS_LOT: Record<ReturnType<typeof effetAcceptation>, (nombre: number) => string> = {
  ouvrir: (nombre) => `${acces(nombre)} à Kairos ${nombre > 1 ? 'sont ouverts' : 'est ouvert'} pour trois ans.`,
  conserver: (nombre) => `Le signataire et le RGC de ${nombre}\u00a0organisme${nombre > 1 ? 's' : ''} sont remplacés.`,
  prolonger: (nombre) => `${acces(nombre)} ${nombre > 1 ? 'sont prolongés' : 'est prolongé'} de trois ans.`,
}

export const LIBELLE_DECISION_LOT: Record<DecisionLot, string> = {
  accepter: 'Accepter',
  demander_correction: 'Demander une correction',
}

export const LIBELLE_LIGNE: Record<DecisionLot, Record<StatutLigne, string>> = {
  accepter: { a_faire: 'À faire', faite: 'Acceptée', refusee: 'Laissée de côté', echec: 'Échec' },
  demander_correction: { a_faire: 'À faire', faite: 'Correction demandée', refusee: 'Laissée de côté', echec: 'Échec' },
}

export const INCIDENT_LIGNE = 'Un incident a empêché cette décision. La demande attend toujours\u00a0: ouvrez-la pour la traiter.'
export const AGENT_PARTI = 'Votre compte d’agent n’est plus actif\u00a0: cette décision n’a pas été prise.'

/** Why a line was left as it is, in one sentence. */
export const raisonLigne = (resultat: Exclude<ResultatDecision, { ok: true }>): string =>
  resultat.code === 'deja_decidee' ? dejaDecidee(resultat.autre) : MESSAGES_DECISION[resultat.code]

/** Where a lot is. */
export const ETAT_LOT = { prepare: 'À lancer', en_cours: 'En cours', fini: 'Terminé' } as const satisfies Record<
  ReturnType<typeof etatLot>,
  string
>

/** « 180 acceptées, 20 laissées de côté, aucun échec ». */
export function bilanLot(comptes: Record<StatutLigne, number>): string {
  const { faite, refusee, echec } = comptes
  const s = (nombre: number) => (nombre > 1 ? 's' : '')
  return `${faite} décidée${s(faite)}, ${refusee} laissée${s(refusee)} de côté, ${echec} échec${s(echec)}.`
}

export const MESSAGES_LOT = {
  aucune: 'Cochez au moins une demande qui attend une décision.',
  introuvable: 'Ce lot n’existe pas.',
  deja_lance: 'Ce lot est déjà lancé. Rechargez la page pour suivre son avancement.',
  sans_motif: 'Écrivez le motif, ou choisissez un modèle\u00a0: il est envoyé à chaque organisme.',
  modele_introuvable: MESSAGES_DECISION.modele_introuvable,
  plus_aucune: 'Aucune de ces demandes n’attend plus de décision. Revenez à la liste.',
} as const

export const LOT_A_LIRE =
  'Lisez l’e-mail ci-dessous\u00a0: c’est celui de la première demande, les autres ne diffèrent que par ce qui les concerne. Puis lancez.'
export const LOT_CHANGE = 'Ce qui va partir a changé depuis votre lecture. Relisez, puis lancez.'
