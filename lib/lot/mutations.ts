import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { ok, type Result, refus } from '@/lib/core/result'
import { ecrireMotif, verifierLecture } from '@/lib/decision/mutations'
import type { Lu } from '@/lib/envoi/rules'
import type { Lot } from './data'
import { LOT_A_LIRE, LOT_CHANGE } from './labels'
import type { DecisionLot, StatutLigne } from './rules'

type Preparation = { decision: DecisionLot; demandeIds: string[]; agentId: string }

/** A lot to be read before it is launched: those of the demandes that await a decision, each as it is now, in the given order. */
export function preparerLot(
  { decision, demandeIds, agentId }: Preparation,
  maintenant: Date,
): Promise<Result<{ lotId: string; ecartees: number }, 'aucune'>> {
  return transaction(async (tx) => {
    const demandes = await tx.demande.findMany({
      where: { id: { in: demandeIds }, statut: 'en_attente', acceptationId: { not: null } },
      orderBy: [{ valideeLe: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        acceptationId: true,
        examens: { where: { finiLe: { not: null } }, orderBy: { demandeLe: 'desc' }, take: 1, select: { id: true } },
      },
    })
    const lignes = demandes.flatMap(({ id: demandeId, acceptationId, examens: [examen] }, rang) =>
      acceptationId ? [{ rang, demandeId, acceptationId, examenId: examen?.id ?? null }] : [],
    )
    if (lignes.length === 0) return refus('aucune')
    const { id: lotId } = await tx.lot.create({ data: { decision, agentId, creeLe: maintenant }, select: { id: true } })
    await tx.lotLigne.createMany({ data: lignes.map((ligne) => ({ ...ligne, lotId })) })
    return ok({ lotId, ecartees: new Set(demandeIds).size - lignes.length })
  })
}

type Lancement = { lotId: string; agentId: string; motif: string | null; modeleId: string | null }

/** Hands a lot to the worker, once. */
export function lancerLot(
  { lotId, agentId, motif, modeleId }: Lancement,
  maintenant: Date,
): Promise<Result<object, 'deja_lance'>> {
  return transaction(async (tx) => {
    const { count } = await tx.lot.updateMany({
      where: { id: lotId, agentId, lanceLe: null },
      data: { lanceLe: maintenant, motif, modeleId },
    })
    if (count !== 1) return refus('deja_lance')
    await enqueue(tx, 'lot', { lotId })
    return ok({})
  })
}

type Lecture = { motif: string | null; modeleId: string | null; lu: Lu | null }

/**
 * Whether the e-mail of the lot's first demande is still the one that was read; if not, the one to read. The others differ by
 * what concerns them alone.
 */
export async function lireAvantLot(lot: Lot, { motif, modeleId, lu }: Lecture, maintenant: Date) {
  const premiere = await getPrisma().lotLigne.findFirst({
    where: { lotId: lot.id, demande: { statut: 'en_attente' } },
    orderBy: { rang: 'asc' },
    select: { demandeId: true, acceptationId: true },
  })
  if (!premiere) return refus('plus_aucune')
  const messages = { aLire: LOT_A_LIRE, change: LOT_CHANGE }
  if (lot.decision === 'accepter') return verifierLecture({ ...premiere, lu }, { evenement: 'accepter' }, messages, maintenant)
  if (!motif && !modeleId) return refus('sans_motif')
  const ecrit = await ecrireMotif({ demandeId: premiere.demandeId, motif, modeleId }, maintenant)
  if (!ecrit.ok) return ecrit
  const projet = { evenement: 'demander_correction', motif: ecrit.motif, commentaires: {} } as const
  return verifierLecture({ ...premiere, lu }, projet, messages, maintenant)
}

/** Another run of the same lot has done this line: thrown, so that nothing of it is done twice. */
export class LigneDejaFaite extends Error {}

type Ligne = { lotId: string; rang: number }
type Issue = { statut: Exclude<StatutLigne, 'a_faire'>; detail?: string }

/** What came of a line, in the transaction of its decision. Throws LigneDejaFaite when it has an outcome already. */
export async function terminerLigne(tx: Tx, { lotId, rang }: Ligne, issue: Issue, maintenant: Date): Promise<void> {
  const { count } = await tx.lotLigne.updateMany({
    where: { lotId, rang, statut: 'a_faire' },
    data: { ...issue, faiteLe: maintenant },
  })
  if (count !== 1) throw new LigneDejaFaite()
}

/** What came of a line that changed nothing. */
export async function noterLigne({ lotId, rang }: Ligne, issue: Issue, maintenant: Date): Promise<void> {
  await getPrisma().lotLigne.updateMany({ where: { lotId, rang, statut: 'a_faire' }, data: { ...issue, faiteLe: maintenant } })
}

/** Records that nothing is left to do in a lot. */
export async function finirLot(lotId: string, maintenant: Date): Promise<void> {
  await getPrisma().lot.updateMany({
    where: { id: lotId, lanceLe: { not: null }, finiLe: null, lignes: { none: { statut: 'a_faire' } } },
    data: { finiLe: maintenant },
  })
}
