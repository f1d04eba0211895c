import 'server-only'
import { getPrisma } from '@/lib/core/db'
import type { Somme } from './rules'
import { sommesSchema } from './schema'

type Ligne = { sommes: unknown; motifs: Record<string, string> | null; retard: number }

/**
 * The sums of a period (all of them when `debut` is null), with what stands now whatever the period, the titles of the models
 * that refusals name, and how many demandes await since before `retard`: exact, of the rows of that one day only. One statement.
 */
export async function lireStatistiques(debut: string | null, jourRetard: string, retard: Date) {
  const [ligne] = await getPrisma().$queryRaw<Ligne[]>`
    WITH lues AS (
      SELECT mesure, jour, cle, sum(nombre)::bigint AS nombre FROM "Statistique"
      WHERE mesure IN ('attente', 'acces') OR (mesure IN ('recue', 'issue', 'delai', 'motif', 'region')
        AND jour >= coalesce(date_trunc('week', ${debut}::date::timestamp)::date, '-infinity'::date))
      GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0)
    SELECT (SELECT json_agg(lues) FROM lues) AS sommes,
      (SELECT json_object_agg(m.id, m.titre) FROM "Modele" m WHERE m.id::text IN (SELECT cle FROM lues WHERE mesure = 'motif')) AS motifs,
      (coalesce((SELECT sum(nombre) FROM lues WHERE mesure = 'attente' AND jour < ${jourRetard}::date), 0)
        + (SELECT count(*) FROM "DemandeFile" f WHERE f.statut = 'en_attente'
          AND f.cle >= (extract(epoch FROM ${jourRetard}::date::timestamp AT TIME ZONE 'Europe/Paris') * 1000)::bigint
          AND f.cle < ${retard.getTime()}::bigint))::int AS retard`
  const parDebut = ({ mesure, jour }: Somme) =>
    debut === null || mesure === 'attente' || mesure === 'acces' || mesure === 'recue' || mesure === 'issue' || jour >= debut
  return {
    sommes: sommesSchema.parse(ligne?.sommes ?? []).filter(parDebut),
    motifs: ligne?.motifs ?? {},
    enRetard: ligne?.retard ?? 0,
  }
}
