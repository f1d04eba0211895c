import 'server-only'
import type { ReponseSource } from '@/lib/annuaire/rules'
import { getPrisma, transaction } from '@/lib/core/db'
import { ecrireJournal } from '@/lib/journal/mutations'
import type { Verification } from './rules'

/** Keeps the directory's answer for a SIRET in place of the one before. */
export async function ecrireAnnuaireCache(siret: string, reponse: ReponseSource, maintenant: Date): Promise<void> {
  const ligne = { reponse, obtenueLe: maintenant }
  await getPrisma().annuaireCache.upsert({
    where: { siret },
    create: { siret, ...ligne },
    update: ligne,
    select: { siret: true },
  })
}

/** Writes what the directory said of an organisme, with its line in the journal. False when the organisme is gone. */
export function enregistrerVerification(organismeId: string, verification: Verification, maintenant: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const avant = await tx.organisme.findUnique({ where: { id: organismeId }, select: { verification: true } })
    if (!avant) return false
    const where = { id: organismeId, verification: avant.verification }
    const { count } = await tx.organisme.updateMany({ where, data: { verification, verifieeLe: maintenant } })
    if (count === 0) return false
    await ecrireJournal(tx, {
      acteur: { type: 'systeme' },
      evenement: 'organisme.verifier',
      organismeId,
      de: avant.verification,
      vers: verification,
      maintenant,
    })
    return true
  })
}
