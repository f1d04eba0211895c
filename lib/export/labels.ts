import { dateHeure } from '@/lib/core/calendrier'
import { LIBELLE_STATUT_AGENT } from '@/lib/decision/labels'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import { libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { territoireDuDepartement } from '@/lib/organisme/territoires'
import type { DemandeExportee } from './data'

export const COLONNES_EXPORT = [
  ...['État', 'Nature', 'Organisme', 'SIRET', 'NDA', 'Forme juridique', 'Ville', 'Département', 'Région'],
  ...['Enregistrée le', 'Validée le', 'Décidée le', 'Prise en charge par'],
] as const

const date = (instant: Date | null) => (instant ? dateHeure(instant) : '')

/** A demande as a row of texts, in the order of the columns; instants are in Paris. */
export function cellulesDe(demande: DemandeExportee): string[] {
  const { statut, nature, raisonSociale, siret, nda, formeJuridique, ville, codeDepartement } = demande
  const territoire = codeDepartement ? territoireDuDepartement(codeDepartement) : null
  return [
    ...[LIBELLE_STATUT_AGENT[statut], LIBELLE_NATURE[nature], raisonSociale, siret, nda],
    ...[libelleFormeJuridique(formeJuridique) ?? formeJuridique, ville],
    ...[territoire ? `${codeDepartement} ${territoire.departement}` : '', territoire?.region ?? ''],
    ...[date(demande.creeLe), date(demande.valideeLe), date(demande.decideeLe), demande.agent ?? ''],
  ]
}

export const EXPORTS_EN_COURS = 'Deux exports sont déjà en cours. Réessayez dans quelques minutes.\n'
