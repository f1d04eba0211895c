import 'server-only'
import { getPrisma, type Tx, transaction } from '@/lib/core/db'
import { enqueue } from '@/lib/core/jobs'
import { ok, type Result, refus } from '@/lib/core/result'
import { type Constat, etatExamen } from './rules'

type Demandeur = { demandeId: string; parId: string | null }

/** Asks for the checks of a demande, in the caller's transaction: the worker makes them, nobody waits for a register. */
export async function demanderExamen(tx: Tx, { demandeId, parId }: Demandeur, maintenant: Date): Promise<void> {
  const { id } = await tx.examen.create({ data: { demandeId, parId, demandeLe: maintenant }, select: { id: true } })
  await enqueue(tx, 'examen', { examenId: id })
}

/** « Relancer les contrôles »: a new run, kept beside those of before; while one is under way, nothing more. */
export function relancerExamen({ demandeId, parId }: Demandeur, maintenant: Date): Promise<Result<object, 'introuvable'>> {
  return transaction(async (tx) => {
    const [demande] = await tx.$queryRaw<object[]>`SELECT id FROM "Demande" WHERE id = ${demandeId}::uuid FOR UPDATE`
    if (!demande) return refus('introuvable')
    const dernier = await tx.examen.findFirst({ where: { demandeId }, orderBy: { demandeLe: 'desc' } })
    if (!dernier || etatExamen(dernier, maintenant) !== 'en_cours') await demanderExamen(tx, { demandeId, parId }, maintenant)
    return ok({})
  })
}

/** Keeps what a run found, once. */
export async function terminerExamen(id: string, constats: Constat[], maintenant: Date): Promise<void> {
  await getPrisma().examen.updateMany({ where: { id, finiLe: null }, data: { constats, finiLe: maintenant } })
}
