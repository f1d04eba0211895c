import 'server-only'
import { dureeJeton, type EtatJeton, etatJeton, type UsageJeton } from '@/lib/compte/rules'
import { nouveauJeton, sha256 } from '@/lib/core/chiffrement'
import type { Tx } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'

/** The absolute address that an e-mail gives for a token. */
export const lienDeJeton = (chemin: string, jeton: string) => `${getBaseUrl()}${chemin}?jeton=${jeton}`

/** The links of an account change one transaction at a time, so that of several asked for at once only the last stays valid. */
export const verrouiller = (tx: Tx, compteId: string) =>
  tx.$queryRaw`SELECT 1 FROM "Compte" WHERE id = ${compteId}::uuid FOR NO KEY UPDATE`

/**
 * A new link; the older ones of the same purpose are void from now on, but for alerts: each e-mail tells of another sign-in.
 * Returns the token, which is stored nowhere. `email`: the address it is about; `depuis`: when what it tells of began.
 */
export async function creerJeton(
  tx: Tx,
  compteId: string,
  usage: UsageJeton,
  maintenant: Date,
  { email, depuis = maintenant }: { email?: string; depuis?: Date } = {},
) {
  await verrouiller(tx, compteId)
  if (usage !== 'alerte') await annulerJetons(tx, compteId, [usage], maintenant)
  const { jeton, empreinte } = nouveauJeton()
  const expireLe = new Date(maintenant.getTime() + dureeJeton(usage))
  await tx.jeton.create({ data: { compteId, usage, email, empreinte, expireLe, creeLe: depuis }, select: { id: true } })
  return { jeton, expireLe }
}

const LIGNE = {
  id: true,
  usage: true,
  compteId: true,
  email: true,
  expireLe: true,
  consommeLe: true,
  annuleLe: true,
  creeLe: true,
} as const

/**
 * Uses a link up: exactly one caller gets 'valable', the others learn why not. `email` and `creeLe` (when what it tells of
 * began) are those of `creerJeton`. The links of a frozen account have expired, but for « Ce n’était pas moi », which only closes.
 */
export async function consommerJeton(
  tx: Tx,
  jeton: string,
  usage: UsageJeton,
  maintenant: Date,
): Promise<{ etat: EtatJeton; compteId: string | null; email: string | null; creeLe: Date }> {
  const ligne = await tx.jeton.findUnique({
    where: { empreinte: sha256(jeton) },
    select: { ...LIGNE, compte: { select: { geleLe: true } } },
  })
  const etat = ligne?.compte.geleLe && usage !== 'alerte' ? 'expire' : etatJeton(ligne, usage, maintenant)
  if (!ligne || etat !== 'valable') return { etat, compteId: null, email: null, creeLe: maintenant }
  const { email, creeLe } = ligne
  await verrouiller(tx, ligne.compteId)
  const { count } = await tx.jeton.updateMany({
    where: { id: ligne.id, consommeLe: null, annuleLe: null },
    data: { consommeLe: maintenant },
  })
  return count === 1 ? { etat, compteId: ligne.compteId, email, creeLe } : { etat: 'consomme', compteId: null, email, creeLe }
}

/** Makes the waiting links of these purposes void. */
export async function annulerJetons(tx: Tx, compteId: string, usages: UsageJeton[], maintenant: Date): Promise<void> {
  const where = { compteId, usage: { in: usages }, consommeLe: null, annuleLe: null }
  await tx.jeton.updateMany({ where, data: { annuleLe: maintenant } })
}
