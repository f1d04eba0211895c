import 'server-only'
import { DELAI_MS, EchecSource, exiger, lireJson, proteger, REPRISE_MS, type Source } from '@/lib/core/source'
import type { ReponseAnnuaire, ReponseSource } from './rules'
import { lireRecherche, lireSirene, rechercheSchema, sireneInconnuSchema, sireneSchema } from './schema'

export type Reglages = {
  annuaireUrl: string
  inseeUrl: string
  /** Without it INSEE is not asked. */
  inseeCle: string | undefined
  delaiMs?: number
  repriseMs?: number
}

type SourceSiret = Source<ReponseSource>

function rechercheEntreprises({ annuaireUrl, delaiMs = DELAI_MS }: Reglages): SourceSiret {
  const demander = async (siret: string) => {
    const query = new URLSearchParams({ q: siret, minimal: 'true', include: 'siege,matching_etablissements,complements' })
    const { statut, json } = await lireJson(`${annuaireUrl.replace(/\/+$/, '')}/search?${query}`, delaiMs)
    if (statut !== 200) throw new EchecSource(`http_${statut}`)
    return lireRecherche(siret, exiger(rechercheSchema.safeParse(json)))
  }
  return { service: 'annuaire', nom: 'recherche-entreprises', demander }
}

function sirene({ inseeUrl, delaiMs = DELAI_MS }: Reglages, cle: string): SourceSiret {
  const demander = async (siret: string): Promise<ReponseSource> => {
    const url = `${inseeUrl.replace(/\/+$/, '')}/siret/${encodeURIComponent(siret)}`
    const { statut, json } = await lireJson(url, delaiMs, { 'X-INSEE-Api-Key-Integration': cle })
    if (statut === 200) return lireSirene(siret, exiger(sireneSchema.safeParse(json)))
    exiger(sireneInconnuSchema.safeParse(json))
    return { statut: 'inconnu' }
  }
  return { service: 'annuaire', nom: 'insee', demander }
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
      for (const demander of protegees) {
        const reponse = await demander(siret)
        if (reponse) return reponse
      }
      return { statut: 'indisponible' }
    },
  }
}
