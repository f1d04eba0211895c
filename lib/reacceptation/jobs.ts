import 'server-only'
import type { JobData } from '@/lib/core/jobs'
import { log } from '@/lib/core/log'
import { findDebutCampagne } from './data'
import { ecrireLot } from './mutations'

/**
 * Writes to the organismes that have to accept the CGU again: when a version comes into force (`cguVersionId`), and once a
 * day for those whose access opened, or opened again, under an older text. Stopped half-way or run twice, each person gets
 * one e-mail. Throws, to be tried again, when the version is not in force yet.
 */
export async function ecrireCampagne({ cguVersionId }: JobData['campagne'], maintenant = new Date()): Promise<void> {
  if (cguVersionId) {
    const debut = await findDebutCampagne(cguVersionId)
    if (!debut) return
    if (debut > maintenant) throw new Error(`version ${cguVersionId} of the CGU is not in force yet`)
  }
  let total = 0
  for (let apres: string | null | undefined; apres !== null; ) {
    const { ecrits, suite } = await ecrireLot(apres ?? null, maintenant)
    total += ecrits
    apres = suite
  }
  if (total > 0) log.info({ event: 'campagne.ecrite', courriels: total })
}
