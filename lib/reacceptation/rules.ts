import { type Acces, estOuvert } from '@/lib/acces/rules'

/** Where a version stands among the others: they come into force in this order. */
export type Rang = { publieeLe: Date; miseAJourLe: Date }
/** A version that organismes are asked to accept again. `avant`: first instant that is too late. */
export type Campagne = Rang & { avant: Date }

/** Whether a version comes after another one. */
export function suit(version: Rang, autre: Rang): boolean {
  const ecart = version.publieeLe.getTime() - autre.publieeLe.getTime()
  return ecart > 0 || (ecart === 0 && version.miseAJourLe > autre.miseAJourLe)
}

/** Whether the delay of a campaign is over. */
export const horsDelai = (avant: Date, maintenant: Date): boolean => maintenant >= avant

/** `avant`: end (exclusive) of the delay that runs out first among the campaigns not answered. */
export type Attente = { avant: Date; depasse: boolean }

/**
 * What is asked of an organisme whose last accepted demande stands on the version `acceptee`: nothing (null) when its access
 * is not open, or when no campaign in force came after that version. Whatever the campaign, the text to accept is the one
 * in force now.
 */
export function reacceptationAttendue(
  { acces, acceptee, campagnes }: { acces: Acces; acceptee: Rang; campagnes: Campagne[] },
  maintenant: Date,
): Attente | null {
  if (!estOuvert(acces, maintenant)) return null
  const echeances = campagnes
    .filter((campagne) => campagne.publieeLe <= maintenant && suit(campagne, acceptee))
    .map(({ avant }) => avant.getTime())
  if (echeances.length === 0) return null
  const avant = new Date(Math.min(...echeances))
  return { avant, depasse: horsDelai(avant, maintenant) }
}

export type RefusReacceptation = 'case_non_cochee' | 'cgu_modifiees' | 'deja_acceptees' | 'sans_objet'
type Lecture = { accepte: boolean; sha256Lu: string; sha256EnVigueur: string; sha256Accepte: string }

/** Accepting again needs to be asked for, the fingerprint of the very text in force, and the box ticked. */
export function deciderReacceptation(
  attendue: boolean,
  { accepte, sha256Lu, sha256EnVigueur, sha256Accepte }: Lecture,
): { ok: true } | { ok: false; code: RefusReacceptation } {
  if (!attendue) return { ok: false, code: sha256Accepte === sha256EnVigueur ? 'deja_acceptees' : 'sans_objet' }
  if (sha256Lu !== sha256EnVigueur) return { ok: false, code: 'cgu_modifiees' }
  return accepte ? { ok: true } : { ok: false, code: 'case_non_cochee' }
}

/** Name of the e-mail of a campaign to one person of one organisme: it is written once, however often the job runs. */
export const cleCampagne = (cguVersionId: string, organismeId: string, compteId: string) =>
  `cgu-modifiees/${cguVersionId}/${organismeId}/${compteId}`

/** What an organisme did about one version: accepted it (or one that came after), or not; `avant` ends the delay to do so. */
export const REPONSES = ['acceptee', 'en_attente', 'hors_delai', 'non_demandee'] as const
export type Reponse = (typeof REPONSES)[number]

/** How those who have not accepted a version stand: it is one answer for all of them. `avant` is null without a campaign. */
export function reponseManquante(avant: Date | null, maintenant: Date): Exclude<Reponse, 'acceptee'> {
  if (!avant) return 'non_demandee'
  return horsDelai(avant, maintenant) ? 'hors_delai' : 'en_attente'
}

export const ACCEPTATIONS_PAR_PAGE = 50

type Adresse = { reponse?: Reponse | null; apres?: string | null }

/** Address of the list of who has accepted a version; what is usual is left out. */
export function adresseAcceptations(miseAJourLe: Date, { reponse, apres }: Adresse = {}): string {
  const parametres = new URLSearchParams()
  if (reponse) parametres.set('reponse', reponse)
  if (apres) parametres.set('apres', apres)
  const suite = parametres.toString()
  const page = `/admin/cgu/${miseAJourLe.toISOString().slice(0, 10)}/acceptations`
  return suite ? `${page}?${suite}` : page
}
