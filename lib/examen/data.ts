import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Declare, telephonesDe, type Voisin } from './rules'

const VOISINS_MAX = 20

export type AExaminer = { finiLe: Date | null; organismeId: string; declare: Declare }

/** What a run is about, as declared now; null when there is no such run. */
export async function findAExaminer(examenId: string): Promise<AExaminer | null> {
  const examen = await getPrisma().examen.findUnique({
    where: { id: examenId },
    select: { finiLe: true, demande: { include: { organisme: true } } },
  })
  if (!examen) return null
  const { demande, finiLe } = examen
  const { organisme } = demande
  return { finiLe, organismeId: organisme.id, declare: { ...organisme, ...demande } }
}

const chercher = (organismeId: string, condition: Prisma.Sql) =>
  getPrisma().$queryRaw<Voisin[]>`
    SELECT o.id, o."raisonSociale", o.siret FROM "Organisme" o
    WHERE o.id <> ${organismeId}::uuid AND ${condition} ORDER BY o.siret LIMIT ${VOISINS_MAX}`

/** The other organismes of the portal with the same SIREN, e-mail (theirs or an RGC's) or telephone; 20 of each at most. For agents only. */
export async function listVoisins({ organismeId, declare }: AExaminer) {
  const { siret, courriel, rgcCourriel } = declare
  const siren = siret.slice(0, 9)
  const telephones = telephonesDe(declare)
  const courriels = [...new Set([courriel, rgcCourriel])]
  return {
    siren: await chercher(organismeId, Prisma.sql`o.siret BETWEEN ${`${siren}00000`} AND ${`${siren}99999`}`),
    courriel: await chercher(
      organismeId,
      Prisma.sql`o.id IN (SELECT id FROM "Organisme" WHERE courriel = ANY(${courriels})
        UNION SELECT "organismeId" FROM "Demande" WHERE "rgcCourriel" = ANY(${courriels}) AND statut <> 'annulee')`,
    ),
    telephone:
      telephones.length === 0
        ? []
        : await chercher(
            organismeId,
            Prisma.sql`o.id IN (SELECT id FROM "Organisme" WHERE telephone1 = ANY(${telephones})
              UNION SELECT id FROM "Organisme" WHERE telephone2 = ANY(${telephones}))`,
          ),
  }
}
