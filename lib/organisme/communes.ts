import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReponseAnnuaire } from '@/lib/annuaire/rules'
import { FORMES_JURIDIQUES } from './formes-juridiques'
import { cleCommune, departementDuCodePostal, formatSiret } from './rules'
import { type Territoire, territoireDuDepartement } from './territoires'

type Commune = { code: string; nom: string; departement: string }
type CommuneSource = Commune & { type: string; codesPostaux?: string[] }

// Read at run time: an import would put its 8.6 MB into the bundle.
const FICHIER = ['node_modules', '@etalab', 'decoupage-administratif', 'data', 'communes.json']

let index: Map<string, Commune[]> | undefined

/** The communes of each postal code (code officiel géographique), read from the disk on the first call of the process. */
function getIndex(): Map<string, Commune[]> {
  if (index) return index
  const chemin = join(/* turbopackIgnore: true */ process.cwd(), ...FICHIER)
  const source: CommuneSource[] = JSON.parse(readFileSync(chemin, 'utf8'))
  const lu = new Map<string, Commune[]>()
  for (const { code, nom, departement, type, codesPostaux = [] } of source) {
    if (type !== 'commune-actuelle') continue
    const commune = { code, nom: nom.replaceAll("'", '’'), departement }
    for (const codePostal of codesPostaux) lu.set(codePostal, [...(lu.get(codePostal) ?? []), commune])
  }
  index = lu
  return lu
}

const communesDe = (codePostal: string): Commune[] => getIndex().get(codePostal) ?? []

/** The communes that a postal code serves, in alphabetical order; none for a CEDEX or an unknown code. */
export function communesDuCodePostal(codePostal: string): { code: string; nom: string }[] {
  return communesDe(codePostal)
    .map(({ code, nom }) => ({ code, nom }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
}

const parNom = (communes: Commune[], ville: string) => {
  const cle = cleCommune(ville)
  return communes.find(({ nom }) => cleCommune(nom) === cle)
}

/** The official spelling of a commune's name under its postal code, null when it is not found or is a CEDEX. */
export const nomDeCommune = (codePostal: string, ville: string): string | null =>
  parNom(communesDe(codePostal), ville)?.nom ?? null

// A postal code may straddle two départements, and Corsica's CEDEX series say nothing of theirs: the name decides.
const estCorse = ({ departement }: Commune) => departement === '2A' || departement === '2B'
const communesCorses = () => [...getIndex().values()].flat().filter(estCorse)

/**
 * The département and région of an address: those of the commune with that name under that postal code, else those
 * that all its communes share, else those of the code's first figures. Null when nothing points to a territory.
 */
export function deriverTerritoire(codePostal: string, ville: string): Territoire | null {
  const communes = communesDe(codePostal)
  const commune = parNom(communes, ville)
  const partages = new Set(communes.map(({ departement }) => departement))
  const [partage] = partages.size === 1 ? partages : []
  const prefixe = departementDuCodePostal(codePostal)
  const corse = !prefixe && codePostal.startsWith('20') ? parNom(communesCorses(), ville)?.departement : undefined
  const departement = commune?.departement ?? partage ?? prefixe ?? corse
  return departement ? territoireDuDepartement(departement) : null
}

/** The same address with the codes of its département and région, null where none can be told. */
export function avecTerritoire<T extends { codePostal: string; ville: string }>(saisie: T) {
  const territoire = deriverTerritoire(saisie.codePostal, saisie.ville)
  return { ...saisie, codeDepartement: territoire?.codeDepartement ?? null, codeRegion: territoire?.codeRegion ?? null }
}

/** What the organisme's form offers to choose from: every legal category, and the towns of its postal code. */
export const listesOrganisme = (codePostal: string | null) => ({
  formes: FORMES_JURIDIQUES,
  communes: codePostal ? communesDuCodePostal(codePostal) : [],
})

/** What the organisme's form holds at first, from what the directory knows of the SIRET. */
export function saisieInitiale(siret: string, annuaire: ReponseAnnuaire) {
  const etablissement = 'etablissement' in annuaire ? annuaire.etablissement : null
  const { ndas = [], siret: _, ...connu } = etablissement ?? {}
  const listes = listesOrganisme(etablissement?.codePostal ?? null)
  return { siret, siretAffiche: formatSiret(siret), initial: { ...connu, nda: ndas[0] ?? null }, listes }
}
