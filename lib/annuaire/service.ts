import 'server-only'
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import type { z } from 'zod'
import { errorFields, log } from '@/lib/core/log'
import type { ReponseAnnuaire, ReponseSource } from './rules'
import { lireRecherche, lireSirene, rechercheSchema, sireneInconnuSchema, sireneSchema } from './schema'

const DELAI_MS = 5_000 // for a whole exchange with one source, body included
const ECHECS_AVANT_COUPURE = 5
const REPRISE_MS = 30_000

export type Reglages = {
  annuaireUrl: string
  inseeUrl: string
  /** Without it INSEE is not asked. */
  inseeCle: string | undefined
  delaiMs?: number
  repriseMs?: number
}

/** Why an exchange gave no answer. It carries no text of the answer, which may hold personal data. */
class EchecSource extends Error {
  override name = 'EchecSource'
  constructor(readonly code: string) {
    super(code)
  }
}

type Reponse = { statut: number; json: unknown }

/** One GET whose answer must be JSON; redirections are not followed and anything else is never parsed. */
async function lire(url: string, headers: Record<string, string>, delaiMs: number): Promise<Reponse> {
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
  return { statut: reponse.status, json: parser(await reponse.text()) }
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
function exiger<T>(lu: z.ZodSafeParseResult<T>): T {
  if (!lu.success) throw new EchecSource('format')
  return lu.data
}

type Source = { nom: string; demander: (siret: string) => Promise<ReponseSource> }

function rechercheEntreprises({ annuaireUrl, delaiMs = DELAI_MS }: Reglages): Source {
  const demander = async (siret: string) => {
    const query = new URLSearchParams({ q: siret, minimal: 'true', include: 'siege,matching_etablissements,complements' })
    const { statut, json } = await lire(`${annuaireUrl.replace(/\/+$/, '')}/search?${query}`, {}, delaiMs)
    if (statut !== 200) throw new EchecSource(`http_${statut}`)
    return lireRecherche(siret, exiger(rechercheSchema.safeParse(json)))
  }
  return { nom: 'recherche-entreprises', demander }
}

function sirene({ inseeUrl, delaiMs = DELAI_MS }: Reglages, cle: string): Source {
  const demander = async (siret: string): Promise<ReponseSource> => {
    const url = `${inseeUrl.replace(/\/+$/, '')}/siret/${encodeURIComponent(siret)}`
    const { statut, json } = await lire(url, { 'X-INSEE-Api-Key-Integration': cle }, delaiMs)
    if (statut === 200) return lireSirene(siret, exiger(sireneSchema.safeParse(json)))
    exiger(sireneInconnuSchema.safeParse(json))
    return { statut: 'inconnu' }
  }
  return { nom: 'insee', demander }
}

/** The source behind a breaker of its own: five failures in a row and it is left alone for thirty seconds. */
function proteger(source: Source, repriseMs: number): Source {
  const coupure = circuitBreaker(handleAll, { halfOpenAfter: repriseMs, breaker: new ConsecutiveBreaker(ECHECS_AVANT_COUPURE) })
  coupure.onBreak(() => log.warn({ event: 'annuaire.coupure', source: source.nom }))
  coupure.onReset(() => log.info({ event: 'annuaire.reprise', source: source.nom }))
  return { nom: source.nom, demander: (siret) => coupure.execute(() => source.demander(siret)) }
}

export type Annuaire = { interroger: (siret: string) => Promise<ReponseAnnuaire> }

/**
 * The public directory: recherche-entreprises, then INSEE when it fails and a key is set, then « indisponible ».
 * Never throws. At most 5 seconds per source; the state of the breakers belongs to the object.
 */
export function creerAnnuaire(reglages: Reglages): Annuaire {
  const sources = [rechercheEntreprises(reglages)]
  if (reglages.inseeCle) sources.push(sirene(reglages, reglages.inseeCle))
  const protegees = sources.map((source) => proteger(source, reglages.repriseMs ?? REPRISE_MS))
  return {
    async interroger(siret) {
      for (const { nom, demander } of protegees) {
        try {
          return await demander(siret)
        } catch (error) {
          if (error instanceof BrokenCircuitError) continue
          const code = error instanceof EchecSource ? error.code : undefined
          log.warn({ event: 'annuaire.echec', source: nom, ...(code ? { code } : errorFields(error)) })
        }
      }
      return { statut: 'indisponible' }
    },
  }
}
