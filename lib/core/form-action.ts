import 'server-only'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Contexte, getContexte } from './contexte'
import { type Apercu, CHAMP_FORMULAIRE, CHAMP_PORTEE, type FormAction, type FormState, type FormValues } from './form-state'
import { Surcharge } from './hachage'
import { consommer, type NomLimite } from './limite'
import { errorFields, log } from './log'
import { garderSaisie, oublierSaisie, parScript } from './saisie'

type Run<Input, Actor> = { input: Input; actor: Actor; contexte: Contexte; maintenant: Date }
/**
 * `field`: the refusal is about that field and is shown beside it. `message`: said in place of the code's sentence.
 * `apercu`: nothing is done yet, this is to be read and confirmed; `values`: what fields hold from now on.
 */
type Outcome =
  | { ok: true; message?: string }
  | { ok: false; code: string; field?: string; message?: string }
  | { apercu: Apercu; values?: FormValues }
type Options<Schema extends z.ZodType, Actor> = {
  /** Name in the log. */
  name: string
  schema: Schema
  /** Fields that come several times, or not at all: read as lists. */
  listes?: readonly string[]
  /** Who may: redirects or 404s by itself when the person may not. */
  actor: () => Promise<Actor>
  /** Says that files are not taken, to whoever sends one. */
  sansFichier?: string
  /** What counts against which limit, before anything is done. */
  limits?: (run: Run<z.output<Schema>, Actor>) => [NomLimite, string][] | Promise<[NomLimite, string][]>
  /** One sentence per refusal code; `trop_de_tentatives` may have its own. */
  messages: Record<string, string>
  run: (run: Run<z.output<Schema>, Actor>) => Promise<Outcome>
}

const SECRET = /motdepasse|jeton/i
const TROP = 'Trop de tentatives en peu de temps. Patientez quelques minutes, puis réessayez.'
const SURCHARGE =
  'Beaucoup de personnes utilisent le service en ce moment. Rien n’a été enregistré et vos saisies sont conservées. Réessayez dans quelques secondes.'
const SESSION_TERMINEE =
  'Votre session est terminée. Rien n’a été enregistré et vos saisies restent ici. Connectez-vous dans un nouvel onglet, puis revenez cliquer de nouveau sur le bouton.'
const AUTRE_ORGANISME =
  'Vous êtes passé à un autre organisme depuis l’ouverture de cette page. Rien n’a été enregistré. Revenez au bon organisme, ou rechargez la page, puis recommencez.'
const INCIDENT = (id: string) =>
  `Un incident nous empêche d’enregistrer votre demande. Rien n’a été enregistré et vos saisies sont conservées. Réessayez dans quelques minutes. Si cela se reproduit, communiquez-nous cet identifiant : ${id}.`

/** The text fields of a form, React's own left out; a file or a repeated field is not text and stays out. */
function readFields(data: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of new Set(data.keys())) {
    const [value, ...more] = data.getAll(name)
    if (!name.startsWith('$') && typeof value === 'string' && more.length === 0) fields[name] = value
  }
  return fields
}

const porteUnFichier = (data: FormData) => [...data.values()].some((value) => typeof value !== 'string' && value.size > 0)

/** The texts of the fields that may come several times. */
const readLists = (data: FormData, names: readonly string[] = []) =>
  Object.fromEntries(names.map((name) => [name, data.getAll(name).filter((value) => typeof value === 'string')]))

const withoutSecrets = (fields: FormValues): FormValues =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.test(name)))

function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '')
    errors[name] ??= issue.message
  }
  return errors
}

/**
 * Whether the form was shown for another organisme than the one that the gate lets act on now. Gates that are about no
 * organisme give the session alone.
 */
function autreOrganisme(actor: unknown, portee: FormDataEntryValue | null): boolean {
  if (typeof actor !== 'object' || actor === null || !('session' in actor) || !('organismeId' in actor)) return false
  return typeof portee === 'string' && portee !== actor.organismeId
}

/** Where a gate sends who is not signed in, null for anything else that it throws. */
function versConnexion(error: unknown): string | null {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  const [genre, , adresse = ''] = digest.split(';')
  return genre === 'NEXT_REDIRECT' && adresse.startsWith('/connexion?suite=') ? adresse : null
}

/**
 * The session ended while a form was being filled. With a script the form stays as it is, and can be sent again after a
 * sign-in in another tab. Without, the page can't be shown again: what was typed waits in the browser until it can.
 */
async function sessionTerminee(connexion: string, values: FormValues, formulaire: string): Promise<FormState> {
  if (await parScript()) {
    const lien = { href: '/connexion', label: 'Se connecter dans un nouvel onglet' }
    return { status: 'refused', code: 'session_terminee', message: SESSION_TERMINEE, values, lien }
  }
  const { page, gardee } = await garderSaisie({ formulaire, values })
  if (!page) redirect(connexion)
  redirect(`/connexion?suite=${encodeURIComponent(page)}&saisie=${gardee ? 'gardee' : 'perdue'}`)
}

/**
 * The one way a form reaches a mutation: who, then what (schema), then how often (limits), then the run.
 * Expected refusals come back as sentences with what was typed; an exception is logged and never shown.
 */
export function formAction<Schema extends z.ZodType, Actor>(options: Options<Schema, Actor>): FormAction {
  return async (_previous, recu): Promise<FormState> => {
    const contexte = await getContexte()
    // A page's script always sends a form; a program may send anything in its place, which has no field then.
    const data = recu instanceof FormData ? recu : new FormData()
    const fields = readFields(data)
    const values = withoutSecrets(fields)
    try {
      const actor = await options.actor()
      if (autreOrganisme(actor, data.get(CHAMP_PORTEE)))
        return { status: 'refused', code: 'autre_organisme', message: AUTRE_ORGANISME, values }
      await oublierSaisie()
      const parsed = options.schema.safeParse({ ...fields, ...readLists(data, options.listes) })
      if (options.sansFichier && porteUnFichier(data))
        return { status: 'refused', code: 'fichier', message: options.sansFichier, values }
      if (!parsed.success) return { status: 'invalid', fieldErrors: fieldErrors(parsed.error), values }
      const run = { input: parsed.data, actor, contexte, maintenant: new Date() }
      for (const [limite, cle] of (await options.limits?.(run)) ?? []) {
        if (await consommer(limite, cle)) continue
        const message = options.messages.trop_de_tentatives ?? TROP
        return { status: 'refused', code: 'trop_de_tentatives', message, values }
      }
      const outcome = await options.run(run)
      if ('apercu' in outcome) return { status: 'apercu', ...outcome.apercu, values: { ...values, ...outcome.values } }
      if (outcome.ok) return { status: 'success', message: outcome.message }
      log.info({ event: 'action.refused', action: options.name, code: outcome.code, requestId: contexte.requeteId })
      const message = outcome.message ?? options.messages[outcome.code] ?? INCIDENT(contexte.requeteId)
      if (outcome.field) return { status: 'invalid', fieldErrors: { [outcome.field]: message }, values }
      return { status: 'refused', code: outcome.code, message, values }
    } catch (error) {
      const connexion = versConnexion(error)
      if (connexion) return sessionTerminee(connexion, values, String(data.get(CHAMP_FORMULAIRE) ?? ''))
      unstable_rethrow(error)
      if (error instanceof Surcharge) return { status: 'refused', code: 'surcharge', message: SURCHARGE, values }
      log.error({ event: 'action.failed', action: options.name, requestId: contexte.requeteId, ...errorFields(error) })
      return { status: 'error', message: INCIDENT(contexte.requeteId), values }
    }
  }
}

/** For the forms anyone may send. */
export const anonyme = async () => null
