import type { Acces } from '@/lib/acces/rules'
import { dateHeure, dateLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import { type EtatDocument, etatAcces, type RefusFichier } from './rules'

/** What an organisme reads while its PDF is not there. A failure is ours to mend: it is not told to go and do something. */
export const LIBELLE_ETAT: Record<EtatDocument, string> = {
  en_preparation: 'Votre document est en cours de préparation. Il apparaîtra ici dans quelques instants.',
  nouvel_essai: 'La préparation de votre document prend plus de temps que prévu. Elle se poursuit automatiquement.',
  abandonne: 'Votre document n’est pas encore disponible. Nos équipes en sont informées et vont le préparer à nouveau.',
  pret: 'Votre document est prêt.',
}

/** What an agent reads. `essais` counts the failed tries. */
export function etatPourAgent(etat: EtatDocument, essais: number): string {
  const echecs = `${essais}\u00a0essai${essais > 1 ? 's' : ''} en échec`
  switch (etat) {
    case 'en_preparation':
      return 'PDF en cours de préparation.'
    case 'nouvel_essai':
      return `Le PDF n’a pas pu être produit (${echecs}). Un nouvel essai aura lieu automatiquement.`
    case 'abandonne':
      return `Le PDF n’a pas pu être produit (${echecs}). Relancez la fabrication.`
    case 'pret':
      return 'PDF disponible.'
  }
}

/** What the seal of a document is worth, for agents. */
export function libelleCachet({ niveau, horodatage, horodateLe, demonstration }: Cachet): string {
  if (!niveau) return 'Aucun'
  const temps = horodatage && horodateLe ? `horodaté le ${dateHeure(horodateLe)} par ${horodatage}` : 'non horodaté'
  return `${demonstration ? 'De démonstration' : 'Apposé'} (${niveau}), ${temps}`
}

type Cachet = { niveau: string | null; horodatage: string | null; horodateLe: Date | null; demonstration: boolean }

export const MESSAGES_DOCUMENT = {
  introuvable: 'Ce document n’existe pas.',
  deja_pret: 'Ce document est déjà prêt\u00a0: il ne peut plus être produit à nouveau.',
} as const

export const MESSAGES_VERIFICATION = {
  absent: 'Choisissez le fichier PDF à vérifier.',
  trop_grand:
    'Ce fichier dépasse 5\u00a0Mo\u00a0: ce n’est pas un document de ce portail. Choisissez le PDF tel que vous l’avez reçu.',
  pas_pdf: 'Ce fichier n’est pas un PDF. Choisissez le PDF tel que vous l’avez reçu.',
  plusieurs: 'Choisissez un seul fichier.',
  inconnu: 'Inconnu\u00a0: ce fichier n’est pas, à l’octet près, un document délivré par ce portail.',
  modifie:
    'Modifié\u00a0: ce fichier porte notre cachet, mais il a été changé depuis. Ne vous y fiez pas\u00a0: demandez l’original à l’organisme.',
  code_inconnu:
    'Inconnu\u00a0: ce code n’est celui d’aucun document délivré par ce portail. Vérifiez chaque signe, ou déposez le fichier PDF.',
  occupe: 'Le portail ne peut pas examiner ce fichier pour le moment. Réessayez dans une minute.',
  trop_de_tentatives: 'Trop de vérifications en peu de temps. Patientez quelques minutes, puis réessayez.',
} as const satisfies Record<
  RefusFichier | 'plusieurs' | 'inconnu' | 'modifie' | 'code_inconnu' | 'occupe' | 'trop_de_tentatives',
  string
>

/** The access a document led to, as it is now. */
function phraseAcces(acces: Acces | null, maintenant: Date): string {
  if (!acces) return 'Aucun'
  switch (etatAcces(acces, maintenant)) {
    case 'ouvert':
      return `Ouvert jusqu’au ${dernierJour(acces.fin)} inclus`
    case 'suspendu':
      return 'Suspendu'
    case 'retire':
      return 'Retiré'
    case 'termine':
      return `Terminé le ${dernierJour(acces.fin)}`
  }
}

type Verifie = {
  raisonSociale: string
  siret: string
  accepteeLe: Date
  miseAJourLe: Date
  acces: Acces | null
  /** True when a later demande of the organisme was accepted: other people, another document. */
  remplace: boolean
  /** True when the seal is the one that a demonstration makes for itself. */
  demonstration: boolean
}

/** What anyone who holds an authentic document reads of it: never a person's name. */
export const lignesVerification = (
  { raisonSociale, siret, accepteeLe, miseAJourLe, acces, remplace, demonstration }: Verifie,
  maintenant: Date,
) => [
  { label: 'Organisme', value: raisonSociale },
  { label: 'SIRET', value: formatSiret(siret) },
  { label: 'CGU acceptées le', value: dateLongue(accepteeLe) },
  { label: 'Version des CGU', value: dateSeule(miseAJourLe) },
  { label: 'Accès à Kairos', value: phraseAcces(acces, maintenant) },
  ...(remplace ? [{ label: 'Document', value: 'Remplacé par un plus récent' }] : []),
  ...(demonstration ? [{ label: 'Cachet', value: 'De démonstration, sans valeur' }] : []),
]

/** The same facts for programs. Dates are ISO 8601; `etat` is an EtatAcces; `fin` is the first instant after the access. */
export const donneesVerification = (verifie: Verifie, maintenant: Date) => {
  const { raisonSociale, siret, accepteeLe, miseAJourLe, acces, remplace, demonstration } = verifie
  return {
    organisme: { raisonSociale, siret },
    accepteeLe: accepteeLe.toISOString(),
    versionCgu: miseAJourLe.toISOString().slice(0, 10),
    acces: acces && {
      etat: etatAcces(acces, maintenant),
      debut: acces.debut.toISOString(),
      fin: acces.fin.toISOString(),
    },
    remplace,
    demonstration,
  }
}
