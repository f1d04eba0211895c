import { getPool } from '@/lib/core/db'
import { DELAIS } from '@/lib/core/delais'
import { type FiltreResolu, listFile } from '@/lib/file/data'
import { FILTRE_VIDE, type FiltreFile, limitesAge, triDe } from '@/lib/file/rules'
import { resoudreUne } from '@/lib/recherche/data'
import { lireRecherche } from '@/lib/recherche/rules'

const PERSONNE = '00000000-0000-4000-8000-000000000000'

/** A filter of the queue as its page resolves it. */
export async function resoudreFiltre(
  donnees: Partial<FiltreFile>,
  { moi = PERSONNE, maintenant = new Date() } = {},
): Promise<FiltreResolu> {
  const filtre = { ...FILTRE_VIDE, ...donnees }
  const lecture = lireRecherche(filtre.q)
  const criteres = lecture.ok ? lecture.criteres : []
  return { filtre, criteres, resolution: await resoudreUne(criteres), limites: limitesAge(maintenant, DELAIS), moi }
}

/** The first page that a filter finds. */
export async function lireFile(donnees: Partial<FiltreFile>, options: Parameters<typeof resoudreFiltre>[1] = {}) {
  const resolu = await resoudreFiltre(donnees, options)
  return listFile(resolu, triDe(resolu.filtre, resolu.criteres), { apres: null, avant: null })
}

/** Where the queue's tables differ from what they are made of: nothing, whatever has happened. */
export async function ecartsDeLaFile(): Promise<Record<string, unknown[]>> {
  const lire = async (sql: string) => (await getPool().query(sql)).rows
  return {
    lignes: await lire(`(TABLE "DemandeFile" EXCEPT TABLE "DemandeFileSource")
      UNION ALL (TABLE "DemandeFileSource" EXCEPT TABLE "DemandeFile")`),
    comptes: await lire(`SELECT dimension, valeur, statut, sum(nombre) FROM (
        SELECT dimension, valeur, statut, nombre FROM "FileCompte"
        UNION ALL SELECT d.dimension, d.valeur, f.statut, -1 FROM "DemandeFile" f, file_dimensions(f) AS d
      ) AS tous GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0`),
    mots: await lire(`SELECT mot FROM "Organisme", unnest(mots_de(concat_ws(' ', "raisonSociale", "complementNom", enseigne))) AS mot
      WHERE mot ~ '[a-z]' AND length(mot) >= 3 EXCEPT SELECT mot FROM "FileMot"`),
  }
}
