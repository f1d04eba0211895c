import 'server-only'
import { getPool } from '@/lib/core/db'
import { conditions, type DemandeEnFile, type FiltreResolu, lireTri, ou } from '@/lib/file/data'
import type { Tri } from '@/lib/file/rules'
import { Prisma } from '@/lib/generated/prisma/client'

const LOT = 500
/** A reader who stops reading gives the connection back after that. */
const ATTENTE_EXPORT = '60s'

export type DemandeExportee = Omit<DemandeEnFile, 'id' | 'agentId'> & {
  nda: string
  formeJuridique: string
  codeRegion: string | null
  creeLe: Date
  decideeLe: Date | null
}

/** The statement of a whole list, with what an export says of each demande. */
export function requeteExport(resolu: FiltreResolu, tri: Tri): Prisma.Sql {
  const { colonne, baisse } = lireTri(tri)
  const sens = baisse ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return Prisma.sql`
    SELECT f.statut::text AS statut, f.nature::text AS nature, f."raisonSociale", f.siret, o.nda, f."formeJuridique", f.ville,
      f."codeDepartement", f."codeRegion", d."creeLe", f."valideeLe", d."decideeLe", coalesce(a.nom, a.email) AS agent
    FROM "DemandeFile" f JOIN "Demande" d ON d.id = f."demandeId" JOIN "Organisme" o ON o.id = f."organismeId"
      LEFT JOIN "Compte" a ON a.id = f."agentId"
    WHERE ${ou(conditions(resolu))} ORDER BY ${colonne.sql} ${sens}, f."demandeId" ${sens}`
}

/** The whole list, as it was at one instant, few rows at a time: a cursor of the database. For agents only. */
export async function* lireExport(resolu: FiltreResolu, tri: Tri): AsyncGenerator<DemandeExportee> {
  const { text, values } = requeteExport(resolu, tri)
  const client = await getPool().connect()
  let abandonne: Error | undefined
  const noter = (erreur: Error) => {
    abandonne = erreur
  }
  client.on('error', noter) // the database may end the session of a reader who stopped
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${ATTENTE_EXPORT}'`)
    await client.query(`DECLARE export NO SCROLL CURSOR FOR ${text}`, values)
    for (;;) {
      const { rows } = await client.query<DemandeExportee>(`FETCH ${LOT} FROM export`)
      yield* rows
      if (rows.length < LOT) return
    }
  } catch (erreur) {
    abandonne ??= erreur instanceof Error ? erreur : new Error(String(erreur))
    throw erreur
  } finally {
    if (!abandonne) await client.query('ROLLBACK')
    client.off('error', noter)
    client.release(abandonne)
  }
}
