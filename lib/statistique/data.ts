import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Somme } from './rules'
import { sommesSchema } from './schema'

/**
 * What is asked for. `debut`: the first day of the period, the first of a month, null for the whole past; `aujourdhui`: today in
 * Paris; `retard`: who was validated before this instant is late, `jourRetard` being its day in Paris.
 */
export type DemandeDeSommes = { debut: string | null; aujourdhui: string; retard: Date; jourRetard: string }
type Ligne = { sommes: unknown; motifs: Record<string, string> | null; retard: number }

/** The statement that adds up: one row for each thing that the page shows, whatever the number of rows it is kept in. */
export const requeteSommes = ({ debut, aujourdhui, retard, jourRetard }: DemandeDeSommes): Prisma.Sql => {
  const depuis = Prisma.sql`coalesce(${debut}::date, '-infinity'::date)`
  return Prisma.sql`
    WITH lues AS (
      SELECT mesure, jour, cle, sum(nombre)::bigint AS nombre FROM "Statistique"
      WHERE mesure = 'attente'
        OR mesure IN ('recue', 'issue') AND jour >= coalesce(date_trunc('week', ${debut}::date::timestamp)::date, '-infinity'::date)
      GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0
      UNION ALL
      SELECT mesure, min(jour), cle, sum(nombre)::bigint FROM "Statistique"
      WHERE mesure IN ('delai', 'motif', 'region') AND jour >= ${depuis} GROUP BY mesure, cle HAVING sum(nombre) <> 0
      UNION ALL
      SELECT mesure, min(jour), cle, sum(nombre)::bigint FROM "Statistique"
      WHERE mesure = 'acces' AND jour >= ${aujourdhui}::date GROUP BY mesure, date_trunc('month', jour), cle HAVING sum(nombre) <> 0)
    SELECT (SELECT json_agg(lues) FROM lues) AS sommes,
      (SELECT json_object_agg(m.id, m.titre) FROM "Modele" m WHERE m.id::text IN (SELECT cle FROM lues WHERE mesure = 'motif')) AS motifs,
      (coalesce((SELECT sum(nombre) FROM lues WHERE mesure = 'attente' AND jour < ${jourRetard}::date), 0)
        + (SELECT count(*) FROM "DemandeFile" f WHERE f.statut = 'en_attente'
          AND f.cle >= (extract(epoch FROM ${jourRetard}::date::timestamp AT TIME ZONE 'Europe/Paris') * 1000)::bigint
          AND f.cle < ${retard.getTime()}::bigint))::int AS retard`
}

/**
 * The sums of a period, with what stands now whatever the period, the titles of the models that refusals name, and how many
 * demandes are late: exact, of the rows of that one day only.
 */
export async function lireStatistiques(demande: DemandeDeSommes) {
  const [ligne] = await getPrisma().$queryRaw<Ligne[]>(requeteSommes(demande))
  const sommes: Somme[] = sommesSchema.parse(ligne?.sommes ?? [])
  return { sommes, motifs: ligne?.motifs ?? {}, enRetard: ligne?.retard ?? 0 }
}
