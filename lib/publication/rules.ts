import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { debutDuJourParis, finDuJourParis, jourParis } from '@/lib/core/calendrier'
import { ok, type Result, refus } from '@/lib/core/result'

/** `miseAJourLe` is a date (UTC midnight), `publieeLe` the instant it comes into force. */
export type Version = { id: string; miseAJourLe: Date; publieeLe: Date; sha256: string }
export type EtatVersion = 'a_venir' | 'en_vigueur' | 'remplacee'

/** The state of each version, given the newest first: by coming into force, then by date. */
export function etatsVersions<V extends Pick<Version, 'publieeLe'>>(
  versions: V[],
  maintenant: Date,
): (V & { etat: EtatVersion })[] {
  const courante = versions.findIndex(({ publieeLe }) => publieeLe <= maintenant)
  return versions.map((version, rang) => ({
    ...version,
    etat: rang === courante ? 'en_vigueur' : version.publieeLe > maintenant ? 'a_venir' : 'remplacee',
  }))
}

/** Days an organisme has to accept again, the day it comes into force left out. */
export const DELAI_MIN = 1
export const DELAI_MAX = 365
/** How far ahead a version may be dated, in days. */
export const AVANCE_MAX = 365

/** What an administrateur chooses: dates AAAA-MM-JJ in Paris; `vigueur` null is at once, `delai` (days) null asks for nothing. */
export type Choix = { miseAJourLe: string; vigueur: string | null; delai: number | null }
/** What follows from it. `avant`: first instant that is too late to accept. */
export type Plan = { miseAJourLe: Date; publieeLe: Date; avant: Date | null }
export type RefusPublication =
  | 'vigueur_passee'
  | 'vigueur_lointaine'
  | 'vigueur_prise'
  | 'date_lointaine'
  | 'date_prise'
  | 'date_desordre'
  | 'texte_deja_publie'

/** A day that has begun already means at once: a version never comes into force before it is published. */
function planifier({ miseAJourLe, vigueur, delai }: Choix, maintenant: Date): Plan {
  const jour = vigueur === null ? jourParis(maintenant) : Temporal.PlainDate.from(vigueur)
  const publieeLe = vigueur === null ? maintenant : new Date(Math.max(debutDuJourParis(jour).getTime(), maintenant.getTime()))
  const avant = delai === null ? null : finDuJourParis(jour.add({ days: delai }))
  return { miseAJourLe: new Date(`${miseAJourLe}T00:00:00Z`), publieeLe, avant }
}

const apres = (jour: Temporal.PlainDate, autre: Temporal.PlainDate) => Temporal.PlainDate.compare(jour, autre) > 0

/** What is wrong with the dates by themselves. */
function refusDates({ miseAJourLe, vigueur }: Choix, maintenant: Date): RefusPublication | null {
  const aujourdhui = jourParis(maintenant)
  const limite = aujourdhui.add({ days: AVANCE_MAX })
  const debut = vigueur === null ? aujourdhui : Temporal.PlainDate.from(vigueur)
  if (apres(aujourdhui, debut)) return 'vigueur_passee'
  if (apres(debut, limite)) return 'vigueur_lointaine'
  return apres(Temporal.PlainDate.from(miseAJourLe), limite) ? 'date_lointaine' : null
}

/**
 * Whether a text can be published so, beside the versions there are, those to come included: a text is published once, at a date and an
 * instant of its own, and dates follow one another as versions do.
 */
export function deciderPublication(
  choix: Choix,
  { sha256, versions }: { sha256: string; versions: Version[] },
  maintenant: Date,
): Result<{ plan: Plan }, RefusPublication> {
  const dates = refusDates(choix, maintenant)
  if (dates) return refus(dates)
  const plan = planifier(choix, maintenant)
  if (versions.some((version) => version.sha256 === sha256)) return refus('texte_deja_publie')
  if (versions.some(({ miseAJourLe }) => miseAJourLe.getTime() === plan.miseAJourLe.getTime())) return refus('date_prise')
  if (versions.some(({ publieeLe }) => publieeLe.getTime() === plan.publieeLe.getTime())) return refus('vigueur_prise')
  const enOrdre = ({ miseAJourLe, publieeLe }: Version) => publieeLe < plan.publieeLe === miseAJourLe < plan.miseAJourLe
  return versions.every(enOrdre) ? ok({ plan }) : refus('date_desordre')
}

type Situation = { brouillonId: string; modifieLe: Date; versions: Pick<Version, 'id'>[] }

/** What a summary was made of: the draft as it was saved, the versions there were, and the day in Paris. Another one is another fingerprint. */
export function empreinteSituation({ brouillonId, modifieLe, versions }: Situation, maintenant: Date): string {
  const ids = versions.map(({ id }) => id).toSorted()
  return createHash('sha256')
    .update([brouillonId, modifieLe.toISOString(), `${jourParis(maintenant)}`, ...ids].join('\n'))
    .digest('hex')
}

/** Seconds until an instant, rounded up: a job put off so long never comes before it. */
export const secondesJusque = (instant: Date, maintenant: Date) =>
  Math.max(0, Math.ceil((instant.getTime() - maintenant.getTime()) / 1000))

const jour = (date: Date) => date.toISOString().slice(0, 10)

/** The date a form proposes: today, or the day after that of the newest version when it is not before. */
export function dateProposee(versions: Pick<Version, 'miseAJourLe'>[], maintenant: Date): string {
  const suivantes = versions.map(({ miseAJourLe }) => `${Temporal.PlainDate.from(jour(miseAJourLe)).add({ days: 1 })}`)
  return [`${jourParis(maintenant)}`, ...suivantes].toSorted().at(-1) ?? ''
}

export const pageBrouillon = (id: string) => `/admin/cgu/brouillons/${id}`
/** The page of administrateurs about one version. */
export const pageVersion = (miseAJourLe: Date) => `/admin/cgu/${jour(miseAJourLe)}`

function choixEnAdresse({ miseAJourLe, vigueur, delai }: Choix): URLSearchParams {
  const parametres = new URLSearchParams({ miseAJourLe })
  if (vigueur) parametres.set('vigueur', vigueur)
  if (delai !== null) parametres.set('delai', String(delai))
  return parametres
}

/** Address of the form of a publication, filled with these choices. */
export const adressePublication = (brouillonId: string, choix: Choix) =>
  `${pageBrouillon(brouillonId)}/publier?${choixEnAdresse(choix)}`

/** Address of the summary of a publication. */
export const adresseRecapitulatif = (brouillonId: string, choix: Choix) =>
  `${pageBrouillon(brouillonId)}/publier/confirmer?${choixEnAdresse(choix)}`
