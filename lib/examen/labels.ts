import { dateSeule } from '@/lib/core/calendrier'
import { libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { formatSiren, formatSiret, formatTelephone } from '@/lib/organisme/rules'
import type { Constat, Controle, EtatConstat, SourceConstat } from './rules'
import { constatsSchema } from './schema'

export const LIBELLE_CONTROLE: Record<Controle, string> = {
  etablissement: 'Établissement ouvert',
  denomination: 'Nom',
  forme_juridique: 'Forme juridique',
  adresse: 'Adresse',
  nda: 'Numéro de déclaration d’activité',
  qualiopi: 'Certification Qualiopi',
  meme_siren: 'Autres organismes du même SIREN',
  meme_courriel: 'Même adresse e-mail ailleurs',
  meme_telephone: 'Même téléphone ailleurs',
  domaine_courriel: 'Domaine des adresses e-mail',
  meme_personne: 'Signataire et RGC',
}

export const LIBELLE_ETAT: Record<EtatConstat, string> = {
  conforme: 'Conforme',
  a_verifier: 'À vérifier',
  non_verifie: 'Non vérifié',
}

export const LIBELLE_SOURCE: Record<SourceConstat, string> = {
  annuaire: 'Annuaire des entreprises',
  dgefp: 'Liste publique des organismes de formation (DGEFP)',
  portail: 'Ce portail',
}

type Phrases = Record<string, string>
const REGISTRE_MUET: Phrases = {
  indisponible: 'La source n’a pas répondu. Relancez les contrôles un peu plus tard.',
  non_interroge: 'La démonstration n’interroge pas cette source\u00a0: ses organismes sont inventés.',
  masque: 'La source ne communique pas cette information, à la demande de l’organisme.',
  inconnu: 'L’annuaire ne connaît pas cet établissement\u00a0: il n’y a rien à comparer.',
}
const IDENTITE: Phrases = {
  ...REGISTRE_MUET,
  identique: 'La déclaration et l’annuaire concordent.',
  different: 'L’annuaire dit autre chose.',
}
const LISTE_OF: Phrases = {
  ...REGISTRE_MUET,
  absent: 'Cette entreprise n’est pas dans la liste publique.',
}
const VOISINAGE: Phrases = { aucun: 'Aucun autre organisme de ce portail.', autres: 'D’autres organismes sont inscrits ici.' }

const PHRASES: Record<Controle, Phrases> = {
  etablissement: {
    ...REGISTRE_MUET,
    ouvert: 'L’établissement est ouvert.',
    ferme: 'L’établissement est fermé.',
    inconnu: 'L’annuaire ne connaît pas ce numéro SIRET.',
  },
  denomination: IDENTITE,
  forme_juridique: IDENTITE,
  adresse: IDENTITE,
  nda: {
    ...LISTE_OF,
    inscrit: 'Le numéro est dans la liste, pour cette entreprise.',
    precedent: 'Ce numéro a été remplacé par un autre.',
    autre_numero: 'La liste donne un autre numéro à cette entreprise.',
  },
  qualiopi: {
    ...LISTE_OF,
    certifie: 'L’entreprise est certifiée.',
    sans_certification: 'La liste n’indique aucune certification.',
  },
  meme_siren: { ...VOISINAGE, autres: 'D’autres établissements de cette entreprise sont inscrits ici.' },
  meme_courriel: { ...VOISINAGE, autres: 'Cette adresse sert aussi à d’autres organismes.' },
  meme_telephone: { ...VOISINAGE, autres: 'Ce numéro sert aussi à d’autres organismes.' },
  domaine_courriel: {
    propre: 'Ni messagerie gratuite connue, ni adresse jetable connue.',
    gratuit: 'Une adresse est chez une messagerie gratuite\u00a0: elle n’est pas au nom de l’organisme.',
    jetable: 'Une adresse est jetable\u00a0: les e-mails pourraient n’être lus par personne.',
  },
  meme_personne: {
    distinctes: 'Ce sont deux personnes.',
    meme_personne: 'C’est la même personne, qui s’habilite elle-même.',
  },
}

/** What a check found, in one sentence. */
export const phraseConstat = ({ controle, raison }: Pick<Constat, 'controle' | 'raison'>) => PHRASES[controle][raison] ?? ''

/** A declared or registered value as people read it; null when there is none. */
export function valeurLisible(controle: Controle, valeur: string | null): string | null {
  if (!valeur) return null
  if (controle === 'forme_juridique') return libelleFormeJuridique(valeur) ?? valeur
  if (controle === 'meme_siren') return formatSiren(valeur)
  if (controle === 'meme_telephone') return valeur.split(', ').map(formatTelephone).join(', ')
  if (controle !== 'etablissement') return valeur
  return /^\d{4}-\d\d-\d\d$/.test(valeur) ? `Fermé le ${dateSeule(new Date(valeur))}` : formatSiret(valeur)
}

/** « Tout est conforme », « 2 à vérifier, 1 non vérifié » or that there is nothing yet, from what a run kept. */
export function phraseExamen(constats: unknown): string {
  const lus = constatsSchema.safeParse(constats)
  if (!lus.success) return 'Pas encore contrôlée'
  const nombre = (voulu: EtatConstat) => lus.data.filter(({ etat }) => etat === voulu).length
  const [aVerifier, nonVerifies] = [nombre('a_verifier'), nombre('non_verifie')]
  const dits = [
    ...(aVerifier > 0 ? [`${aVerifier} à vérifier`] : []),
    ...(nonVerifies > 0 ? [`${nonVerifies} non vérifié${nonVerifies > 1 ? 's' : ''}`] : []),
  ]
  return dits.length > 0 ? dits.join(', ') : 'Tout est conforme'
}
