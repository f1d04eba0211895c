import 'server-only'
import { getEnv } from '@/lib/core/env'
import { DELAI_MS, EchecSource, exiger, lireJson, proteger, REPRISE_MS } from '@/lib/core/source'
import type { Declaration, ReponseDgefp } from './rules'
import { dgefpSchema, lireDeclarations } from './schema'

const JEU = 'catalog/datasets/liste-publique-des-of-v2/records'
const DECLARATIONS_MAX = 100 // as many as the register gives at once

export type Dgefp = { interroger: (siren: string) => Promise<ReponseDgefp> }
type Reglages = { url: string; delaiMs?: number; repriseMs?: number }

/**
 * The public list of training organisations (code du travail, L6351-7-1), which the DGEFP publishes: its declarations of a SIREN,
 * or « indisponible ». Never throws. At most 5 seconds; the state of the breaker belongs to the object.
 */
export function creerDgefp({ url, delaiMs = DELAI_MS, repriseMs = REPRISE_MS }: Reglages): Dgefp {
  const demander = async (siren: string): Promise<{ declarations: Declaration[] }> => {
    const query = new URLSearchParams({ where: `siren="${siren}"`, limit: String(DECLARATIONS_MAX) })
    const { statut, json } = await lireJson(`${url.replace(/\/+$/, '')}/${JEU}?${query}`, delaiMs)
    if (statut !== 200) throw new EchecSource(`http_${statut}`)
    return { declarations: lireDeclarations(siren, exiger(dgefpSchema.safeParse(json))) }
  }
  const protegee = proteger({ service: 'dgefp', nom: 'liste-publique-des-of', demander }, repriseMs)
  return {
    async interroger(siren) {
      const reponse = await protegee(siren)
      return reponse ? { statut: 'trouve', ...reponse } : { statut: 'indisponible' }
    },
  }
}

const PUBLIC = 'https://dgefp.opendatasoft.com/api/explore/v2.1'
const nonInterrogee: Dgefp = { interroger: async () => ({ statut: 'non_interroge' }) }

let parDefaut: Dgefp | undefined

/** The register of this process. A demonstration's organismes are invented: unless DGEFP_URL says which, it asks none. */
export function getDgefp(): Dgefp {
  const { DGEFP_URL, KAIROS_DEMO } = getEnv()
  parDefaut ??= DGEFP_URL || KAIROS_DEMO !== '1' ? creerDgefp({ url: DGEFP_URL ?? PUBLIC }) : nonInterrogee
  return parDefaut
}
