import { z } from 'zod'
import { assembler, lisible, type ReponseSource, typeDeVoie, voieDeLAdresse } from './rules'

// Tolerant: a field that is missing or of another type reads as null; only the shape that an answer needs is required.
const texte = z.string().nullable().catch(null)
const textes = z.array(z.string()).nullable().catch(null)
const date = z.iso.date().nullable().catch(null)

const FORME_JURIDIQUE = /^\d{4}$/
const CODE_POSTAL = /^\d{5}$/
const conforme = (valeur: string | null, motif: RegExp) => (valeur !== null && motif.test(valeur) ? valeur : null)

const siegeSchema = z.object({
  siret: texte,
  complement_adresse: texte,
  numero_voie: texte,
  indice_repetition: texte,
  type_voie: texte,
  libelle_voie: texte,
  distribution_speciale: texte,
  cedex: texte,
  libelle_cedex: texte,
})
type Siege = z.infer<typeof siegeSchema>

const etablissementSchema = z.object({
  siret: z.string(),
  etat_administratif: texte,
  date_fermeture: date,
  adresse: texte,
  code_postal: texte,
  libelle_commune: texte,
  liste_enseignes: textes,
  nom_commercial: texte,
})
type EtablissementTrouve = z.infer<typeof etablissementSchema>

const uniteLegaleSchema = z.object({
  nom_raison_sociale: texte,
  nom_complet: texte,
  etat_administratif: texte,
  date_fermeture: date,
  nature_juridique: texte,
  siege: siegeSchema.nullable().catch(null),
  matching_etablissements: z.array(etablissementSchema).catch([]),
  complements: z.object({ liste_id_organisme_formation: textes }).nullable().catch(null),
})

/** An answer of recherche-entreprises, `/search?q={siret}`. */
export const rechercheSchema = z.object({ results: z.array(uniteLegaleSchema) })

/** Only the head office has its address in parts; for the others the line is cut before its postal code. */
function adresse(etablissement: EtablissementTrouve, siege: Siege | null) {
  const commune = { codePostal: etablissement.code_postal, ville: etablissement.libelle_commune }
  if (siege?.siret !== etablissement.siret)
    return { voie: voieDeLAdresse(etablissement.adresse), immeuble: null, mentionsDistribution: null, ...commune }
  return {
    voie: assembler(siege.numero_voie, siege.indice_repetition, typeDeVoie(siege.type_voie), siege.libelle_voie),
    immeuble: lisible(siege.complement_adresse),
    mentionsDistribution: lisible(siege.distribution_speciale),
    ...(siege.cedex && siege.libelle_cedex ? { codePostal: siege.cedex, ville: siege.libelle_cedex } : commune),
  }
}

/** What recherche-entreprises says of `siret`; « inconnu » too when it answers about another establishment. */
export function lireRecherche(siret: string, { results }: z.infer<typeof rechercheSchema>): ReponseSource {
  const [unite] = results
  const [trouve] = unite?.matching_etablissements ?? []
  if (!unite || !trouve || trouve.siret !== siret) return { statut: 'inconnu' }
  const { codePostal, ville, ...lignes } = adresse(trouve, unite.siege)
  const etablissement = {
    siret,
    raisonSociale: lisible(unite.nom_raison_sociale ?? unite.nom_complet),
    enseigne: lisible(trouve.liste_enseignes?.[0] ?? trouve.nom_commercial),
    formeJuridique: conforme(unite.nature_juridique, FORME_JURIDIQUE),
    ...lignes,
    codePostal: conforme(codePostal, CODE_POSTAL),
    ville: lisible(ville),
    ndas: unite.complements?.liste_id_organisme_formation ?? [],
  }
  if (trouve.etat_administratif !== 'F' && unite.etat_administratif !== 'C') return { statut: 'trouve', etablissement }
  return { statut: 'ferme', fermeLe: trouve.date_fermeture ?? unite.date_fermeture, etablissement }
}

const periodeSchema = z.object({
  dateFin: texte,
  dateDebut: date,
  etatAdministratifEtablissement: texte,
  enseigne1Etablissement: texte,
  denominationUsuelleEtablissement: texte,
})

/** An answer of INSEE's Sirene API 3.11, `/siret/{siret}`. */
export const sireneSchema = z.object({
  etablissement: z.object({
    siret: z.string(),
    uniteLegale: z.object({
      etatAdministratifUniteLegale: texte,
      categorieJuridiqueUniteLegale: texte,
      denominationUniteLegale: texte,
      prenomUsuelUniteLegale: texte,
      nomUniteLegale: texte,
      nomUsageUniteLegale: texte,
    }),
    adresseEtablissement: z.object({
      complementAdresseEtablissement: texte,
      numeroVoieEtablissement: texte,
      indiceRepetitionEtablissement: texte,
      typeVoieEtablissement: texte,
      libelleVoieEtablissement: texte,
      distributionSpecialeEtablissement: texte,
      codePostalEtablissement: texte,
      libelleCommuneEtablissement: texte,
      codeCedexEtablissement: texte,
      libelleCedexEtablissement: texte,
    }),
    periodesEtablissement: z.array(periodeSchema),
  }),
})

/** INSEE's way of saying that it does not know a SIRET; any other 404 is not an answer. */
export const sireneInconnuSchema = z.object({ header: z.object({ statut: z.literal(404) }) })

/** What INSEE says of `siret`: closed when the current period (no end) is closed, or the unité légale is. */
export function lireSirene(siret: string, { etablissement: lu }: z.infer<typeof sireneSchema>): ReponseSource {
  if (lu.siret !== siret) return { statut: 'inconnu' }
  const { uniteLegale: unite, adresseEtablissement: ou } = lu
  const periode = lu.periodesEtablissement.find((candidate) => candidate.dateFin === null)
  const cedex = ou.codeCedexEtablissement && ou.libelleCedexEtablissement
  const etablissement = {
    siret,
    raisonSociale:
      lisible(unite.denominationUniteLegale) ??
      assembler(unite.prenomUsuelUniteLegale, unite.nomUsageUniteLegale ?? unite.nomUniteLegale),
    enseigne: lisible(periode?.enseigne1Etablissement ?? periode?.denominationUsuelleEtablissement),
    formeJuridique: conforme(unite.categorieJuridiqueUniteLegale, FORME_JURIDIQUE),
    voie: assembler(
      ou.numeroVoieEtablissement,
      ou.indiceRepetitionEtablissement,
      typeDeVoie(ou.typeVoieEtablissement),
      ou.libelleVoieEtablissement,
    ),
    immeuble: lisible(ou.complementAdresseEtablissement),
    mentionsDistribution: lisible(ou.distributionSpecialeEtablissement),
    codePostal: conforme(cedex ? ou.codeCedexEtablissement : ou.codePostalEtablissement, CODE_POSTAL),
    ville: lisible(cedex ? ou.libelleCedexEtablissement : ou.libelleCommuneEtablissement),
    ndas: [],
  }
  const etablissementFerme = periode?.etatAdministratifEtablissement === 'F'
  if (!etablissementFerme && unite.etatAdministratifUniteLegale !== 'C') return { statut: 'trouve', etablissement }
  return { statut: 'ferme', fermeLe: etablissementFerme ? periode.dateDebut : null, etablissement }
}

const nullable = z.string().nullable()
const etablissementStocke = z.object({
  siret: z.string(),
  raisonSociale: nullable,
  enseigne: nullable,
  formeJuridique: nullable,
  voie: nullable,
  immeuble: nullable,
  mentionsDistribution: nullable,
  codePostal: nullable,
  ville: nullable,
  ndas: z.array(z.string()),
})

/** An answer as the cache keeps it. */
export const reponseSourceSchema = z.discriminatedUnion('statut', [
  z.object({ statut: z.literal('trouve'), etablissement: etablissementStocke }),
  z.object({ statut: z.literal('ferme'), fermeLe: nullable, etablissement: etablissementStocke }),
  z.object({ statut: z.literal('inconnu') }),
])
