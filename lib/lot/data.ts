import 'server-only'
import { getPrisma } from '@/lib/core/db'
import { conditions, type FiltreResolu, ou } from '@/lib/file/data'
import { Prisma } from '@/lib/generated/prisma/client'
import { compterLignes, LOT_MAX } from './rules'

/** The demandes of a list that await a decision, the oldest first, 200 at most. For agents only. */
export async function listPourLot(resolu: FiltreResolu): Promise<string[]> {
  const lignes = await getPrisma().$queryRaw<{ id: string }[]>`
    SELECT f."demandeId" AS id FROM "DemandeFile" f
    WHERE ${ou([Prisma.sql`f.statut = 'en_attente'`, ...conditions(resolu)])} ORDER BY f.cle, f."demandeId" LIMIT ${LOT_MAX}`
  return lignes.map(({ id }) => id)
}

const LIGNE = {
  rang: true,
  demandeId: true,
  statut: true,
  detail: true,
  faiteLe: true,
  examenId: true,
  demande: {
    select: {
      nature: true,
      valideeLe: true,
      organisme: { select: { raisonSociale: true, acces: { where: { statut: { in: ['actif', 'suspendu'] } } } } },
      examens: { where: { finiLe: { not: null } }, orderBy: { demandeLe: 'desc' }, take: 1, select: { constats: true } },
    },
  },
} as const satisfies Prisma.LotLigneSelect

/** One lot with its lines and what each demande is, in one statement, or null. For agents only. */
export const findLot = (id: string) =>
  getPrisma().lot.findUnique({ where: { id }, include: { lignes: { orderBy: { rang: 'asc' }, select: LIGNE } } })
export type Lot = NonNullable<Awaited<ReturnType<typeof findLot>>>

const LOTS_MAX = 50

/** The last lots of an agent, the newest first, and how many lines each has left. */
export async function listLots(agentId: string) {
  const lots = await getPrisma().lot.findMany({
    where: { agentId },
    orderBy: { creeLe: 'desc' },
    take: LOTS_MAX,
    select: {
      ...{ id: true, decision: true, creeLe: true, lanceLe: true, finiLe: true },
      lignes: { select: { statut: true } },
    },
  })
  return lots.map(({ lignes, ...lot }) => ({ ...lot, total: lignes.length, comptes: compterLignes(lignes) }))
}
export type LotListe = Awaited<ReturnType<typeof listLots>>[number]

/** How far a lot has come, or null. */
export async function findAvancement(id: string) {
  const lot = await getPrisma().lot.findUnique({
    where: { id },
    select: { agentId: true, lanceLe: true, finiLe: true, _count: { select: { lignes: { where: { statut: 'a_faire' } } } } },
  })
  return lot && { ...lot, aFaire: lot._count.lignes }
}

/** The next line to be carried out, and what it is to be; null when none is left, or the lot is not launched. */
export async function findLigneAFaire(lotId: string) {
  const lot = await getPrisma().lot.findFirst({
    where: { id: lotId, lanceLe: { not: null } },
    include: { lignes: { where: { statut: 'a_faire' }, orderBy: { rang: 'asc' }, take: 1 } },
  })
  const [ligne] = lot?.lignes ?? []
  return lot && ligne ? { lot, ligne } : null
}
export type LigneAFaire = NonNullable<Awaited<ReturnType<typeof findLigneAFaire>>>

/** Whether an account may still decide. */
export async function estAgentActif(id: string): Promise<boolean> {
  const actif = { activeLe: { not: null }, desactiveLe: null, geleLe: null }
  return (await getPrisma().compte.count({ where: { id, role: { in: ['agent', 'administrateur'] }, ...actif } })) === 1
}
