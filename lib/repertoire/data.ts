import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { plierSql } from '@/lib/decision/data'
import { motifsDeRecherche } from '@/lib/decision/rules'
import { Prisma } from '@/lib/generated/prisma/client'
import { LIGNES_PAR_PAGE } from './rules'
import type { FiltreListe } from './schema'

function page<L extends { id: string }>(lignes: L[]): { lignes: L[]; suite: string | null } {
  const lues = lignes.slice(0, LIGNES_PAR_PAGE)
  return { lignes: lues, suite: lignes.length > lues.length ? (lues.at(-1)?.id ?? null) : null }
}

/** The newest first: identifiers follow the time of their making. */
const apres = (colonne: Prisma.Sql, id: string | null) => (id ? Prisma.sql`${colonne} < ${id}::uuid` : Prisma.sql`true`)

export type OrganismeListe = {
  id: string
  raisonSociale: string
  siret: string
  ville: string
  creeLe: Date
  geleLe: Date | null
}

const NOMS = plierSql(Prisma.sql`concat_ws(' ', o."raisonSociale", o."complementNom", o.enseigne)`)

/** One page of all organismes, the newest first, and the row after which the next page begins. For agents only. */
export async function listOrganismes(filtre: FiltreListe) {
  const motifs = motifsDeRecherche(filtre.q)
  const parSiret = motifs?.siret ? Prisma.sql`o.siret LIKE ${motifs.siret}` : Prisma.sql`false`
  const trouve = motifs ? Prisma.sql`(${NOMS} LIKE ${motifs.nom} OR ${parSiret})` : Prisma.sql`true`
  return page(
    await getPrisma().$queryRaw<OrganismeListe[]>`
      SELECT o.id, o."raisonSociale", o.siret, o.ville, o."creeLe", o."geleLe" FROM "Organisme" o
      WHERE ${trouve} AND ${apres(Prisma.sql`o.id`, filtre.apres)} ORDER BY o.id DESC LIMIT ${LIGNES_PAR_PAGE + 1}`,
  )
}

const DEMANDES_MAX = 20
const COMPTE = { id: true, email: true, activeLe: true, desactiveLe: true, geleLe: true, effaceLe: true } as const

/** One organisme with its people, demandes and accesses, in one statement, or null. For agents only. */
export function findOrganismeDetail(id: string) {
  return getPrisma().organisme.findUnique({
    where: { id },
    include: {
      membres: { orderBy: [{ role: 'asc' }, { compteId: 'asc' }], select: { role: true, compte: { select: COMPTE } } },
      demandes: {
        orderBy: { creeLe: 'desc' },
        take: DEMANDES_MAX,
        select: { id: true, statut: true, nature: true, creeLe: true },
      },
      acces: { orderBy: { creeLe: 'desc' } },
    },
  })
}
export type OrganismeDetail = NonNullable<Awaited<ReturnType<typeof findOrganismeDetail>>>
