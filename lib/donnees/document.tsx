import 'server-only'
import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { Piece } from '@/lib/core/zip'
import { ecrireJson } from '@/lib/preuve/rules'
import type { Donnees } from './data'

/** What each file of the copy holds. */
const CONTENU: Record<keyof Donnees, string> = {
  compte: 'votre compte\u00a0: adresse e-mail, nom, rôle, dates',
  organismes: 'les organismes dont vous êtes membre, et votre rôle',
  sessions: 'vos sessions\u00a0: dates, façon de se connecter, navigateur',
  navigateurs: 'les navigateurs que le portail reconnaît',
  'seconds-facteurs': 'vos clés d’accès et codes de secours\u00a0: noms et dates, jamais leur secret',
  liens: 'les liens que nous vous avons envoyés\u00a0: usage et dates, jamais leur secret',
  consultations: 'le nombre de fiches ouvertes et de documents téléchargés, par jour',
  invitations: 'les invitations que vous avez reçues ou envoyées',
  'demandes-de-rattachement': 'vos demandes pour rejoindre un organisme',
  reclamations: 'vos demandes «\u00a0Je n’ai plus accès à ce compte\u00a0»',
  acceptations: 'les conditions générales que vous avez acceptées, et d’où',
  messages: 'les messages que vous avez écrits au sujet d’une demande',
  journal: 'les lignes du journal qui parlent de vous ou de ce que vous avez fait',
  courriels: 'les e-mails que nous vous avons envoyés\u00a0: objet, dates, état',
}

function lisezMoi(donnees: Donnees, operateur: Operateur, le: Date): string {
  const fichiers = Object.entries(CONTENU).map(([nom, quoi]) => `- ${nom}.json\u00a0: ${quoi}.`)
  return `${[
    `Vos données sur le portail d’adhésion à ${operateur.service}`,
    '',
    `Copie du ${dateHeureLongue(le)} (heure de Paris), pour le compte ${donnees.compte.email}.`,
    '',
    'Cette archive contient tout ce que le portail sait de vous, dans des fichiers au format JSON, que tout éditeur de texte',
    'ouvre. Les dates sont en temps universel (UTC). Une valeur absente est écrite null.',
    '',
    ...fichiers,
    '',
    'Ce qui n’y est pas, parce que nous ne le savons pas ou ne le gardons pas\u00a0: votre mot de passe et vos codes (seules des',
    'empreintes, ou un texte chiffré, sont conservées), le contenu des e-mails (effacé une fois parti), votre adresse IP en dehors',
    'des acceptations.',
    '',
    'Combien de temps nous gardons ces données, et vos droits\u00a0: page «\u00a0Données personnelles\u00a0» du portail.',
    `Une question\u00a0? Écrivez à ${operateur.courriel}.`,
  ].join('\n')}\n`
}

/** The copy of a person's data: a README in French, and a JSON file for each kind of data. */
export function assemblerCopie(donnees: Donnees, operateur: Operateur, le: Date): Piece[] {
  const fichiers = Object.entries(donnees).map(([nom, contenu]) => ({ nom: `${nom}.json`, contenu: ecrireJson(contenu) }))
  return [{ nom: 'LISEZ-MOI.txt', contenu: lisezMoi(donnees, operateur, le) }, ...fichiers]
}
