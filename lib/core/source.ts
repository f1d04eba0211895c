import 'server-only'
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import type { z } from 'zod'
import { errorFields, log } from './log'

/** For a whole exchange with an outside register, body included, in milliseconds. */
export const DELAI_MS = 5_000
export const REPRISE_MS = 30_000
const ECHECS_AVANT_COUPURE = 5
const TAILLE_MAX = 2 * 1024 * 1024

/** Why an exchange gave no answer. It carries no text of the answer, which may hold personal data. */
export class EchecSource extends Error {
  override name = 'EchecSource'
  constructor(readonly code: string) {
    super(code)
  }
}

type Reponse = { statut: number; json: unknown }

/** One GET whose answer (200 or 404) must be JSON; redirections are not followed and anything else is never parsed. */
export async function lireJson(url: string, delaiMs: number, headers: Record<string, string> = {}): Promise<Reponse> {
  const signal = AbortSignal.timeout(delaiMs)
  const reponse = await fetch(url, {
    headers: { accept: 'application/json', ...headers },
    redirect: 'manual',
    cache: 'no-store',
    signal,
  })
  const type = reponse.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type) || (reponse.status !== 200 && reponse.status !== 404)) {
    await reponse.body?.cancel()
    throw new EchecSource(`http_${reponse.status}`)
  }
  return { statut: reponse.status, json: parser(await texteDe(reponse)) }
}

/** The body, of so many characters at most. */
async function texteDe({ body }: Response): Promise<string> {
  const decodeur = new TextDecoder()
  let texte = ''
  for await (const morceau of body ?? []) {
    texte += decodeur.decode(morceau, { stream: true })
    if (texte.length > TAILLE_MAX) throw new EchecSource('taille')
  }
  return texte + decodeur.decode()
}

/** JSON.parse whose error does not repeat the text, which could end in the log. */
function parser(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    throw new EchecSource('json')
  }
}

/** The data, or a failure of the source: what does not have the documented shape says nothing. */
export function exiger<T>(lu: z.ZodSafeParseResult<T>): T {
  if (!lu.success) throw new EchecSource('format')
  return lu.data
}

/** An outside register, asked about one thing. `service` and `nom` are what the log calls it. */
export type Source<R> = { service: string; nom: string; demander: (cle: string) => Promise<R> }

/**
 * The source behind a breaker of its own: five failures in a row and it is left alone for thirty seconds. The answer is null
 * when there is none; never throws. The state of the breaker belongs to the object.
 */
export function proteger<R extends object>({ service, nom, demander }: Source<R>, repriseMs = REPRISE_MS) {
  const coupure = circuitBreaker(handleAll, { halfOpenAfter: repriseMs, breaker: new ConsecutiveBreaker(ECHECS_AVANT_COUPURE) })
  coupure.onBreak(() => log.warn({ event: `${service}.coupure`, source: nom }))
  coupure.onReset(() => log.info({ event: `${service}.reprise`, source: nom }))
  return async (cle: string): Promise<R | null> => {
    try {
      return await coupure.execute(() => demander(cle))
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null
      const code = error instanceof EchecSource ? error.code : undefined
      log.warn({ event: `${service}.echec`, source: nom, ...(code ? { code } : errorFields(error)) })
      return null
    }
  }
}
