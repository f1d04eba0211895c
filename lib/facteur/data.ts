import 'server-only'
import { getPrisma } from '@/lib/core/db'

/** The factors of an account, without anything secret. */
export async function findFacteurs(compteId: string) {
  const { motDePasse, totpConfirmeLe, clesAcces, _count } = await getPrisma().compte.findUniqueOrThrow({
    where: { id: compteId },
    select: {
      motDePasse: true,
      totpConfirmeLe: true,
      clesAcces: { select: { id: true, nom: true, creeLe: true, utiliseeLe: true }, orderBy: { creeLe: 'asc' } },
      _count: { select: { codesSecours: { where: { consommeLe: null } } } },
    },
  })
  return { motDePasse: motDePasse !== null, totpLe: totpConfirmeLe, cles: clesAcces, codesRestants: _count.codesSecours }
}
export type Facteurs = Awaited<ReturnType<typeof findFacteurs>>
