import 'server-only'
import type { Tx } from '@/lib/core/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Acteur, Evenement } from './rules'

export type LigneJournal = {
  acteur: Acteur
  evenement: Evenement
  organismeId?: string
  demandeId?: string
  compteId?: string
  de?: string
  vers?: string
  donnees?: Prisma.InputJsonObject
  maintenant: Date
}

/** Writes one line of the journal inside the transaction of the change it tells. The line can never change. */
export async function ecrireJournal(tx: Tx, { acteur, maintenant, ...ligne }: LigneJournal): Promise<void> {
  const acteurId = acteur.type === 'systeme' ? null : acteur.compteId
  await tx.journal.create({ data: { ...ligne, acteurType: acteur.type, acteurId, creeLe: maintenant }, select: { id: true } })
}
