import 'server-only'
import { sha256 } from '@/lib/core/chiffrement'
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

/** Whether the account was opened in this browser before. */
export async function estNavigateurConnu(compteId: string, jetonAppareil: string | null): Promise<boolean> {
  if (!jetonAppareil) return false
  return (await getPrisma().appareil.count({ where: { compteId, empreinte: sha256(jetonAppareil) } })) > 0
}
