import { dateHeure, dateLongue } from '@/lib/core/calendrier'
import type { AlerteCachet, Certificat, Verdict } from './rules'

/** Why a timestamp server gave nothing that can be used (lib/core/pdf/horodatage), for agents. */
export const LIBELLES_ECHEC_HORODATAGE = {
  injoignable: 'Le serveur d’horodatage ne répond pas.',
  delai: 'Le serveur d’horodatage n’a pas répondu à temps.',
  reponse: 'La réponse du serveur d’horodatage ne respecte pas le protocole.',
  refus: 'Le serveur d’horodatage a refusé la demande.',
  nonce: 'Le jeton d’horodatage répond à une autre demande.',
  empreinte: 'Le jeton d’horodatage porte sur un autre document.',
  signature: 'La signature du jeton d’horodatage est fausse.',
  certificat: 'Le certificat du serveur d’horodatage ne convient pas à cet usage.',
  autorite: 'L’autorité du serveur d’horodatage n’est pas connue du portail.',
  illisible: 'Le jeton d’horodatage est illisible.',
  taille: 'Le jeton d’horodatage est trop long pour le document.',
} as const

/** What a file proves by itself, in one sentence. */
export const LIBELLES_VERDICT: Record<Verdict['code'], string> = {
  intact: 'Ce fichier porte notre cachet et n’a pas été modifié.',
  modifie: 'Ce fichier porte notre cachet, mais il a été modifié depuis.',
  autre_cachet: 'Ce fichier porte un cachet qui n’est pas le nôtre.',
  cachet_illisible: 'Ce fichier porte un cachet illisible.',
  sans_cachet: 'Ce fichier ne porte aucun cachet.',
  vide: 'Ce fichier est vide.',
  trop_grand: 'Ce fichier dépasse 5\u00a0Mo.',
  pas_pdf: 'Ce fichier n’est pas un PDF.',
}

/** The end of a seal, near or past, and what to do about it. */
export function phrasesAlerte({ etat, fin }: AlerteCachet): { titre: string; suite: string } {
  switch (etat) {
    case 'bientot':
      return {
        titre: `Le cachet électronique prend fin le ${dateLongue(fin)}.`,
        suite: 'Passé ce jour, plus aucun document ne pourra être scellé. Demandez dès maintenant son renouvellement.',
      }
    case 'fini':
      return {
        titre: `Le cachet électronique a pris fin le ${dateLongue(fin)}.`,
        suite:
          'Plus aucun document ne peut être scellé. Faites installer le nouveau cachet, puis redémarrer le service. Les documents déjà scellés restent vérifiables.',
      }
  }
}

/** A seal, line by line, for administrateurs. */
export const lignesCachet = (sceau: Certificat & { demonstration: boolean; ouvertLe: Date }) => [
  { label: 'Délivré à', value: sceau.sujet },
  { label: 'Délivré par', value: sceau.emetteur },
  { label: 'Valable du', value: dateHeure(sceau.debut) },
  { label: 'Valable jusqu’au', value: dateHeure(sceau.fin) },
  { label: 'Nature', value: sceau.demonstration ? 'Cachet de démonstration' : 'Cachet de l’opérateur' },
  { label: 'Empreinte SHA-256', value: sceau.empreinte },
  { label: 'Ouvert le', value: dateHeure(sceau.ouvertLe) },
]
