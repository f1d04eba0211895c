import 'server-only'
import { log } from '@/lib/core/log'
import { findSiret } from './data'
import { enregistrerVerification } from './mutations'
import { verificationSelon } from './rules'
import { chercherEtablissement } from './service'

/**
 * Asks the directory again about an organisme that could not be verified, and writes the answer. Throws while the
 * directory is unavailable, so that the queue tries again later.
 */
export async function reverifierOrganisme({ organismeId }: { organismeId: string }): Promise<void> {
  const siret = await findSiret(organismeId)
  if (siret === null) return
  const { statut } = await chercherEtablissement(siret)
  if (statut === 'indisponible') throw new Error('directory unavailable')
  const verification = verificationSelon(statut)
  await enregistrerVerification(organismeId, verification, new Date())
  log.info({ event: 'organisme.verifie', organismeId, verification })
}
