import 'server-only'
import type { Etablissement, ReponseAnnuaire } from '@/lib/annuaire/rules'
import { type Annuaire, creerAnnuaire } from '@/lib/annuaire/service'
import { getEnv } from '@/lib/core/env'
import { nomDeCommune } from './communes'
import { findAnnuaireCache } from './data'
import { libelleFormeJuridique } from './formes-juridiques'
import { ecrireAnnuaireCache } from './mutations'

export type { Etablissement, ReponseAnnuaire }

let annuaireParDefaut: Annuaire | undefined

/** The directory of this process, with its settings read once. */
function getAnnuaire(): Annuaire {
  const { ANNUAIRE_URL, INSEE_URL, INSEE_API_KEY } = getEnv()
  annuaireParDefaut ??= creerAnnuaire({ annuaireUrl: ANNUAIRE_URL, inseeUrl: INSEE_URL, inseeCle: INSEE_API_KEY })
  return annuaireParDefaut
}

/** Values that the form can take as they are: a legal category of our table, the commune's own spelling. */
function ajuster(reponse: ReponseAnnuaire): ReponseAnnuaire {
  if (reponse.statut === 'inconnu' || reponse.statut === 'indisponible') return reponse
  const { formeJuridique, codePostal, ville, ...reste } = reponse.etablissement
  const etablissement = {
    ...reste,
    formeJuridique: formeJuridique !== null && libelleFormeJuridique(formeJuridique) !== null ? formeJuridique : null,
    codePostal,
    ville: (codePostal !== null && ville !== null && nomDeCommune(codePostal, ville)) || ville,
  }
  return { ...reponse, etablissement }
}

/** `neuve`: the source is asked whatever is kept. */
type Options = { annuaire?: Annuaire; maintenant?: Date; neuve?: boolean }

/**
 * What the public directory says of a SIRET already checked: the answer kept (24 hours, 1 hour when unknown), or a
 * new one. « indisponible » is never kept. Throws only when our own database fails.
 */
export async function chercherEtablissement(siret: string, options: Options = {}): Promise<ReponseAnnuaire> {
  const { annuaire = getAnnuaire(), maintenant = new Date(), neuve = false } = options
  const connue = neuve ? null : await findAnnuaireCache(siret, maintenant)
  if (connue) return ajuster(connue)
  const reponse = await annuaire.interroger(siret)
  if (reponse.statut !== 'indisponible') await ecrireAnnuaireCache(siret, reponse, maintenant)
  return ajuster(reponse)
}
